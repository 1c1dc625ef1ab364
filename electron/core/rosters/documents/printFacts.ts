// What prints of a rota need from the registers beside the sheet: phones, signatures, lines, templates, swaps.
import type { RotaSheet } from '../../../../shared/contract/rotaProcedures.ts';
import { monthBounds } from '../../../../shared/rules/days.ts';
import { maskPhone } from '../../../../shared/rules/phone.ts';
import type { CodeBook } from '../../codeBook.ts';
import type { Call } from '../../handlers.ts';
import { type Db, rowsIn } from '../../tables.ts';
import { anyDutyRows, dutyRows, namesOf, numberOf, textOf } from '../plan/dutyRows.ts';
import type { SwapLine } from './changesList.ts';
import type { PatrolTemplate } from './patrolTemplates.ts';
import type { RosterPrint } from './rosterPrint.ts';
import type { SlipGround } from './rotaSlips.ts';

/** The sheet with all that stands around it on paper. `isRevealed`: phones in clear. */
export async function readPrint(call: Call, sheet: RotaSheet, isRevealed: boolean): Promise<RosterPrint> {
  const { read, settings } = call.township;
  const [team] = await anyDutyRows(read, 'team', (rows) => rows.where('id', '=', sheet.team.id));
  const { unitHead, reviewer, preparer, phone } = settings;
  return {
    sheet,
    township: settings.divisionPath.at(-1) ?? '',
    unit: settings.unit,
    signers: { unitHead, reviewer, preparer, phone },
    dutyPhone: officePhone(team ? (textOf(team, 'dutyPhone') ?? '') : '', isRevealed),
    phones: await phonesOf(
      read,
      sheet.people.map(({ id }) => id),
      isRevealed,
    ),
    isRevealed,
  };
}

/** A fixed line is the office's and printed as it is; a mobile is somebody's and masked unless revealed. */
export const officePhone = (phone: string, isRevealed: boolean): string =>
  isRevealed || !/^1\d{10}$/u.test(phone) ? phone : maskPhone(phone);

/** Phones as printed, by person. */
export async function phonesOf(db: Db, ids: readonly string[], isRevealed: boolean): Promise<Record<string, string>> {
  const phones: Record<string, string> = {};
  for (let start = 0; start < ids.length; start += 500) {
    const rows = await rowsIn(db)
      .selectFrom('person')
      .select(['id', 'phone'])
      .where('id', 'in', ids.slice(start, start + 500))
      .execute();
    for (const { id, phone } of rows) {
      const number = String(phone ?? '');
      if (number !== '') phones[id] = isRevealed ? number : maskPhone(number);
    }
  }
  return phones;
}

/** The name of a code; empty where there is none. */
export const codeName = (codes: CodeBook, table: string, code: string | null): string =>
  codes.table(table)?.entries.find((entry) => entry.code === code)?.name ?? '';

/** Names that a table offers now. */
export const offeredNames = (codes: CodeBook, table: string): string[] =>
  (codes.table(table)?.entries ?? []).filter(({ active }) => active).map(({ name }) => name);

/** The patrol templates in use. */
export async function patrolTemplates(db: Db, codes: CodeBook): Promise<PatrolTemplate[]> {
  const rows = await dutyRows(db, 'patrolTemplate');
  const lines = await namesOf(
    db,
    'patrolLine',
    rows.flatMap((row) => textOf(row, 'line') ?? []),
  );
  return rows.map((row) => ({
    id: row.id,
    name: textOf(row, 'name') ?? '',
    season: textOf(row, 'season') ?? '',
    hour: textOf(row, 'hour') ?? '',
    place: codeName(codes, 'patrolPlaceKind', textOf(row, 'placeKind')),
    start: textOf(row, 'start') ?? '',
    end: textOf(row, 'end') ?? '',
    line: textOf(row, 'line'),
    lineName: lines.get(textOf(row, 'line') ?? '') ?? '',
    focus: textOf(row, 'focus') ?? '',
    equipment: textOf(row, 'equipment') ?? '',
    people: numberOf(row, 'people'),
  }));
}

/** What the slips of a rota need. */
export async function slipGround({ township: { read, codes } }: Call, sheet: RotaSheet): Promise<SlipGround> {
  const ids = sheet.shifts.map(({ id }) => id);
  const [team] = await anyDutyRows(read, 'team', (rows) => rows.where('id', '=', sheet.team.id));
  const patterns = await anyDutyRows(read, 'shiftPattern', (rows) => rows.where('id', 'in', ids));
  return {
    templates: await patrolTemplates(read, codes),
    lines: Object.fromEntries(
      patterns.flatMap((row) => {
        const line = textOf(row, 'line');
        return line === null ? [] : [[row.id, line]];
      }),
    ),
    route: team ? (textOf(team, 'route') ?? '') : '',
    findings: offeredNames(codes, 'patrolFinding'),
    reportedTo: offeredNames(codes, 'reportedTo'),
  };
}

/** The 换班替班 records of a rota's month, by day. Who stands on the sheet is called as there. */
export async function swapLines({ township: { read, codes } }: Call, sheet: RotaSheet): Promise<SwapLine[]> {
  const { team, month } = sheet;
  const { first, last } = monthBounds(month);
  const rows = await dutyRows(read, 'shiftSwap', (found) =>
    found.where('team', '=', team.id).where('day', '>=', first).where('day', '<=', last),
  );
  const ids = (keys: readonly string[]) => rows.flatMap((row) => keys.flatMap((key) => textOf(row, key) ?? []));
  const people = await namesOf(read, 'person', ids(['person', 'other']));
  for (const { id, name } of sheet.people) people.set(id, name);
  const shifts = await namesOf(read, 'shiftPattern', ids(['shift', 'otherShift']));
  return rows
    .map((row): SwapLine => {
      const text = (key: string) => textOf(row, key) ?? '';
      return {
        day: text('day'),
        shift: shifts.get(text('shift')) ?? '',
        kind: codeName(codes, 'swapKind', textOf(row, 'kind')),
        person: people.get(text('person')) ?? '',
        other: people.get(text('other')) ?? (text('otherDay') === '' ? '' : '本人'),
        otherDay: text('otherDay'),
        otherShift: shifts.get(text('otherShift')) ?? '',
        reason: text('reason'),
        approver: text('approver'),
        approvedOn: text('approvedOn'),
      };
    })
    .toSorted((one, other) => one.day.localeCompare(other.day));
}
