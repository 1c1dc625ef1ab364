// What the conformance suite cannot see from examples alone: sentences, masks, links, values sent by clients.
import { describe, expect, it } from 'vitest';
import { exampleReading, exampleWriting } from './exampleContext.ts';
import type { ComputedField, Field, FieldValue } from './field.ts';
import { codecOf, fieldExamples, filterOf } from './index.ts';

const exampleOf = (type: Field['type'], at = 0) => fieldExamples.filter((each) => each.field.type === type)[at]!.field;

function sentence(field: Field, text: string): string | undefined {
  return codecOf(field).read({ kind: 'text', text }, field, exampleReading).problems[0]?.message;
}

describe('sentences say what is wrong and the way out', () => {
  it('counts characters', () => {
    expect(sentence(exampleOf('text'), '欧阳𠮷田向前进')).toBe('姓名最多 6 个字，现有 7 个字，请删减 1 个字。');
  });

  it('names near entries of a national table', () => {
    expect(sentence(exampleOf('code'), '土加族')).toBe('民族里没有“土加族”，是不是“土族”、“土家族”、“汉族”？');
  });

  it('says who can add to a dictionary', () => {
    expect(sentence(exampleOf('code', 1), '亲戚')).toBe(
      '人员来源里没有“亲戚”，请从列表中选择。确有需要时，可由系统管理员把它加入字典。',
    );
  });

  it('names the phone number that was left out', () => {
    expect(sentence(exampleOf('phone'), '13807430000、0743-8123456')).toBe(
      '联系电话只能存一个号码，已取 13807430000，没有保存 0743-8123456，需要时请写到备注。',
    );
  });

  it('says what became of an identity number in a number cell', () => {
    const field = exampleOf('idNumber');
    const cell = { kind: 'number', number: 433199199612031200, text: '433199199612031200' } as const;
    const [problem] = codecOf(field).read(cell, field, exampleReading).problems;
    expect(problem).toMatchObject({ code: 'idStoredAsNumber', level: 'error' });
    expect(problem?.message).toMatch(/丢失.*请.*文本/);
  });
});

describe('values sent by clients', () => {
  const refused: [Field['type'], FieldValue][] = [
    ['text', 7],
    ['text', '张\u0007三'],
    ['integer', 1.5],
    ['integer', '3'],
    ['decimal', 374.43],
    ['decimal', '374.435'],
    ['decimal', '1e3'],
    ['money', 0.5],
    ['money', -1],
    ['money', 10 ** 15],
    ['day', '2026-3-5'],
    ['day', '2026-02-30'],
    ['day', '2026-11-22'],
    ['month', '2026-13'],
    ['instant', '2026-03-05 14:30'],
    ['instant', '2026-02-30T06:30:00.000Z'],
    ['yesNo', 1],
    ['code', '99'],
    ['code', '土家族'],
    ['codes', ['1', '8']],
    ['codes', '1'],
    ['person', ''],
    ['idNumber', '43319919740821593x'],
    ['phone', '138 0743 0000'],
    ['creditCode', '91350100m000100y43'],
    ['attachment', -1],
  ];
  it.each(refused)('%s refuses %j', (type, value) => {
    const field = exampleOf(type);
    expect(codecOf(field).check(value, field, exampleReading)[0]).toMatchObject({ level: 'error', field: field.key });
  });

  it('takes a decimal that is shorter than its scale and keeps it exact', () => {
    const field = exampleOf('decimal');
    expect(codecOf(field).check('374.4', field, exampleReading)).toEqual([]);
    expect(codecOf(field).store('374.4', field)).toBe(37440);
    expect(codecOf(field).load(37440, field)).toBe('374.40');
  });

  it('keeps no empty list of codes and no code twice', () => {
    const field = exampleOf('codes');
    expect(codecOf(field).store([], field)).toBeNull();
    expect(codecOf(field).store(['02', '01', '02'], field)).toBe('|02|01|');
  });
});

describe('writing', () => {
  it('hides the middle of what is sensitive', () => {
    const computed: ComputedField = { key: 'leader', label: '负责人', type: 'computed', result: 'phone' };
    expect(codecOf(exampleOf('idNumber')).mask?.('433199199003070014')).toBe('433199********0014');
    expect(codecOf(exampleOf('phone')).mask?.('13807430000')).toBe('138****0000');
    expect(codecOf(computed).mask?.('13807430000')).toBe('138****0000');
    expect(codecOf(computed).mask?.('43319919740821593X')).toBe('433199********593X');
    for (const field of [exampleOf('idNumber'), exampleOf('phone'), computed])
      expect(codecOf(field).mask?.(null)).toBe('');
  });

  it('shows the title of a linked row, and says when it is not known', () => {
    const id = '0199a0b0-0000-7000-8000-000000000001';
    const field = exampleOf('reference');
    const known = {
      ...exampleWriting,
      rowTitle: (register: string) => (register === 'committee' ? '普溪村治保会' : undefined),
    };
    expect(codecOf(field).format(id, field, known)).toBe('普溪村治保会');
    expect(codecOf(field).format(id, field, exampleWriting)).toBe('（未找到）');
  });

  it('writes and filters computed values like their result', () => {
    const count: ComputedField = { key: 'members', label: '委员人数', type: 'computed', result: 'integer' };
    const leader: ComputedField = { key: 'leader', label: '负责人证件号码', type: 'computed', result: 'idNumber' };
    expect(codecOf(count).exportKind(count)).toBe('integer');
    expect(codecOf(count).exportValue(5, count, exampleWriting)).toBe(5);
    expect(codecOf(leader).exportKind(leader)).toBe('identifier');
    expect([filterOf(count), filterOf(leader), filterOf(exampleOf('day'))]).toEqual(['number', 'text', 'day']);
  });

  it('shows how many files there are', () => {
    const field = exampleOf('attachment');
    expect(codecOf(field).format(2, field, exampleWriting)).toBe('2 个文件');
    expect(codecOf(field).format(0, field, exampleWriting)).toBe('');
  });

  it('shows a code that its table has lost', () => {
    const field = exampleOf('code');
    expect(codecOf(field).format('77', field, exampleWriting)).toBe('77');
  });
});
