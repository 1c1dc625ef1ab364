// 治保会: its number and term are given where nobody wrote them; how it must be made up is told with the row, members
// are checked where they are entered.
import { sql } from 'kysely';
import type { Problem } from '../../../../shared/contract/errors.ts';
import type { FieldValue, RowValues } from '../../../../shared/fields/field.ts';
import { compositionProblems } from '../../../../shared/rules/committeeComposition.ts';
import { rowsIn } from '../../tables.ts';
import type { WriteCall } from '../writeCall.ts';
import type { RegisterRules, RowBeingWritten } from './registerRules.ts';
import { reckonedTerm, termEnd } from './termOfOffice.ts';

const termMonths = 60;

/** The last day of a term of five years (registers.md §1.1). */
export function usualTermEnd(from: FieldValue): string | null {
  return termEnd(from, termMonths);
}

/** The next free number of a village's committees: its 12 digits and a running number of two (registers.md §1.2). */
async function nextCommitteeNumber(village: FieldValue, call: WriteCall): Promise<string | null> {
  if (typeof village !== 'string') return null;
  const row = await rowsIn(call.trx).selectFrom('village').select('code').where('id', '=', village).executeTakeFirst();
  const code = String(row?.code ?? '');
  if (!/^\d{12}$/.test(code)) return null;
  // Numbers of withdrawn committees stay theirs: they may be brought back.
  const found = await sql<{ number: string }>`select "number" from "committee"
    where "number" between ${`${code}00`} and ${`${code}99`} and length("number") = 14`.execute(call.trx);
  const taken = new Set(found.rows.map((each) => each.number));
  for (let running = 1; running <= 99; running += 1) {
    const number = `${code}${String(running).padStart(2, '0')}`;
    if (!taken.has(number)) return number;
  }
  return null;
}

/** One village, one committee: a second one is worth a look. */
async function secondCommittee({ id, values, before }: RowBeingWritten, call: WriteCall): Promise<Problem[]> {
  if (typeof values.village !== 'string' || values.village === before?.village) return [];
  const other = await rowsIn(call.trx)
    .selectFrom('committee')
    .select('name')
    .where('village', '=', values.village)
    .where('withdrawnAt', 'is', null)
    .where('id', '<>', id ?? '')
    .executeTakeFirst();
  if (!other) return [];
  const message = `这个村（社区）已有“${String(other.name)}”，一般一村一会，请核对是否重复登记`;
  return [{ field: 'village', label: '所属村（社区）', code: 'secondCommittee', level: 'warning', message }];
}

/** Every 治保小组 has 3 to 5 members (暂行组织条例 3). */
function groupSize({ groupCount, groupMembers }: RowValues): Problem[] {
  if (typeof groupCount !== 'number' || typeof groupMembers !== 'number') return [];
  const [least, most] = [groupCount * 3, groupCount * 5];
  if (groupMembers >= least && groupMembers <= most) return [];
  const message =
    groupCount === 0
      ? `没有治保小组，却有小组成员 ${groupMembers} 人，请核对`
      : `治保小组每组 3—5 人，${groupCount} 个小组应有 ${least}—${most} 人，现为 ${groupMembers} 人，请核对`;
  return [{ field: 'groupMembers', label: '小组成员数', code: 'groupSize', level: 'warning', message }];
}

export const committeeRules: RegisterRules = {
  derive: (row) => reckonedTerm(row, termMonths),

  async complete({ values }, call): Promise<Record<string, FieldValue>> {
    return values.number == null ? { number: await nextCommitteeNumber(values.village ?? null, call) } : {};
  },

  checkValues: groupSize,
  checkAgainst: secondCommittee,

  formNeedsSoundRow: true,

  standing(values) {
    const count = (key: string) => Number(values[key] ?? 0);
    return compositionProblems({
      all: count('memberCount'),
      chiefs: count('chiefCount'),
      deputies: count('deputyCount'),
    });
  },
};
