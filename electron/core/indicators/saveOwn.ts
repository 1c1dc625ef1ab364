// An office's own indicator is checked against the declarations before it is saved: afterwards it counts like a built-in.

import { Refusal } from '../../../shared/contract/errors.ts';
import type { OwnIndicator } from '../../../shared/contract/indicatorProcedures.ts';
import type { Field } from '../../../shared/fields/field.ts';
import { isGroup } from '../../../shared/indicators/ownIndicator.ts';
import { findRegister } from '../../../shared/registers/index.ts';
import type { Register } from '../../../shared/registers/register.ts';
import { isDecimal } from '../../../shared/rules/decimal.ts';
import { addAudit } from '../audit.ts';
import type { Call } from '../handlers.ts';
import { indicatorsInForce } from './inForce.ts';
import { readOwnDeclarations } from './ownIndicators.ts';

/** @throws Refusal `invalid` naming what makes no sense, `conflict` for a name that is taken. */
export async function saveOwnIndicator(given: OwnIndicator, call: Call): Promise<string> {
  const { db, read, codes } = call.township;
  const own = tidied(given);
  checkOwn(own, call);
  const others = (await indicatorsInForce(read, codes)).filter(({ key }) => key !== own.key);
  if (others.some(({ label }) => label === own.label)) {
    throw new Refusal('conflict', `已经有名为“${own.label}”的指标，请换一个名称。`);
  }
  const known = await readOwnDeclarations(read);
  if (own.key !== '' && !known.some(({ key }) => key === own.key)) {
    throw new Refusal('notFound', '没有这个自定指标，可能已被停用，请重新打开页面。');
  }
  const key = own.key === '' ? `own-${call.app.host.newId()}` : own.key;
  const row = {
    label: own.label,
    declared: JSON.stringify({ ...own, key }),
    at: call.app.host.now(),
    by: call.user.id,
  };
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('ownIndicator')
      .values({ key, ...row, droppedAt: null })
      .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
      .execute();
    await addAudit(trx, call, { action: 'settings', detail: `自定指标“${own.label}”已保存` });
  });
  return key;
}

/** @throws Refusal `notFound` for one that there is not. */
export async function dropOwnIndicator(key: string, call: Call): Promise<void> {
  await call.township.db.transaction().execute(async (trx) => {
    const found = await trx
      .updateTable('ownIndicator')
      .set({ droppedAt: call.app.host.now() })
      .where('key', '=', key)
      .where('droppedAt', 'is', null)
      .returning('label')
      .executeTakeFirst();
    if (!found) throw new Refusal('notFound', '没有这个自定指标，可能已被停用，请重新打开页面。');
    await addAudit(trx, call, { action: 'settings', detail: `自定指标“${found.label}”已停用` });
  });
}

/** What an aggregate or an operation has no use for is not kept. */
const tidied = (own: OwnIndicator): OwnIndicator => ({ ...own, of: own.aggregate === 'count' ? null : own.of });

const wrong = (sentence: string): never => {
  throw new Refusal('invalid', sentence);
};

function checkOwn(own: OwnIndicator, call: Call): void {
  if (!isGroup(own.group)) wrong('请选择指标所属的部分。');
  const register = findRegister(own.register) ?? wrong(`没有名为“${own.register}”的台账，请重新选择。`);
  if (own.day !== null) {
    const day = ownField(register, own.day);
    if (day.type !== 'day' && day.type !== 'month') wrong(`“${day.label}”不是日期，不能用来判断记录属于哪一期。`);
  }
  checkAggregate(own, register);
  for (const filter of own.filters) checkFilter(register, filter, call);
}

/** A field whose value stands in a table: what is worked out today, or counts files, cannot be counted by day. */
function ownField(register: Register, key: string): Field {
  const field = register.fields.find((each) => each.key === key);
  if (!field) return wrong(`“${register.title}”没有“${key}”这一栏，请重新选择。`);
  if (field.type === 'computed' || field.type === 'attachment') {
    wrong(`“${field.label}”是自动算出的，不能用在指标里，请换一栏。`);
  }
  return field;
}

function checkAggregate({ aggregate, of, unit }: OwnIndicator, register: Register): void {
  if (aggregate === 'count') return;
  const field = ownField(
    register,
    of ?? wrong(aggregate === 'sum' ? '请选择把哪一栏相加。' : '请选择按哪一栏不重复计。'),
  );
  if (aggregate === 'distinct') return;
  if (field.via !== undefined || !['integer', 'decimal', 'money'].includes(field.type)) {
    wrong(`“${field.label}”不是数字，不能相加，请换一栏或者改为计件数。`);
  }
  if (field.type === 'money' && unit !== '元' && unit !== '万元') wrong('金额的单位请写“元”或“万元”。');
}

function checkFilter(
  register: Register,
  { field: key, op, value, values }: OwnIndicator['filters'][number],
  call: Call,
) {
  const field = ownField(register, key);
  if (op === 'filled' || op === 'empty') return;
  if (op === 'atLeast' || op === 'below') {
    if (!['integer', 'decimal', 'money'].includes(field.type)) wrong(`“${field.label}”不是数字，不能比大小。`);
    if (value === undefined || !isDecimal(String(value))) wrong(`“${field.label}”要比的数请写成数字。`);
    return;
  }
  const wanted = op === 'is' ? (value === undefined ? [] : [String(value)]) : (values ?? []);
  if (wanted.length === 0 || wanted.includes('')) wrong(`请写明“${field.label}”要等于什么。`);
  if (field.type === 'longText' || field.type === 'codes' || field.type === 'instant') {
    wrong(`“${field.label}”不能用“等于”筛选，可以筛选已填或未填。`);
  }
  if (field.type === 'yesNo' && wanted.some((each) => each !== '1' && each !== '0')) {
    wrong(`“${field.label}”只有“是”（1）和“否”（0）。`);
  }
  if (field.type !== 'code') return;
  const entries = call.township.codes.table(field.table)?.entries ?? [];
  const strange = wanted.find((code) => !entries.some((entry) => entry.code === code));
  if (strange !== undefined) wrong(`“${field.label}”没有“${strange}”这一项，请重新选择。`);
}
