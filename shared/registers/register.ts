// A register (台账) is declared once as plain data; grid, form, import, export, search, print and history follow.
import type { Field } from '../fields/field.ts';

export type RegisterGroup =
  | 'base'
  | 'committee'
  | 'team'
  | 'duty'
  | 'dutyBase'
  | 'dispute'
  | 'mediation'
  | 'peace'
  | 'care'
  | 'report';

/** Headings of the navigation, in order. */
export const registerGroups: readonly { key: RegisterGroup; title: string }[] = [
  { key: 'base', title: '基础' },
  { key: 'committee', title: '治保' },
  { key: 'team', title: '群防群治' },
  { key: 'duty', title: '巡逻值班' },
  { key: 'dutyBase', title: '勤务设置' },
  { key: 'dispute', title: '矛盾纠纷' },
  { key: 'mediation', title: '人民调解' },
  { key: 'peace', title: '平安建设' },
  { key: 'care', title: '关爱走访' },
  { key: 'report', title: '报表' },
];

export interface Register {
  /** Name of the table and of the URL; never changes once released. */
  key: string;
  /** As the office calls it, e.g. 治保会委员. */
  title: string;
  /** Other names, matched by import and the command line. */
  aliases: readonly string[];
  group: RegisterGroup;
  /** Measure word: 人, 个, 支, 件, 次. */
  unit: string;
  /** Columns in the order of the paper form. */
  fields: readonly Field[];
  /** Fields whose texts make the row's title, e.g. the person's name. */
  titleFields: readonly string[];
  /**
   * Fields that together say "the same row" when a ledger is imported twice or a reference names a row by words.
   * Only rows in use are compared.
   */
  identity: readonly string[];
  sort: readonly { field: string; direction: 'ascending' | 'descending' }[];
  /** For memberships: a row counts on a day from `from` until the day before `until`. */
  period?: { from: string; until: string };
  /** A row tells of something that happened: it keeps what it points to, whatever becomes of that later. */
  event?: boolean;
  /** The page that shows a row, `#/<page>?row=…`; left out: the register's own ledger page. */
  page?: string;
  /** The page that lists its rows, `#/<list>?view=…`; left out: the register's own ledger page. */
  list?: string;
  /** False: planning inside the office, no part of the sets for an inspection and of the archive of a year. */
  inPackages?: false;
  /** First words of an exported list's title: {township}{printTitle}. */
  printTitle: string;
  /** One sentence for an empty register: what it holds and the next step. */
  about: string;
}

/** What every row carries beside its fields; no field may take one of these names. */
export const systemColumns = [
  'id',
  'version',
  'createdAt',
  'createdBy',
  'changedAt',
  'changedBy',
  'withdrawnAt',
  'withdrawnBy',
  'withdrawnReason',
  'batch',
] as const;

const reserved = new Set<string>([...systemColumns, 'serial']);

/** Checks a declaration when the program starts; the message names the register and the field. */
export function defineRegister(register: Register): Register {
  const keys = new Set<string>();
  const wrong = (what: string): never => {
    throw new Error(`register ${register.key}: ${what}`);
  };
  for (const field of register.fields) {
    if (!/^[a-z][A-Za-z0-9]*$/.test(field.key)) wrong(`field key ${field.key} is not camelCase`);
    if (reserved.has(field.key)) wrong(`field key ${field.key} is reserved`);
    if (keys.has(field.key)) wrong(`field ${field.key} is declared twice`);
    keys.add(field.key);
    if ((field.via === undefined) !== (field.of === undefined)) wrong(`field ${field.key} needs both via and of`);
  }
  for (const field of register.fields) {
    const via = field.via === undefined ? undefined : register.fields.find((other) => other.key === field.via);
    if (field.via !== undefined && (via === undefined || !['person', 'village', 'reference'].includes(via.type))) {
      wrong(`field ${field.key} goes via ${field.via}, which points to no register`);
    }
  }
  const named = [
    ...register.titleFields,
    ...register.identity,
    ...register.sort.map((part) => part.field),
    ...(register.period ? [register.period.from, register.period.until] : []),
  ];
  for (const key of named) if (!keys.has(key)) wrong(`${key} is named but not declared`);
  return Object.freeze(register);
}

/** The declared field, or an error naming both. */
export function fieldOf(register: Register, key: string): Field {
  const field = register.fields.find((candidate) => candidate.key === key);
  if (!field) throw new Error(`register ${register.key} has no field ${key}`);
  return field;
}
