// What went out comes back the same, for any value and not only for the examples.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../rules/days.ts';
import { decimalFromNumber, roundDecimal } from '../rules/decimal.ts';
import { identityCheckCharacter } from '../rules/identityNumber.ts';
import { isInstant } from './beijingTime.ts';
import type { Cell } from './cell.ts';
import { cellFromExport } from './cellFromExport.ts';
import { exampleReading, exampleWriting } from './exampleContext.ts';
import type { Field, FieldValue } from './field.ts';
import { codecOf } from './index.ts';

const day: Field = { key: 'day', label: '日期', type: 'day', monthAllowed: true };
const money: Field = { key: 'money', label: '金额', type: 'money' };
const idNumber: Field = { key: 'idNumber', label: '公民身份号码', type: 'idNumber' };
const instant: Field = { key: 'instant', label: '时间', type: 'instant' };
const text: Field = { key: 'text', label: '备注', type: 'text', maxLength: 100 };

const read = (cell: Cell, field: Field) => codecOf(field).read(cell, field, exampleReading);

/** Out and in again by the workbook, the screen and the table. */
function expectRoundTrips(field: Field, value: FieldValue): void {
  const codec = codecOf(field);
  const cell = cellFromExport(codec.exportKind(field), codec.exportValue(value, field, exampleWriting));
  expect(codec.check(value, field, exampleReading)).toEqual([]);
  expect(read(cell, field)).toMatchObject({ ok: true, value });
  expect(read({ kind: 'text', text: codec.format(value, field, exampleWriting) }, field)).toMatchObject({
    ok: true,
    value,
  });
  expect(codec.load(codec.store(value, field), field)).toEqual(value);
}

const days = fc.integer({ min: 0, max: 110_000 }).map((count) => addDays('1800-01-01', count));

describe('round trips', () => {
  it('days and months', () => {
    fc.assert(
      fc.property(days, (each) => {
        expectRoundTrips(day, each);
        expectRoundTrips(day, each.slice(0, 7));
      }),
    );
  });

  it('serial days of a workbook', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3654, max: 73_050 }), (serial) => {
        const cell: Cell = { kind: 'number', number: serial, text: String(serial) };
        expect(read(cell, day)).toMatchObject({ ok: true, value: addDays('1899-12-30', serial) });
      }),
    );
  });

  it('days as they are written', () => {
    fc.assert(
      fc.property(days, (each) => {
        const [year, month, number] = each.split('-').map(Number);
        for (const written of [
          `${year}.${month}.${number}`,
          `${year}年${month}月${number}日`,
          each.replaceAll('-', ''),
        ]) {
          expect(read({ kind: 'text', text: written }, day)).toMatchObject({ ok: true, value: each });
        }
      }),
    );
  });

  it('money, also as a number cell of yuan', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 15 - 1 }), (fen) => {
        expectRoundTrips(money, fen);
        expect(read({ kind: 'number', number: fen / 100, text: '' }, money)).toMatchObject({ ok: true, value: fen });
      }),
    );
  });

  it('decimals of any scale', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: -(10 ** 15) + 1, max: 10 ** 15 - 1 }),
        (decimals, units) => {
          const field: Field = { key: 'area', label: '面积', type: 'decimal', decimals };
          const value = codecOf(field).load(units, field);
          expectRoundTrips(field, value);
          expect(codecOf(field).store(value, field)).toBe(units);
        },
      ),
    );
  });

  it('decimals from the doubles of a workbook, or not at all', () => {
    const field: Field = { key: 'area', label: '面积', type: 'decimal', decimals: 2 };
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (number) => {
        const exact = decimalFromNumber(number);
        const result = read({ kind: 'number', number, text: '' }, field);
        if ((exact.split('.')[1]?.length ?? 0) > 2) expect(result.ok).toBe(false);
        else expect(result).toMatchObject({ ok: true, value: roundDecimal(exact, 2) });
      }),
    );
  });

  it('identity numbers, and no number of one wrong digit', () => {
    const numbers = fc
      .tuple(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: 0, max: 999 }))
      .map(([count, sequence]) => {
        const birth = addDays('1850-01-01', count).replaceAll('-', '');
        const seventeen = `433199${birth}${String(sequence).padStart(3, '0')}`;
        return `${seventeen}${identityCheckCharacter(seventeen)}`;
      });
    fc.assert(
      fc.property(numbers, fc.nat(16), fc.integer({ min: 1, max: 9 }), (number, at, step) => {
        expectRoundTrips(idNumber, number);
        const digit = (Number(number[at]) + step) % 10;
        const wrong = `${number.slice(0, at)}${digit}${number.slice(at + 1)}`;
        expect(read({ kind: 'text', text: wrong }, idNumber).ok).toBe(false);
      }),
    );
  });

  it('instants, to the minute', () => {
    fc.assert(
      fc.property(days, fc.nat(1439), (each, minute) => {
        const value = new Date(Date.parse(`${each}T00:00:00.000Z`) + minute * 60_000).toISOString();
        expect(isInstant(value)).toBe(true);
        expectRoundTrips(instant, value);
      }),
    );
  });

  it('any text that was once read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (written) => {
        const first = read({ kind: 'text', text: written }, text);
        if (first.ok) expectRoundTrips(text, first.value);
      }),
    );
  });
});
