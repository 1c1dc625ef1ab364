// What the documents of a case print from: the dossier as plain data, with names for codes. It crosses into a worker
// thread, so it holds no functions.

import { isDay } from '../../../../shared/rules/days.ts';
import { currentAgreement } from '../../../../shared/rules/mediation/agreements.ts';
import type { Dossier, PartyFacts } from '../../../../shared/rules/mediation/dossier.ts';
import type { MediationSettings } from '../../../../shared/rules/mediation/mediationSettings.ts';
import { partyName } from '../../../../shared/rules/mediation/partyNames.ts';
import { blank, type Words } from '../../documents/paper/formBlocks.ts';
import { chineseDay } from '../../documents/tableDocument.ts';

export interface PrintedCase {
  dossier: Dossier;
  settings: MediationSettings;
  /** Code table → code → name. */
  names: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The name of a code; a code that is in no table any more stands as it is. */
export function nameOf(view: PrintedCase, table: string, code: string | null): string | null {
  return code === null ? null : (view.names[table]?.[code] ?? code);
}

/** 甲；乙: the names of several codes. */
export function namesOf(view: PrintedCase, table: string, codes: readonly string[] | null): string | null {
  if (!codes || codes.length === 0) return null;
  return codes.map((code) => nameOf(view, table, code)).join('；');
}

/** 2026年3月5日; null stays null. */
export const writtenDay = (day: string | null): string | null => (day === null ? null : chineseDay(day));

/** A day in a sentence: every number over its line, open ones for the pen. */
export function dayWords(day: string | null): Words[] {
  const [year, month, date] = day !== null && isDay(day) ? day.split('-') : [null, null, null];
  const number = (part: string | null | undefined): string | null => (part == null ? null : String(Number(part)));
  return [blank(number(year), 3), '年', blank(number(month), 2), '月', blank(number(date), 2), '日'];
}

/** A day under a signature; open ones leave room between the signs. */
export const signedDay = (day: string | null): string => writtenDay(day) ?? '　　　　年　　月　　日';

/** 2026年3月5日09:30至11:20, as far as it is known. */
export function timeText(day: string | null, from: string | null, until: string | null): string | null {
  if (day === null) return null;
  if (from === null) return chineseDay(day);
  return `${chineseDay(day)}${from}${until === null ? '' : `至${until}`}`;
}

/** ________人民调解委员会: what stands before the words that every committee's name ends in. */
export function committeeWords({ dossier }: PrintedCase, room = 8): Words[] {
  const ending = '人民调解委员会';
  const { name } = dossier.committee;
  if (name === '') return [blank(null, room), ending];
  return name.endsWith(ending) ? [blank(name.slice(0, -ending.length), room), ending] : [blank(name, room)];
}

/** Names of a side, 、 between them; null when there is nobody. */
export function sideNames(parties: readonly PartyFacts[]): string | null {
  return parties.length === 0 ? null : parties.map(partyName).join('、');
}

/** The applicants and everybody else: what “____与____的纠纷” is filled with. */
export function twoSides({ dossier }: PrintedCase): [string | null, string | null] {
  const first = dossier.parties.filter(({ side }) => side === '1');
  const others = dossier.parties.filter(({ side }) => side !== '1');
  return [sideNames(first), sideNames(others)];
}

/** Mediators who preside or take part now, by name. */
export function mediatorNames({ dossier }: PrintedCase): string | null {
  const names = dossier.mediators
    .filter(({ role, until }) => role !== '3' && until === null)
    .map(({ mediator }) => dossier.pool.find(({ id }) => id === mediator)?.name)
    .filter((name) => name !== undefined);
  return names.length === 0 ? null : [...new Set(names)].join('、');
}

/** The number that agreement and visits bear. */
export function agreementNumber({ dossier }: PrintedCase): string | null {
  return currentAgreement(dossier)?.number ?? null;
}
