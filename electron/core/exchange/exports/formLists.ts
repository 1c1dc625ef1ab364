// What stands under a form: the members of a committee or a team, the memberships of a person.
import type { WriteContext } from '../../../../shared/fields/codec.ts';
import type { Field } from '../../../../shared/fields/field.ts';
import { fieldOf, type Register } from '../../../../shared/registers/register.ts';
import type { FormList } from '../../documents/keyValueSheet.ts';
import type { TableValue } from '../../documents/tableDocument.ts';
import { registerOf } from '../../registers/columns.ts';
import { type FullRow, readFullRows } from '../../registers/readRows.ts';
import { titlesForRows } from '../../registers/rowTitles.ts';
import { viewIds } from '../../registers/view.ts';
import type { QueryWorld } from '../../registers/viewQuery.ts';
import type { Db } from '../../tables.ts';
import { exportedCell } from './exportedCell.ts';
import { tableColumns } from './tableColumns.ts';

export interface FormLists {
  list?: FormList;
  /** The fields shown, for the word on privacy. */
  fields: Field[];
  /** Other rows whose numbers stand on the form, for the log. */
  shown?: { register: string; ids: string[] };
}

interface MemberList {
  title: string;
  register: string;
  /** The field that points to the form's row. */
  by: string;
  /** Columns in the order of the paper roster (registers.md §1.3, §2.2); with 序号 they fit an upright page. */
  columns: readonly string[];
  /** Only rows with this code, where a membership has a state of its own. */
  only?: { field: string; value: string };
  /** Left out: by post and name. */
  sort?: readonly string[];
  /** What the rows are counted in; left out: 人. */
  unit?: string;
}

const memberLists: Record<string, MemberList> = {
  committee: {
    title: '委员名单',
    register: 'committeeMember',
    by: 'committee',
    columns: ['person', 'sex', 'idNumber', 'political', 'post', 'phone', 'joinedOn'],
  },
  team: {
    title: '队员名单',
    register: 'teamMember',
    by: 'team',
    columns: ['person', 'sex', 'idNumber', 'education', 'post', 'phone', 'joinedOn'],
    only: { field: 'onDuty', value: '1' },
  },
  peopleCommittee: {
    title: '人民调解员名单',
    register: 'mediator',
    by: 'committee',
    columns: ['person', 'sex', 'ethnic', 'education', 'post', 'fullTime', 'phone', 'joinedOn'],
  },
  mediationRoom: {
    title: '人民调解员名单',
    register: 'mediator',
    by: 'room',
    columns: ['person', 'sex', 'education', 'post', 'fullTime', 'phone', 'joinedOn'],
  },
  meeting: {
    title: '议定事项',
    register: 'meetingDecision',
    by: 'meeting',
    columns: ['item', 'responsible', 'dueOn', 'doneOn', 'situation'],
    sort: ['dueOn'],
    unit: '项',
  },
  training: {
    title: '签到名单',
    register: 'trainee',
    by: 'training',
    columns: ['person', 'village', 'duty', 'phone', 'signedAt', 'score', 'passed'],
    sort: ['person'],
  },
  publicity: {
    title: '入户登记',
    register: 'householdVisit',
    by: 'publicity',
    columns: ['household', 'visitedOn', 'people', 'situation'],
    sort: ['visitedOn', 'household'],
    unit: '户次',
  },
};

/** Lists that stand under a form instead, as soon as they have rows: who sits in a room and when says more than who belongs to it. */
const firstLists: Record<string, MemberList> = {
  mediationRoom: {
    title: '驻室安排',
    register: 'roomStation',
    by: 'room',
    columns: ['person', 'phone', 'weekdays', 'hours', 'from'],
    sort: ['person'],
  },
};

/** The list under a row's form; none for most registers. Members are those of today. */
export async function formLists(
  db: Db,
  register: Register,
  id: string,
  world: QueryWorld,
  revealed: boolean,
): Promise<FormLists> {
  const first = firstLists[register.key];
  const stationed = first && (await memberList(db, first, id, world, revealed));
  if (stationed?.shown?.ids.length) return stationed;
  const members = memberLists[register.key];
  if (members) return memberList(db, members, id, world, revealed);
  if (register.key === 'person') return memberships(db, id, world);
  return { fields: [] };
}

async function memberList(
  db: Db,
  declared: MemberList,
  id: string,
  world: QueryWorld,
  revealed: boolean,
): Promise<FormLists> {
  const register = registerOf(declared.register);
  const fields = declared.columns.map((key) => fieldOf(register, key));
  const rows = await pointing(db, register, declared, id, world, world.today);
  const context = await contextOf(db, register, rows, world);
  const values = rows.map((row) =>
    fields.map((field) => exportedCell(field, row.values[field.key] ?? null, context, revealed)),
  );
  const shown = { register: register.key, ids: rows.map((row) => row.id) };
  const columns = tableColumns(fields).map(({ group: _group, ...column }) => column);
  return {
    list: { title: `${declared.title}（${rows.length} ${declared.unit ?? '人'}）`, columns, rows: values },
    fields,
    shown,
  };
}

/** Every membership of a person, the present ones first. */
async function memberships(db: Db, id: string, world: QueryWorld): Promise<FormLists> {
  const found: { row: TableValue[]; left: string }[] = [];
  for (const [key, link] of [
    ['committeeMember', 'committee'],
    ['teamMember', 'team'],
    ['mediator', 'committee'],
  ] as const) {
    const register = registerOf(key);
    const rows = await pointing(db, register, { by: 'person' }, id, world, undefined);
    const context = await contextOf(db, register, rows, world);
    for (const row of rows) {
      const cell = (field: string) => exportedCell(fieldOf(register, field), row.values[field] ?? null, context, false);
      const left = String(row.values.leftOn ?? '');
      found.push({ row: [register.title, cell(link), cell('post'), cell('joinedOn'), cell('leftOn')], left });
    }
  }
  if (found.length === 0) return { fields: [] };
  found.sort((one, other) => rank(one.left).localeCompare(rank(other.left)));
  return {
    list: {
      title: '任职情况',
      columns: [
        { key: 'kind', label: '类别', kind: 'text' },
        { key: 'body', label: '所在组织', kind: 'text' },
        { key: 'post', label: '职务', kind: 'text' },
        { key: 'joinedOn', label: '参加日期', kind: 'day' },
        { key: 'leftOn', label: '退出日期', kind: 'day' },
      ],
      rows: found.map(({ row }) => row),
    },
    fields: [],
  };
}

const rank = (left: string): string => (left === '' ? '0' : `1${left}`);

async function pointing(
  db: Db,
  register: Register,
  { by, only, sort: order = ['post', 'person'] }: Pick<MemberList, 'by' | 'only' | 'sort'>,
  id: string,
  world: QueryWorld,
  asOf: string | undefined,
): Promise<FullRow[]> {
  const filters = [{ field: by, value: id }, ...(only ? [only] : [])].map((each) => ({ ...each, op: 'is' as const }));
  const sort = order.map((field) => ({ field, direction: 'ascending' as const }));
  const period = asOf === undefined || !register.period ? {} : { asOf };
  const ids = await viewIds(db, { register: register.key, filters, sort, withdrawn: 'without', ...period }, world);
  return readFullRows(db, register, ids, world.today);
}

async function contextOf(
  db: Db,
  register: Register,
  rows: readonly FullRow[],
  world: QueryWorld,
): Promise<WriteContext> {
  const titles = await titlesForRows(
    db,
    register,
    rows.map((row) => row.values),
  );
  return { table: (key) => world.codes.table(key), rowTitle: (target, rowId) => titles[target]?.[rowId] };
}
