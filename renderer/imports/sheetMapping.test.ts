import { describe, expect, test } from 'vitest';
import type { SheetFound } from '../../shared/contract/exchangeProcedures.ts';
import { registers } from '../../shared/registers/index.ts';
import type { Register } from '../../shared/registers/register.ts';
import {
  chosenSheets,
  columnLetters,
  doubledFields,
  fieldOptions,
  isMappable,
  sheetObstacle,
  unmappedRequired,
  withField,
  withSheet,
} from './sheetMapping.ts';

const person = registers.find(({ key }) => key === 'person') as Register;
const member = registers.find(({ key }) => key === 'committeeMember') as Register;

function sheet(fields: (string | null)[], name = '表'): SheetFound {
  return {
    sheet: name,
    columns: fields.map((field, index) => ({ index, label: `栏${index}`, samples: [], field, remembered: true })),
    rows: 3,
    preface: [],
    register: 'person',
    chosen: true,
  };
}

test('columns are named as in a spreadsheet', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});

describe('a sheet can be checked', () => {
  test('when the column of the name is known', () => {
    expect(sheetObstacle(person, sheet(['name', 'sex', null]))).toBeNull();
    expect(sheetObstacle(person, sheet(['sex', null]))).toContain('“姓名”');
  });

  test('unless two columns say the same', () => {
    const twice = sheet(['name', 'phone', 'phone']);
    expect([...doubledFields(twice)]).toEqual(['phone']);
    expect(sheetObstacle(person, twice)).toContain('有两列都对应');
    expect(sheetObstacle(person, withField(twice, 2, null))).toBeNull();
  });
});

test('a column that is mapped anew is no longer the remembered one', () => {
  const changed = withField(sheet(['name', 'sex']), 1, 'phone');
  expect(changed.columns.map(({ field, remembered }) => [field, remembered])).toEqual([
    ['name', true],
    ['phone', false],
  ]);
});

test('required fields without a column are named, those with a value of their own are not', () => {
  const [title = ''] = member.titleFields;
  const missing = unmappedRequired(member, sheet([title])).map(({ key }) => key);
  expect(missing.length).toBeGreaterThan(0);
  expect(missing).not.toContain(title);
  for (const key of missing) {
    const field = member.fields.find((each) => each.key === key);
    expect(field?.required && field.default === undefined).toBe(true);
  }
});

test.each(registers)('$title: what is worked out or attached is never offered, its name always is', (register) => {
  const offered = new Set(fieldOptions(register).map(({ code }) => code));
  for (const field of register.fields) {
    if (field.type === 'computed' || field.type === 'attachment') expect(offered.has(field.key)).toBe(false);
    if (field.key === register.titleFields[0]) expect(isMappable(field)).toBe(true);
  }
  expect(fieldOptions(register)).toBe(fieldOptions(register));
});

test('only ticked sheets are imported', () => {
  const mapping = { register: 'person', sheets: [sheet(['name'], '甲'), sheet(['name'], '乙')] };
  const changed = withSheet(mapping, '甲', (found) => ({ ...found, chosen: false }));
  expect(chosenSheets(changed).map((each) => each.sheet)).toEqual(['乙']);
});
