import type { CellValue, CellView, CodeOption, GridColumn, LinkSuggestion, ParsedText } from '../types.ts';

export interface InventedRow {
  id: string;
  cells: Readonly<Record<string, CellView>>;
  withdrawn?: boolean;
  pending?: boolean;
}

const surnames = '张王李向田彭龙吴石杨';
const given = ['建国', '秀英', '志强', '桂花', '明', '小兰', '永红', '德胜', '春梅', '国庆'];
const villages = ['迁陵社区', '要坝村', '陇木峒村', '那洞村', '和平村', '阿扎河村'];

export const nations: readonly CodeOption[] = [
  { value: '01', label: '汉族', pinyin: 'hz hanzu', code: '01' },
  { value: '06', label: '苗族', pinyin: 'mz miaozu', code: '06' },
  { value: '15', label: '土家族', pinyin: 'tjz tujiazu', code: '15' },
  { value: '03', label: '回族', pinyin: 'hz huizu', code: '03' },
];

const tags: readonly CodeOption[] = [
  { value: '1', label: '低保', pinyin: 'db dibao' },
  { value: '2', label: '残疾', pinyin: 'cj canji' },
  { value: '3', label: '独居', pinyin: 'dj duju' },
];

export const people: readonly LinkSuggestion[] = villages.flatMap((village, at) => [
  { value: `p${at}a`, label: '张建国', hint: `${village} 1975年生` },
  { value: `p${at}b`, label: `${surnames[at]}${given[at]}`, hint: village },
]);

function parseDay(text: string): ParsedText {
  const match = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!match || Number(match[2]) > 12 || Number(match[3]) > 31)
    return { ok: false, problem: `“${text}”不是日期，写法如 2026.3.5` };
  const value = `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`;
  return { ok: true, text: value, value };
}

function parsePhone(text: string): ParsedText {
  const digits = text.replace(/[\s-]/g, '');
  return /^1\d{10}$/.test(digits)
    ? { ok: true, text: digits, value: digits }
    : { ok: false, problem: '手机号应为 11 位数字' };
}

function parseNumber(text: string): ParsedText {
  const plain = text.replaceAll(',', '').replace(/元$/, '');
  return /^-?\d+(\.\d+)?$/.test(plain)
    ? { ok: true, text: plain, value: plain }
    : { ok: false, problem: `“${text}”不是数字` };
}

export async function suggestPeople(typed: string): Promise<readonly LinkSuggestion[]> {
  await new Promise((resolve) => setTimeout(resolve, 30));
  return people.filter((person) => person.label.includes(typed) || (typed === 'zjg' && person.label === '张建国'));
}

export const inventedColumns: readonly GridColumn[] = [
  {
    key: 'name',
    label: '姓名',
    kind: 'text',
    width: 110,
    frozen: true,
    required: true,
    sortable: true,
    filter: 'text',
    groupLabel: '基本情况',
  },
  {
    key: 'sex',
    label: '性别',
    kind: 'code',
    width: 70,
    sortable: true,
    filter: 'code',
    groupLabel: '基本情况',
    options: [
      { value: '1', label: '男', pinyin: 'n nan' },
      { value: '2', label: '女', pinyin: 'n nv' },
    ],
  },
  {
    key: 'nation',
    label: '民族',
    kind: 'code',
    width: 90,
    sortable: true,
    filter: 'code',
    groupLabel: '基本情况',
    options: nations,
  },
  {
    key: 'born',
    label: '出生日期',
    kind: 'day',
    width: 112,
    sortable: true,
    filter: 'day',
    groupLabel: '基本情况',
    parse: parseDay,
  },
  { key: 'idNumber', label: '身份证号', kind: 'text', width: 180, identifier: true, required: true, filter: 'text' },
  { key: 'phone', label: '联系电话', kind: 'text', width: 124, identifier: true, filter: 'text', parse: parsePhone },
  { key: 'village', label: '村（社区）', kind: 'text', width: 130, sortable: true, filter: 'text' },
  {
    key: 'head',
    label: '户主',
    kind: 'link',
    width: 110,
    filter: 'link',
    suggest: suggestPeople,
    createLink: {
      label: '新建人员',
      run: async (typed) => ({ value: `new-${typed}`, label: typed }),
    },
  },
  {
    key: 'income',
    label: '年收入（元）',
    kind: 'number',
    width: 116,
    sortable: true,
    filter: 'number',
    parse: parseNumber,
  },
  { key: 'tags', label: '类别', kind: 'codes', width: 130, filter: 'code', options: tags },
  { key: 'party', label: '党员', kind: 'yesNo', width: 64, filter: 'yesNo' },
  { key: 'age', label: '年龄', kind: 'readOnly', width: 64, align: 'right', sortable: true },
  { key: 'note', label: '备注', kind: 'longText', width: 260, filter: 'text' },
  { key: 'secret', label: '内部编号', kind: 'text', width: 120, hidden: true },
];

function cellOf(text: string, value: CellValue = text): CellView {
  return { text, value };
}

/** Rows that are the same at every run; ID numbers carry the unassigned county code 433199. */
export function inventedRow(index: number): InventedRow {
  const born = `${1940 + (index % 70)}-${String((index % 12) + 1).padStart(2, '0')}-${String((index % 28) + 1).padStart(2, '0')}`;
  const sex = index % 2 === 0 ? cellOf('男', '1') : cellOf('女', '2');
  const nation = nations[index % nations.length]!;
  const person = people[index % people.length]!;
  const row: InventedRow = {
    id: `row-${index}`,
    cells: {
      name: cellOf(`${surnames[index % 10]}${given[Math.floor(index / 10) % 10]}`),
      sex,
      nation: cellOf(nation.label, nation.value),
      born: cellOf(born),
      idNumber: cellOf(`433199${born.replaceAll('-', '')}${String(index % 10000).padStart(4, '0')}`),
      phone: { text: `138****${String(index % 10000).padStart(4, '0')}`, value: null, masked: true },
      village: cellOf(villages[index % villages.length]!),
      head: cellOf(person.label, person.value),
      income: cellOf(String(8000 + (index % 500) * 37)),
      tags: index % 5 === 0 ? cellOf('低保、独居', ['1', '3']) : cellOf('', []),
      party: cellOf(index % 7 === 0 ? '是' : '否', index % 7 === 0),
      age: { text: String(2026 - 1940 - (index % 70)), value: null, muted: true },
      note: cellOf(index % 9 === 0 ? '2026年3月走访，家中有老人，冬季注意取暖安全。' : ''),
      secret: cellOf(`N${index}`),
    },
  };
  if (index % 97 === 41) return { ...row, withdrawn: true };
  return index % 97 === 43 ? { ...row, pending: true } : row;
}
