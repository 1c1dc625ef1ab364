// An office's own indicator as an indicator like the built-in ones.
import type { OwnIndicator } from '../contract/indicatorProcedures.ts';
import { type Field, linkedRegister } from '../fields/field.ts';
import { findRegister } from '../registers/index.ts';
import type { Register } from '../registers/register.ts';
import { all, type Condition, within } from '../reports/condition.ts';
import { type Indicator, type IndicatorGroup, indicatorGroups, type Source } from './indicator.ts';
import { inPost } from './standing.ts';

type Filter = OwnIndicator['filters'][number];

/** The indicator that a stored declaration means. Its register and fields were checked when it was saved. */
export function indicatorFromOwn(own: OwnIndicator): Indicator {
  const register = findRegister(own.register);
  if (!register) throw new Error(`own indicator ${own.key}: no register ${own.register}`);
  const where = all(...own.filters.map((filter) => conditionOf(register, filter)));
  const source = sourceOf(register, own.day);
  return {
    key: own.key,
    label: own.label,
    group: own.group as IndicatorGroup,
    unit: own.unit,
    about: own.about,
    figure:
      own.aggregate === 'count'
        ? { kind: 'count', source, where }
        : own.aggregate === 'sum'
          ? { kind: 'sum', source, of: [own.of!], where }
          : { kind: 'distinct', source, of: own.of!, where },
    time: own.day === null ? 'standing' : 'flow',
    better: null,
  };
}

function sourceOf(register: Register, day: string | null): Source {
  const first = day ?? register.period?.from ?? register.fields.find(isDay)?.key ?? 'createdAt';
  const standing = register.period ? inPost : all();
  return {
    register: register.key,
    where: day === null ? standing : within(day),
    by: scopesOf(register),
    day: first,
  };
}

const isDay = (field: Field): boolean => field.via === undefined && (field.type === 'day' || field.type === 'month');

/** The fields by which records of a register are told apart: their own, or those of the row they point to. */
export function scopesOf(register: Register): Source['by'] {
  if (register.key === 'village') return { village: 'id' };
  const by: { village?: string; committee?: string; peopleCommittee?: string; team?: string } = {};
  for (const field of register.fields) {
    const link = linkedRegister(field);
    if (link === 'village') by.village ??= field.key;
    if (link === 'committee') by.committee ??= field.key;
    if (link === 'peopleCommittee') by.peopleCommittee ??= field.key;
    if (link === 'team') by.team ??= field.key;
  }
  if (register.key === 'committee' || register.key === 'peopleCommittee' || register.key === 'team') {
    by[register.key] = 'id';
  }
  return by;
}

function conditionOf(register: Register, { field, op, value, values }: Filter): Condition {
  switch (op) {
    case 'is':
      return { field, is: value! };
    case 'anyOf':
      return { field, anyOf: values! };
    case 'filled':
      return { field, filled: true };
    case 'empty':
      return { field, filled: false };
    case 'atLeast':
      return { field, atLeast: inStoredUnits(register, field, value!) };
    case 'below':
      return { field, below: inStoredUnits(register, field, value!) };
  }
}

/** Limits are written as on the form: yuan, or decimals of the field; the table holds whole smallest units. */
function inStoredUnits(register: Register, key: string, value: string | number): number {
  const field = register.fields.find((each) => each.key === key);
  const scale = field?.type === 'money' ? 2 : field?.type === 'decimal' ? field.decimals : 0;
  return Math.round(Number(value) * 10 ** scale);
}

/** Whether a group of that key exists. */
export const isGroup = (key: string): boolean => indicatorGroups.some((group) => group.key === key);
