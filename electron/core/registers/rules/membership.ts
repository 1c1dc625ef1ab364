// Standing in a committee or team: one membership of a person at a time; who left may come back.
import type { Problem } from '../../../../shared/contract/errors.ts';
import type { FieldValue } from '../../../../shared/fields/field.ts';
import { rowsIn } from '../../tables.ts';
import type { WriteCall } from '../writeCall.ts';
import type { RowBeingWritten } from './registerRules.ts';

interface Term {
  joinedOn: string | null;
  leftOn: string | null;
}

/** The register of a kind of membership, and its field for the body one belongs to. */
export interface MembershipKind {
  register: string;
  body: string;
  /** What the clerk is told when somebody stands twice. */
  twice: string;
}

/**
 * Somebody who belongs to the body today is not entered a second time (`alreadyMember`, error); past memberships that
 * overlap are worth a look (`overlappingTerms`).
 */
export async function membershipProblems(
  { register, body, twice }: MembershipKind,
  row: RowBeingWritten,
  call: WriteCall,
): Promise<Problem[]> {
  const { person } = row.values;
  const group = row.values[body];
  if (typeof person !== 'string' || typeof group !== 'string') return [];
  const others = await rowsIn(call.trx)
    .selectFrom(register)
    .select(['joinedOn', 'leftOn'])
    .where(body, '=', group)
    .where('person', '=', person)
    .where('withdrawnAt', 'is', null)
    .where('id', '<>', row.id ?? '')
    .execute();
  const own = { joinedOn: row.values.joinedOn ?? null, leftOn: row.values.leftOn ?? null } as Term;
  const about = { field: 'person', label: '姓名' };
  if (stands(own, call.today) && others.some((other) => stands(other as unknown as Term, call.today))) {
    return [{ ...about, code: 'alreadyMember', level: 'error', message: twice }];
  }
  const overlapping = others.map((other) => other as unknown as Term).find((other) => overlap(own, other));
  if (!overlapping) return [];
  const term = `${overlapping.joinedOn} 至 ${overlapping.leftOn ?? '今'}`;
  const message = `这个人另有一段任期（${term}）与这一段重叠，请核对参加日期和退出日期`;
  return [{ ...about, code: 'overlappingTerms', level: 'warning', message }];
}

/** Whether somebody belongs on a day: until the day before leaving. */
function stands({ leftOn }: Term, day: string): boolean {
  return leftOn === null || leftOn > day;
}

/** Whether two terms certainly overlap; what is not known says nothing, a month compares by the month. */
function overlap(one: Term, other: Term): boolean {
  return beganBeforeEnd(one, other) && beganBeforeEnd(other, one);
}

function beganBeforeEnd({ joinedOn }: Term, { leftOn }: Term): boolean {
  if (joinedOn === null) return false;
  if (leftOn === null) return true;
  const length = Math.min(joinedOn.length, leftOn.length);
  return joinedOn.slice(0, length) < leftOn.slice(0, length);
}

/** Who comes back has no reason for leaving any more: it goes with the day, when that is cleared. */
export function cameBack({ values, before, changed }: RowBeingWritten): Record<string, FieldValue> {
  const cleared = before?.leftOn != null && values.leftOn == null;
  return cleared && !changed.has('leftReason') ? { leftReason: null } : {};
}

/** A member made in place lives, as far as is known, in the village of the body. */
export async function homeOfMember(
  body: string,
  group: FieldValue,
  call: WriteCall,
): Promise<Record<string, FieldValue>> {
  if (typeof group !== 'string') return {};
  const row = await rowsIn(call.trx).selectFrom(body).select('village').where('id', '=', group).executeTakeFirst();
  return { village: (row?.village as string | undefined) ?? null };
}
