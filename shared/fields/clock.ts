import { isClockTime, readClockTime } from '../rules/clockTime.ts';
import { type Cell, cellText } from './cell.ts';
import { accept, type Codec, type FieldExample, refuse } from './codec.ts';
import type { ClockField, FieldValue } from './field.ts';
import { plain } from './plain.ts';
import { readNothingOrError, wrongKind } from './reading.ts';

/** A time of day, HH:MM. 24:00 is the next day's 00:00. */
export const clockCodec: Codec<ClockField> = {
  read(cell, field) {
    const answer = readNothingOrError(cell, field);
    if (answer !== undefined) return answer;
    const time = readClockTime(clockText(cell));
    if (time !== null) return accept(time);
    return refuse(field, 'clockUnreadable', `${field.label}“${cellText(cell)}”看不出是几点几分，请写成 20:00 的样子。`);
  },
  check(value: FieldValue, field) {
    if (value === null || (typeof value === 'string' && isClockTime(value))) return [];
    return wrongKind(field, '时刻，例如 20:00');
  },
  format: plain,
  exportKind: () => 'text',
  exportValue: (value) => (value === null ? null : plain(value)),
  store: (value) => (value === null ? null : plain(value)),
  load: (stored) => (stored === null ? null : String(stored)),
  filter: 'text',
};

/** A workbook's time is a fraction of a day, or a day with a time. */
function clockText(cell: Cell): string {
  if (cell.kind === 'day' && cell.time !== undefined) return cell.time;
  if (cell.kind !== 'number' || cell.number <= 0 || cell.number >= 1) return cellText(cell);
  const minutes = Math.round(cell.number * 24 * 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

const start: ClockField = { key: 'start', label: '开始时间', type: 'clock' };

export const clockExamples: readonly FieldExample<ClockField>[] = [
  {
    field: start,
    valid: [
      { cell: { kind: 'text', text: '20:00' }, value: '20:00', shown: '20:00' },
      { cell: { kind: 'text', text: '晚上8点半' }, value: '20:30', shown: '20:30' },
      { cell: { kind: 'text', text: '24：00' }, value: '00:00', shown: '00:00' },
      { cell: { kind: 'number', number: 0.8125, text: '0.8125' }, value: '19:30', shown: '19:30' },
      { cell: { kind: 'day', day: '1899-12-30', time: '06:00', text: '6:00' }, value: '06:00', shown: '06:00' },
      { cell: { kind: 'empty' }, value: null, shown: '' },
    ],
    invalid: [
      { cell: { kind: 'text', text: '25:00' }, code: 'clockUnreadable' },
      { cell: { kind: 'text', text: '天黑以后' }, code: 'clockUnreadable' },
      { cell: { kind: 'error', text: '#REF!' }, code: 'cellError' },
    ],
  },
];
