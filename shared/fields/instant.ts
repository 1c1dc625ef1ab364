import { accept as found, type Outcome, refuse } from '../rules/outcome.ts';
import { readWrittenDay } from '../rules/writtenDay.ts';
import { halfWidth, quoted } from '../rules/writtenText.ts';
import { beijingDay, beijingText, instantAt, isInstant } from './beijingTime.ts';
import { type Cell, cellText } from './cell.ts';
import { type Codec, type FieldExample, problemOf, type ReadContext } from './codec.ts';
import { readDayCell } from './day.ts';
import type { FieldValue, InstantField } from './field.ts';
import { plain } from './plain.ts';
import { atField, judged, readNothingOrError, refuseBy, wrongKind } from './reading.ts';

/**
 * A moment. Kept as UTC, shown and read on the Beijing clock (+08:00, whatever the machine is set to), to the minute.
 * A day without a time is refused: midnight would be an invention.
 */
export const instantCodec: Codec<InstantField> = {
  read(cell, field, context) {
    const answer = readNothingOrError(cell, field);
    if (answer !== undefined) return answer;
    const read = readInstantCell(cell, context);
    if (!read.ok) return refuseBy(field, read.problem);
    const notes = read.notes.map((note) => atField(field, note));
    return judged(read.value, [...notes, ...checkInstant(read.value, field, context)]);
  },
  check: checkInstant,
  format: shownInstant,
  exportKind: () => 'instant',
  exportValue: (value) => (value === null ? null : shownInstant(value)),
  store: (value) => (value === null ? null : plain(value)),
  load: (stored) => (stored === null ? null : String(stored)),
  filter: 'day',
};

function shownInstant(value: FieldValue): string {
  const text = plain(value);
  return isInstant(text) ? beijingText(text) : text;
}

function checkInstant(value: FieldValue, field: InstantField, context: ReadContext) {
  if (value === null) return [];
  if (typeof value !== 'string' || !isInstant(value)) return wrongKind(field, '日期和时刻，例如 2026-03-05 14:30');
  if (field.notAfterToday && beijingDay(value) > context.today) {
    const message = `${field.label}（${beijingText(value)}）不能晚于今天（${context.today}）。`;
    return [problemOf(field, 'error', 'afterToday', message)];
  }
  return [];
}

const withZone = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;
const dayPart = String.raw`(?<day>.+?)(?:(?<=[日号])\s*|\s+|T)`;
const halfDay = '(?<half>上午|下午|晚上|中午|凌晨|早上|早|晚|am|pm)?';
const clock = String.raw`(?<hour>\d{1,2})\s*[:时点]\s*(?:(?<minute>\d{1,2})(?:分|[:分]\d{1,2}(?:\.\d+)?秒?)?|(?<halfPast>半)|整)?`;
const dayAndTime = new RegExp(String.raw`^${dayPart}${halfDay}\s*${clock}$`, 'iu');

function readInstantCell(cell: Cell, context: ReadContext): Outcome<string> {
  const shown = cellText(cell);
  if (cell.kind === 'day') return cell.time === undefined ? timeMissing(shown) : instantOn(cell.day, cell.time, shown);
  if (cell.kind === 'number') return readSerial(cell.number, shown, context);
  const text = halfWidth(shown);
  if (withZone.test(text)) return readWithZone(text, shown);
  const match = dayAndTime.exec(text)?.groups;
  const written = readWrittenDay(match?.day ?? text, { year: context.yearHint ?? Number(context.today.slice(0, 4)) });
  if (match === undefined) return written.ok ? timeMissing(shown) : unreadable(shown);
  if (!written.ok) return written;
  if (written.value.day === undefined) return unreadable(shown);
  const read = instantOn(written.value.day, timeOf(match), shown);
  return read.ok ? found(read.value, written.notes) : read;
}

function timeOf(match: Record<string, string | undefined>): string {
  const written = Number(match.hour);
  const afternoon = /^(?:下午|晚上|晚|pm)$/i.test(match.half ?? '') && written < 12;
  const hour = afternoon ? written + 12 : written;
  const minute = match.halfPast === undefined ? (match.minute ?? '00') : '30';
  return `${String(hour).padStart(2, '0')}:${minute.padStart(2, '0')}`;
}

function readSerial(serial: number, shown: string, context: ReadContext): Outcome<string> {
  const minutes = Math.round(serial * 1440);
  const wholeDays = Math.floor(minutes / 1440);
  const read = readDayCell({ kind: 'number', number: wholeDays, text: String(wholeDays) }, context);
  if (!read.ok || read.value.day === undefined) return unreadable(shown);
  if (Number.isInteger(serial)) return timeMissing(shown);
  const ofDay = minutes - wholeDays * 1440;
  const time = [Math.floor(ofDay / 60), ofDay % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return instantOn(read.value.day, time, shown);
}

function readWithZone(text: string, shown: string): Outcome<string> {
  const time = Date.parse(text);
  if (Number.isNaN(time)) return unreadable(shown);
  return found(new Date(Math.floor(time / 60_000) * 60_000).toISOString());
}

function instantOn(day: string, time: string, shown: string): Outcome<string> {
  const instant = instantAt(day, time.slice(0, 5));
  return instant === null ? unreadable(shown) : found(instant);
}

function timeMissing(shown: string): Outcome<string> {
  return refuse('timeMissing', `${quoted(shown)}没有写时刻，请补上，例如 2026-03-05 14:30。`);
}

function unreadable(shown: string): Outcome<string> {
  return refuse('instantUnreadable', `${quoted(shown)}不是能识别的时间，请改成例如 2026-03-05 14:30 的写法。`);
}

const happened: InstantField = { key: 'happened', label: '发生时间', type: 'instant', notAfterToday: true };
const halfPastTwo = { value: '2026-03-05T06:30:00.000Z', shown: '2026-03-05 14:30' };

export const instantExamples: readonly FieldExample<InstantField>[] = [
  {
    field: happened,
    valid: [
      { cell: { kind: 'text', text: '2026-03-05 14:30' }, ...halfPastTwo },
      { cell: { kind: 'text', text: '2026年3月5日14时30分' }, ...halfPastTwo },
      { cell: { kind: 'text', text: '2026. 3. 5 14：30：05' }, ...halfPastTwo },
      { cell: { kind: 'text', text: '3月5日下午2点半' }, ...halfPastTwo },
      { cell: { kind: 'text', text: '2026-03-05T06:30:00.000Z' }, ...halfPastTwo },
      { cell: { kind: 'text', text: '2026-03-05T14:30+08:00' }, ...halfPastTwo },
      { cell: { kind: 'day', day: '2026-03-05', time: '14:30', text: '2026/3/5 14:30' }, ...halfPastTwo },
      { cell: { kind: 'number', number: 46086.6041666667, text: '46086.60417' }, ...halfPastTwo },
      { cell: { kind: 'text', text: '2026-03-05 0:05' }, value: '2026-03-04T16:05:00.000Z', shown: '2026-03-05 00:05' },
      { cell: { kind: 'empty' }, value: null, shown: '' },
    ],
    invalid: [
      { cell: { kind: 'text', text: '2026.3.5' }, code: 'timeMissing' },
      { cell: { kind: 'day', day: '2026-03-05', text: '2026/3/5' }, code: 'timeMissing' },
      { cell: { kind: 'number', number: 46086, text: '46086' }, code: 'timeMissing' },
      { cell: { kind: 'text', text: '2026-03-05 25:00' }, code: 'instantUnreadable' },
      { cell: { kind: 'text', text: '2026-02-30 14:30' }, code: 'dayImpossible' },
      { cell: { kind: 'text', text: '下午' }, code: 'instantUnreadable' },
      { cell: { kind: 'text', text: '2026-11-22 08:00' }, code: 'afterToday' },
      { cell: { kind: 'error', text: '#N/A' }, code: 'cellError' },
    ],
  },
];
