import { isDay, isMonth } from '../rules/days.ts';
import { type Outcome, refuse } from '../rules/outcome.ts';
import { readWrittenDay, type WrittenDay, writtenDayText } from '../rules/writtenDay.ts';
import { quoted } from '../rules/writtenText.ts';
import { type Cell, cellText } from './cell.ts';
import { type Codec, type FieldExample, problemOf, type ReadContext } from './codec.ts';
import type { DayField, FieldValue } from './field.ts';
import { plain } from './plain.ts';
import { atField, judged, readNothingOrError, refuseBy, wrongKind } from './reading.ts';

/** A day, YYYY-MM-DD; with `monthAllowed` also a month, YYYY-MM. What was not written is never added. */
export const dayCodec: Codec<DayField> = {
  read(cell, field, context) {
    const answer = readNothingOrError(cell, field);
    if (answer !== undefined) return answer;
    const read = readDayCell(cell, context);
    if (!read.ok) return refuseBy(field, read.problem);
    const value = writtenDayText(read.value);
    const notes = read.notes.map((note) => atField(field, note));
    return judged(value, [...notes, ...checkDay(value, field, context)]);
  },
  check: checkDay,
  format: plain,
  exportKind: () => 'day',
  exportValue: (value) => (value === null ? null : plain(value)),
  store: (value) => (value === null ? null : plain(value)),
  load: (stored) => (stored === null ? null : String(stored)),
  filter: 'day',
};

// 1910-01-01 as a serial day. Below it a number is a year, "3.5" for 5 March or a figure from the next column.
const firstPlausibleSerial = 3654;
const monthShown = /^\d{4}\s*[-./年]\s*\d{1,2}\s*月?$/;

/** The day or month that a cell means. */
export function readDayCell(cell: Cell, context: ReadContext): Outcome<WrittenDay> {
  const shown = cellText(cell);
  const reading = { year: context.yearHint ?? Number(context.today.slice(0, 4)) };
  if (cell.kind === 'day') {
    // Excel turns a typed 2021年4月 into the first of April and goes on showing the month: the day was never written.
    const onlyMonth = monthShown.test(shown) && cell.day.endsWith('-01');
    return readWrittenDay(onlyMonth ? shown : cell.day, reading);
  }
  if (cell.kind !== 'number') return readWrittenDay(shown, reading);
  // A format with two decimals still shows the zero of 1975.10 that the number itself has lost.
  if (/^(19|20)\d{2}\.\d{2}$/.test(shown)) return readWrittenDay(shown, reading);
  const read = readWrittenDay(cell.number, reading);
  if (read.ok && read.value.precision === 'day' && cell.number < firstPlausibleSerial) {
    return refuse('dayUnreadable', `${quoted(shown)}不是能识别的日期，请改成例如 2026-03-05 的写法。`);
  }
  return read;
}

function checkDay(value: FieldValue, field: DayField, context: ReadContext) {
  if (value === null) return [];
  if (typeof value !== 'string') return wrongKind(field, '日期');
  const month = isMonth(value);
  if (!month && !isDay(value)) return wrongKind(field, '日期，例如 2026-03-05');
  if (month && !field.monthAllowed) {
    const message = `${field.label}只有年月（${value}），请补上是哪一天，例如 ${value}-05。`;
    return [problemOf(field, 'error', 'dayIncomplete', message)];
  }
  if (field.notAfterToday && value > context.today.slice(0, value.length)) {
    return [problemOf(field, 'error', 'afterToday', `${field.label}（${value}）不能晚于今天（${context.today}）。`)];
  }
  return [];
}

const birth: DayField = { key: 'birth', label: '出生日期', type: 'day', monthAllowed: true, notAfterToday: true };
const held: DayField = { key: 'held', label: '调解日期', type: 'day' };

export const dayExamples: readonly FieldExample<DayField>[] = [
  {
    field: birth,
    valid: [
      { cell: { kind: 'text', text: '1975.03' }, value: '1975-03', shown: '1975-03' },
      { cell: { kind: 'text', text: '1975年3月' }, value: '1975-03', shown: '1975-03' },
      { cell: { kind: 'number', number: 1975.03, text: '1975.03' }, value: '1975-03', shown: '1975-03' },
      { cell: { kind: 'number', number: 1975.1, text: '1975.10' }, value: '1975-10', shown: '1975-10' },
      { cell: { kind: 'day', day: '1975-03-01', text: '1975年3月' }, value: '1975-03', shown: '1975-03' },
      { cell: { kind: 'day', day: '1972-06-10', text: '1972/6/10' }, value: '1972-06-10', shown: '1972-06-10' },
      { cell: { kind: 'number', number: 26460, text: '26460' }, value: '1972-06-10', shown: '1972-06-10' },
      { cell: { kind: 'text', text: '1949-12-31' }, value: '1949-12-31', shown: '1949-12-31' },
      { cell: { kind: 'text', text: '1880年1月1日' }, value: '1880-01-01', shown: '1880-01-01' },
      { cell: { kind: 'text', text: '2026-11-21' }, value: '2026-11-21', shown: '2026-11-21' },
      { cell: { kind: 'text', text: '—' }, value: null, shown: '' },
      { cell: { kind: 'empty' }, value: null, shown: '' },
    ],
    invalid: [
      { cell: { kind: 'text', text: '2026-11-22' }, code: 'afterToday' },
      { cell: { kind: 'text', text: '2026年12月' }, code: 'afterToday' },
      { cell: { kind: 'text', text: '2001-02-29' }, code: 'dayImpossible' },
      { cell: { kind: 'number', number: 1975, text: '1975' }, code: 'dayYearOnly' },
      { cell: { kind: 'number', number: 1975.1, text: '1975.1' }, code: 'dayAmbiguous' },
      { cell: { kind: 'text', text: '75.3' }, code: 'dayAmbiguous' },
      { cell: { kind: 'text', text: '不详' }, code: 'dayUnreadable' },
      { cell: { kind: 'error', text: '#VALUE!' }, code: 'cellError' },
    ],
  },
  {
    field: held,
    valid: [
      { cell: { kind: 'text', text: '3月5日' }, value: '2026-03-05', shown: '2026-03-05' },
      { cell: { kind: 'text', text: '2026.3.5' }, value: '2026-03-05', shown: '2026-03-05' },
      { cell: { kind: 'text', text: '２０２６／３／５' }, value: '2026-03-05', shown: '2026-03-05' },
      { cell: { kind: 'number', number: 20260305, text: '20260305' }, value: '2026-03-05', shown: '2026-03-05' },
      { cell: { kind: 'number', number: 46086.5, text: '46086.5' }, value: '2026-03-05', shown: '2026-03-05' },
      { cell: { kind: 'text', text: '46086' }, value: '2026-03-05', shown: '2026-03-05', warns: true },
    ],
    invalid: [
      { cell: { kind: 'text', text: '2026.3' }, code: 'dayIncomplete' },
      { cell: { kind: 'day', day: '2026-03-01', text: '2026年3月' }, code: 'dayIncomplete' },
      { cell: { kind: 'number', number: 3.5, text: '3.5' }, code: 'dayUnreadable' },
      { cell: { kind: 'yesNo', yes: true, text: 'TRUE' }, code: 'dayUnreadable' },
    ],
  },
];
