// 1+X+N 城乡警务团队 (mechanisms.md row 77): people of each village by role, against what 配置要求 asks of its kind.
import type { StaffingMatrix } from '../../../../shared/contract/dutyProcedures.ts';
import type { Call } from '../../handlers.ts';
import { dutyRows, namesOf, numberOf, textOf } from '../plan/dutyRows.ts';

/** A day may be known by its month only. */
const begun = (day: string | null, on: string): boolean => day === null || day.slice(0, on.length) <= on;

/** The matrix of a day: villages in use by name, roles in the order of the dictionary. */
export async function staffingMatrix(day: string, call: Call): Promise<StaffingMatrix> {
  const { read, codes } = call.township;
  const rules = await dutyRows(read, 'staffingRule');
  const people = (await dutyRows(read, 'villageForce')).filter((row) => {
    const left = textOf(row, 'leftOn');
    return begun(textOf(row, 'joinedOn'), day) && (left === null || left > day);
  });
  const names = await namesOf(
    read,
    'person',
    people.flatMap((row) => textOf(row, 'person') ?? []),
  );
  const villages = (await dutyRows(read, 'village')).filter((row) => {
    const closed = textOf(row, 'closedOn');
    return closed === null || closed > day;
  });
  const used = new Set([...rules, ...people].map((row) => textOf(row, 'role')));
  const roles = (codes.table('villageForceRole')?.entries ?? [])
    .filter(({ code }) => used.has(code))
    .map(({ code, name }) => ({ code, name }));
  const kindWord = (kind: string | null) =>
    codes.table('villageKind')?.entries.find(({ code }) => code === kind)?.name ?? '';
  const rows = villages
    .map((village) => {
      const kind = textOf(village, 'kind');
      const cells = roles.map(({ code }) => ({
        people: people
          .filter((row) => textOf(row, 'village') === village.id && textOf(row, 'role') === code)
          .map((row) => names.get(textOf(row, 'person') ?? '') ?? '')
          .toSorted((one, other) => one.localeCompare(other, 'zh-CN', { numeric: true })),
        least: rules
          .filter((rule) => textOf(rule, 'villageKind') === kind && textOf(rule, 'role') === code)
          .reduce((most, rule) => Math.max(most, numberOf(rule, 'least') ?? 0), 0),
      }));
      const lacking = cells.reduce((sum, cell) => sum + Math.max(0, cell.least - cell.people.length), 0);
      return { id: village.id, name: textOf(village, 'name') ?? '', kind: kindWord(kind), cells, lacking };
    })
    .toSorted((one, other) => one.name.localeCompare(other.name, 'zh-CN', { numeric: true }));
  return { roles, villages: rows, lacking: rows.reduce((sum, row) => sum + row.lacking, 0) };
}
