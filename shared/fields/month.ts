import { isMonth } from '../rules/days.ts';
import { accept, hint, type Outcome } from '../rules/outcome.ts';
import type { WrittenDay } from '../rules/writtenDay.ts';
import { withoutBlanks } from '../rules/writtenText.ts';
import { type Cell, cellText } from './cell.ts';
import type { Codec, FieldExample, ReadContext } from './codec.ts';
import { readDayCell } from './day.ts';
import type { FieldValue, MonthField } from './field.ts';
import { plain } from './plain.ts';
import { atField, judged, readNothingOrError, refuseBy, wrongKind } from './reading.ts';

/** A month, YYYY-MM. Of a written day the month is taken. */
export const monthCodec: Codec<MonthField> = {
  read(cell, field, context) {
    const answer = readNothingOrError(cell, field);
    if (answer !== undefined) return answer;
    const read = monthWithoutYear(cell, context) ?? readDayCell(cell, context);
    if (!read.ok) return refuseBy(field, read.problem);
    const notes = read.notes.map((note) => atField(field, note));
    return judged(read.value.month, [...notes, ...checkMonth(read.value.month, field)]);
  },
  check: checkMonth,
  format: plain,
  exportKind: () => 'month',
  exportValue: (value) => (value === null ? null : plain(value)),
  store: (value) => (value === null ? null : plain(value)),
  load: (stored) => (stored === null ? null : String(stored)),
  filter: 'day',
};

function checkMonth(value: FieldValue, field: MonthField) {
  if (value === null || (typeof value === 'string' && isMonth(value))) return [];
  return wrongKind(field, '年月，例如 2026-03');
}

function monthWithoutYear(cell: Cell, context: ReadContext): Outcome<WrittenDay> | null {
  const month = /^(0?[1-9]|1[0-2])月份?$/.exec(withoutBlanks(cellText(cell)))?.[1];
  if (month === undefined) return null;
  const year = context.yearHint ?? Number(context.today.slice(0, 4));
  const note = hint('dayYearAssumed', `没有写年份，按 ${year} 年理解。`);
  return accept<WrittenDay>({ precision: 'month', month: `${year}-${month.padStart(2, '0')}` }, [note]);
}

const period: MonthField = { key: 'period', label: '填报月份', type: 'month' };

export const monthExamples: readonly FieldExample<MonthField>[] = [
  {
    field: period,
    valid: [
      { cell: { kind: 'text', text: '2026年3月' }, value: '2026-03', shown: '2026-03' },
      { cell: { kind: 'text', text: '3月份' }, value: '2026-03', shown: '2026-03' },
      { cell: { kind: 'number', number: 202603, text: '202603' }, value: '2026-03', shown: '2026-03' },
      { cell: { kind: 'day', day: '2026-03-01', text: '2026年3月' }, value: '2026-03', shown: '2026-03' },
      { cell: { kind: 'text', text: '2026-03-15' }, value: '2026-03', shown: '2026-03' },
      { cell: { kind: 'empty' }, value: null, shown: '' },
    ],
    invalid: [
      { cell: { kind: 'text', text: '2026年13月' }, code: 'dayImpossible' },
      { cell: { kind: 'text', text: '一季度' }, code: 'dayUnreadable' },
      { cell: { kind: 'number', number: 2026, text: '2026' }, code: 'dayYearOnly' },
      { cell: { kind: 'error', text: '#REF!' }, code: 'cellError' },
    ],
  },
];
