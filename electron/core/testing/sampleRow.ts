// A plausible row of any register, from its declaration alone: so a new register is tested the moment it is listed.
import type { Changes } from '../../../shared/contract/shapes.ts';
import { type Field, isEditable, linkedRegister } from '../../../shared/fields/field.ts';
import { findRegister } from '../../../shared/registers/index.ts';
import type { Register } from '../../../shared/registers/register.ts';
import { identityCheckCharacter } from '../../../shared/rules/identityNumber.ts';
import type { CallFunction } from './testApp.ts';

/** A valid identity number of nobody: county 433199, born 1980-01-01 and the days after it. */
export function inventedIdNumber(index: number): string {
  const birth = new Date(Date.UTC(1980, 0, 1 + Math.floor(index / 400))).toISOString().slice(0, 10).replaceAll('-', '');
  const seventeen = `433199${birth}${String((index % 400) * 2 + 1).padStart(3, '0')}`;
  return seventeen + identityCheckCharacter(seventeen);
}

const surnames = ['石', '龙', '向', '彭', '田', '杨', '张', '吴'];
const givenNames = ['建国', '秀兰', '志强', '桂英', '家富', '海燕', '文军', '银花'];

/** Five hundred and twelve names in all: those of a row’s own people and of the rows it points to differ. */
const thirdNames = ['', '春', '夏', '秋', '冬', '晨', '明', '辉'];

function inventedName(index: number): string {
  return `${surnames[index % 8]}${givenNames[Math.floor(index / 8) % 8]}${thirdNames[Math.floor(index / 64) % 8]}`;
}

/** Where a register's rules let some values stand only with or without others: what goes with the rest. */
const together: Readonly<Record<string, (index: number) => Changes>> = {
  shiftSwap: () => ({ kind: '2', otherDay: null }),
  dutyWish: () => ({ day: null }),
  calendarDay: (index) => ({ follows: null, day: `2024-03-${10 + (index % 20)}` }),
};

/**
 * Values for every field somebody may fill in, in the form a client sends. Rows that are pointed to are made first.
 * `index` makes rows differ.
 */
export async function sampleChanges(register: Register, index: number, call: CallFunction): Promise<Changes> {
  const changes: Changes = {};
  for (const field of register.fields) {
    if (!isEditable(field)) continue;
    const value = await sampleValue(register, field, index, call);
    if (value !== undefined) changes[field.key] = value;
  }
  Object.assign(changes, together[register.key]?.(index));
  // Somebody still in office; leaving is tested by itself.
  for (const key of ['leftOn', 'leftReason', 'dissolvedOn']) delete changes[key];
  return changes;
}

async function sampleValue(
  register: Register,
  field: Field,
  index: number,
  call: CallFunction,
): Promise<Changes[string] | undefined> {
  // The identity number brings both along.
  if (field.of === 'sex' || field.of === 'birthDay') return undefined;
  if (register.key === 'person' && (field.key === 'sex' || field.key === 'birthDay')) return undefined;
  const link = linkedRegister(field);
  if (link !== null && field.via === undefined) return sampleLink(register, field, link, index, call);
  if (link !== null) return undefined;
  if (field.key === 'visitedAt') return '09:30';
  if (field.key === 'seasonFrom' || field.key === 'seasonUntil') return '06-01';
  if (field.key === 'name' && register.key === 'person') return inventedName(index);
  switch (field.type) {
    case 'text':
      return `${field.label}${index}`.slice(0, field.maxLength);
    case 'longText':
      return `${field.label}第一行${index}\n第二行，带有“引号”和=等号`;
    case 'place':
      return `迁陵镇${index}组`;
    case 'integer':
      return Math.min(field.max ?? Number.MAX_SAFE_INTEGER, Math.max(field.min ?? 0, (index % 90) + 1));
    case 'decimal':
      return `12.${'3'.repeat(field.decimals)}`;
    case 'money':
      return 123_456 + index;
    case 'day':
      return field.notBefore === undefined ? '2024-03-05' : '2026-03-06';
    case 'month':
      return '2026-03';
    case 'clock':
      return `09:3${index % 10}`;
    case 'instant':
      return '2026-03-05T01:30:00.000Z';
    case 'yesNo':
      return true;
    case 'code':
    case 'codes':
      return sampleCode(field, call);
    case 'idNumber':
      return inventedIdNumber(index + 10_000 * personsBefore(register, field));
    case 'phone':
      return `138${String(7_430_000 + index + 10_000 * personsBefore(register, field)).padStart(8, '0')}`;
    case 'creditCode':
      return '91350100M000100Y43';
    default:
      return undefined;
  }
}

/** How many other persons the row names before the one this field is or is of: two never share a name, phone or identity number. */
function personsBefore(register: Register, field: Field): number {
  const persons = register.fields.filter(({ type }) => type === 'person').map(({ key }) => key);
  return Math.max(0, persons.indexOf(field.via ?? field.key));
}

async function sampleCode(field: Field & { table: string }, call: CallFunction): Promise<Changes[string] | undefined> {
  const { tables } = await call('codes.all', {});
  const entry = tables.find((table) => table.key === field.table)?.entries[0];
  if (!entry) return undefined;
  return field.type === 'codes' ? [entry.code] : entry.code;
}

async function sampleLink(
  register: Register,
  field: Field,
  link: string,
  index: number,
  call: CallFunction,
): Promise<Changes[string] | undefined> {
  if (link === 'village') {
    const { suggestions } = await call('links.suggest', { register: 'village', text: '', limit: 40 });
    return suggestions[index % suggestions.length]!.id;
  }
  if (link === 'person') return { create: inventedName(index + 11 * personsBefore(register, field)) };
  if (field.required !== true) return undefined;
  const target = findRegister(link)!;
  const made = await call('rows.save', {
    register: link,
    id: null,
    version: null,
    changes: await sampleChanges(target, 1000 + index * 10 + register.fields.length, call),
  });
  return made.row.id;
}
