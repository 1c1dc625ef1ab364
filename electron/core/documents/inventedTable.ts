// Invented rosters for tests, page images and the bench. All people are made up; their ID numbers use the county code
// 433199, which is not assigned to any county.
import type { TableColumn, TableDocument, TableRows, TableValue } from './tableDocument.ts';

const surnames = Array.from('张王李彭田向黄陈刘石龙梁吴贾');
const givenNames = [
  '建国',
  '秀英',
  '伟',
  '芳',
  '志强',
  '玉兰',
  '军',
  '桂花',
  '明',
  '春梅',
  '欧阳',
  '家发',
  '小红',
  '永胜',
];
const villages = ['阿扎河村', '茶市村', '昂洞村', '和平社区', '要坝村', '陡滩村', '城南社区'];
const nations = ['土家族', '汉族', '苗族'];
const remarks = [
  null,
  null,
  '兼任村务监督委员会成员',
  null,
  '2026年5月受镇人民政府表彰，负责三组、四组巡逻和矛盾纠纷排查，联系12户独居老人',
  null,
];

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length]!;
const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** An invented person's ID number with a right check digit (GB 11643-1999). */
export function inventedIdNumber(index: number): string {
  const birth = `${1955 + (index % 50)}${twoDigits(1 + (index % 12))}${twoDigits(1 + (index % 28))}`;
  const body = `433199${birth}${String(index % 1000).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, place) => total + weight * Number(body[place]), 0);
  return body + '10X98765432'[sum % 11];
}

type Filled = TableColumn & { value(index: number): TableValue };

const rosterColumns: Filled[] = [
  { key: 'name', label: '姓名', kind: 'text', value: (i) => pick(surnames, i * 5) + pick(givenNames, i * 3) },
  { key: 'sex', label: '性别', kind: 'text', value: (i) => pick(['男', '女'], i) },
  { key: 'idNumber', label: '公民身份号码', kind: 'identifier', value: inventedIdNumber },
  { key: 'duty', label: '会中职务', kind: 'text', value: (i) => pick(['主任', '副主任', '委员', '委员', '委员'], i) },
  { key: 'village', label: '所属村（社区）', kind: 'text', value: (i) => pick(villages, Math.floor(i / 5)) },
  {
    key: 'phone',
    label: '联系电话',
    kind: 'identifier',
    value: (i) => `1380743${String(i % 10_000).padStart(4, '0')}`,
  },
  {
    key: 'joinedOn',
    label: '参加日期',
    kind: 'day',
    value: (i) => `20${twoDigits(10 + (i % 16))}-0${1 + (i % 9)}-${twoDigits(1 + (i % 28))}`,
  },
  { key: 'remark', label: '备注', kind: 'text', value: (i) => pick(remarks, i) },
  { key: 'nation', label: '民族', kind: 'text', value: (i) => pick(nations, i) },
  { key: 'party', label: '政治面貌', kind: 'text', value: (i) => pick(['群众', '中共党员'], i) },
  { key: 'schooling', label: '文化程度', kind: 'text', value: (i) => pick(['初中', '高中', '大学专科'], i) },
  { key: 'household', label: '户数', group: '联系农户', kind: 'integer', total: 'sum', value: (i) => (i * 7) % 40 },
  { key: 'people', label: '人数', group: '联系农户', kind: 'integer', total: 'sum', value: (i) => (i * 23) % 160 },
  {
    key: 'hours',
    label: '时长（小时）',
    group: '巡逻',
    kind: 'decimal',
    decimals: 1,
    total: 'sum',
    value: (i) => `${i % 30}.5`,
  },
  { key: 'times', label: '次数', group: '巡逻', kind: 'integer', total: 'sum', value: (i) => i % 12 },
  { key: 'allowance', label: '误工补助（元）', kind: 'money', total: 'sum', value: (i) => (i % 50) * 1005 },
  {
    key: 'bornOn',
    label: '出生日期',
    kind: 'day',
    value: (i) => `19${55 + (i % 40)}-1${i % 3}-${twoDigits(1 + (i % 28))}`,
  },
  {
    key: 'address',
    label: '现住地',
    kind: 'text',
    value: (i) => `迁陵镇${pick(villages, i)}${1 + (i % 9)}组${1 + (i % 90)}号`,
  },
  { key: 'workplace', label: '工作单位', kind: 'text', value: (i) => (i % 3 === 0 ? '迁陵镇人民政府' : null) },
  {
    key: 'editedAt',
    label: '登记时间',
    kind: 'instant',
    value: (i) => `2026-11-${twoDigits(1 + (i % 20))}T0${i % 10}:30:00.000Z`,
  },
];

const withoutFiller = ({ value: _value, ...column }: Filled): TableColumn => column;

/** A roster with the first `columns` of 20 known columns and `rows` invented people, in chunks of 500. */
export function inventedRoster(rows: number, columns: number): { document: TableDocument; rows: TableRows } {
  const chosen = rosterColumns.slice(0, columns);
  async function* chunks(): TableRows {
    for (let start = 0; start < rows; start += 500) {
      const length = Math.min(500, rows - start);
      yield Array.from({ length }, (_row, offset) => chosen.map((column) => column.value(start + offset)));
    }
  }
  return {
    document: {
      title: '迁陵镇治保会委员花名册',
      unit: '迁陵镇综治中心',
      period: '截至2026年11月21日',
      filledOn: '2026-11-21',
      unitNote: '单位：人',
      columns: chosen.map(withoutFiller),
      signers: { unitHead: '田志强', reviewer: '彭春梅', preparer: '向小红', phone: '0743-7722018' },
      notes: ['“联系农户”按网格划分统计。'],
      footerMark: '含公民个人信息，请妥善保管，用后按规定销毁',
    },
    rows: chunks(),
  };
}
