import { describe, expect, test } from 'vitest';
import { findRegister } from '../../../../shared/registers/index.ts';
import { proposeFields, proposeRegister } from './mapping.ts';

const columns = (...labels: string[]) => labels.map((label) => ({ label, samples: [] as string[] }));
const fieldsOf = (register: string, ...labels: string[]) =>
  proposeFields(findRegister(register)!, columns(...labels)).fields;

describe('columns', () => {
  test('labels, aliases, captions and hints', () => {
    expect(fieldsOf('committeeMember', '序号', '村（社区）', '基本情况/姓名', '职务*', '联系方式/手机')).toEqual([
      null,
      'village',
      'person',
      'post',
      'phone',
    ]);
    expect(fieldsOf('team', '队名', '负责人/姓名', '负责人/电话')).toEqual(['name', 'leader', 'leaderPhone']);
    expect(fieldsOf('grid', '网格名称', '网格长', '网格长电话', '网格员', '网格员电话')).toEqual([
      'name',
      'head',
      'headPhone',
      'worker',
      'workerPhone',
    ]);
  });

  test('a field goes to the column that says it best; what the program works out is left out', () => {
    expect(fieldsOf('person', '姓名', '家庭电话', '联系电话', '年龄')).toEqual(['name', null, 'phone', null]);
  });

  test('党员 is 政治面貌; the columns of a workbook of held rows are nothing', () => {
    expect(fieldsOf('teamMember', '原行号', '姓名', '党员', '退回原因')).toEqual([null, 'person', 'political', null]);
  });

  test('编号 counts rows or names them, as its values say', () => {
    const of = (...samples: string[]) =>
      proposeFields(findRegister('dispute')!, [
        { label: '编号', samples },
        { label: '纠纷名称', samples: [] },
      ]).fields[0];
    expect(of('1', '2', '3')).toBeNull();
    expect(of('3', '17', '41')).toBeNull();
    expect(of('JF2026001', 'JF2026002')).toBe('number');
  });
});

describe('registers', () => {
  test.each([
    ['person', ['姓名', '性别', '身份证号', '联系电话'], ['Sheet1']],
    ['committeeMember', ['村（社区）', '姓名', '职务', '任职时间'], ['治保会花名册.xlsx']],
    ['teamMember', ['姓名', '性别', '电话', '职务'], ['和平村义务巡防队队员花名册']],
    ['visit', ['走访对象', '走访日期', '走访人', '情况'], ['Sheet1']],
    ['dispute', ['纠纷名称', '发生时间', '当事人', '化解结果'], ['Sheet1']],
    ['village', ['名称', '类别', '户数', '人口'], ['村（社区）基本情况']],
  ])('%s', (register, labels, titles) => {
    expect(proposeRegister(columns(...labels), titles)?.key).toBe(register);
  });

  test('a table of other things belongs to none', () => {
    expect(proposeRegister(columns('品名', '单价', '数量', '合计'), ['采购清单'])).toBeNull();
  });
});
