// What other rows say to a row that is about to be written or brought back.
import { type Problem, Refusal } from '../../../shared/contract/errors.ts';
import { problemOf } from '../../../shared/fields/codec.ts';
import { type Field, isEditable, isStored, linkedRegister, type RowValues } from '../../../shared/fields/field.ts';
import { fieldOf, type Register } from '../../../shared/registers/register.ts';
import { rowsIn } from '../tables.ts';
import type { WriteCall } from './writeCall.ts';

/** The fields that have a column of their own. */
export function storedFields(register: Register): Field[] {
  return register.fields.filter(isStored);
}

/**
 * Rows that are newly pointed to must exist (`noSuchRow`) and be in use (`withdrawnRow`). Nothing new is entered in a
 * village that was merged or closed (`formerVillage`); what happened there before may still be.
 */
export async function linkProblems(
  register: Register,
  values: RowValues,
  before: RowValues | null,
  call: WriteCall,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const field of storedFields(register)) {
    const link = linkedRegister(field);
    const id = values[field.key];
    if (link === null || typeof id !== 'string' || before?.[field.key] === id) continue;
    const row = await rowsIn(call.trx).selectFrom(link).selectAll().where('id', '=', id).executeTakeFirst();
    const { label } = field;
    if (!row) problems.push(problemOf(field, 'error', 'noSuchRow', `“${label}”所指的记录不存在，请重新选择`));
    else if (row.withdrawnAt !== null)
      problems.push(problemOf(field, 'error', 'withdrawnRow', `“${label}”所指的记录已注销，请重新选择`));
    else if (link === 'village' && row.state !== 'active' && isEditable(field)) {
      const level = register.event ? 'warning' : 'error';
      problems.push(problemOf(field, level, 'formerVillage', `“${String(row.name)}”已合并或撤销，请核对${label}`));
    }
  }
  return problems;
}

/** Values that no two rows in use may share (`taken`). */
export async function takenValues(
  register: Register,
  id: string | null,
  values: RowValues,
  call: WriteCall,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const field of storedFields(register)) {
    if (!('unique' in field) || !field.unique) continue;
    const value = values[field.key];
    if (value === null || value === undefined) continue;
    const other = await rowsIn(call.trx)
      .selectFrom(register.key)
      .select(['id', ...register.titleFields.filter((key) => isStored(fieldOf(register, key)))])
      .where(field.key, '=', value as string)
      .where('withdrawnAt', 'is', null)
      .where('id', '<>', id ?? '')
      .executeTakeFirst();
    if (!other) continue;
    const title = register.titleFields.map((key) => other[key]).join(' ');
    const thing = register.unit === '人' ? '个人' : '项';
    const message = `${field.label}与已登记的“${title}”相同，请核对；同一${thing}不要登记两次`;
    problems.push(problemOf(field, 'error', 'taken', message));
  }
  return problems;
}

/** @throws Refusal `invalid` with all problems when one of them is an error. */
export function refuseErrors(problems: readonly Problem[]): void {
  const errors = problems.filter((problem) => problem.level === 'error');
  if (errors.length === 0) return;
  throw new Refusal('invalid', sentenceOfErrors(errors), { problems: [...problems] });
}

/** The first error as a sentence, with how many more there are: 请填写姓名（另有 1 处）。 */
export function sentenceOfErrors(errors: readonly { message: string }[]): string {
  const more = errors.length > 1 ? `（另有 ${errors.length - 1} 处）` : '';
  return `${errors[0]!.message.replace(/。$/, '')}${more}。`;
}
