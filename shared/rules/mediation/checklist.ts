// The form wall: every document of a dossier with what it still lacks (mediation.md §1.1, §1.16).
import { currentAgreement, oralForm } from './agreements.ts';
import { isEntrusted } from './caseSource.ts';
import { closedDay } from './caseState.ts';
import { gapsOf } from './documentGaps.ts';
import { type CaseDocument, caseDocuments, type DocumentKey } from './documents.ts';
import type { Dossier } from './dossier.ts';
import type { Tile } from './judgement.ts';
import type { MediationSettings, Need } from './mediationSettings.ts';
import { type Template, templateOf } from './templates.ts';

/** Every document in the order of binding, with its need in this case and what it lacks. A scan fulfils a document. */
export function tilesOf(dossier: Dossier, settings: MediationSettings): readonly Tile[] {
  const template = templateOf(settings);
  return caseDocuments.map((document) => tileOf(dossier, document, template));
}

const ofEveryCase: ReadonlySet<DocumentKey> = new Set(['L01', 'L05', 'L07']);

/** Could be written of every case: printed on demand, bound only where the office's list requires it or a scan is there. */
export function isOnDemand({
  document,
  need,
  scans,
  rows,
}: Pick<Tile, 'document' | 'need' | 'scans' | 'rows'>): boolean {
  return ofEveryCase.has(document) && need !== 'required' && scans === 0 && rows.length === 0;
}

/** Tiles that bar archiving. */
export function missingRequired(tiles: readonly Tile[]): readonly Tile[] {
  return tiles.filter(({ need, state }) => need === 'required' && state === 'lacking');
}

const namedAtMost = 3;

/** 人民调解记录（签名日期，记录人）: a lacking tile in words; of many gaps the first are named and all are counted. */
export function lackingInWords({ title, lacking }: Pick<Tile, 'title' | 'lacking'>): string {
  if (lacking.length === 0) return title;
  return `${title}（${someOf(gapTexts(lacking))}）`;
}

/** 第2次调解记录：地点，签名日期，记录人等5项. Labels hold 、 themselves. */
export function someOf(texts: readonly string[]): string {
  const named = texts.slice(0, namedAtMost).join('，');
  return texts.length > namedAtMost ? `${named}等${texts.length}项` : named;
}

/** What each gap is called in a row of them: the record is named once, at its first gap. */
export function gapTexts(lacking: Tile['lacking']): readonly string[] {
  return lacking.map(({ text }, index) => {
    const record = recordNamed(text);
    const before = lacking[index - 1];
    return record !== '' && before !== undefined && recordNamed(before.text) === record
      ? text.slice(record.length)
      : text;
  });
}

/** 第2次调解记录： of 第2次调解记录：地点; empty where no record is named. */
function recordNamed(text: string): string {
  return /^第\d+[次份][^：]*：/u.exec(text)?.[0] ?? '';
}

function tileOf(dossier: Dossier, document: CaseDocument, template: Template): Tile {
  const scans = document.scan === null ? 0 : (dossier.scans[document.scan] ?? 0);
  const rows = rowsOf(dossier, document.key);
  const need = needOf(dossier, document.key, template, scans > 0 || rows.length > 0);
  const tile = { document: document.key, title: document.title, need, scans, rows };
  if (scans > 0) return { ...tile, state: 'complete', lacking: [] };
  if (need === 'none') return { ...tile, state: 'notNeeded', lacking: [] };
  const lacking = gapsOf(dossier, document.key);
  if (lacking.length === 0) return { ...tile, state: 'complete', lacking };
  // An optional document that nobody began is not missed.
  const isBegun = rows.length > 0 || dependsOnHead.has(document.key);
  if (need === 'optional' && !isBegun) return { ...tile, state: 'notNeeded', lacking: [] };
  // The day of a session is no record of it: such rows give no document.
  if (isSpared(dossier, document.key)) return { ...tile, state: 'notNeeded', lacking: [], rows: [] };
  return { ...tile, state: 'lacking', lacking };
}

/** In an oral case the day of a session is enough; nobody asks for its minutes or for the papers of a written case. */
function isSpared(dossier: Dossier, document: DocumentKey): boolean {
  return isOralCase(dossier) && !askedOfOralCases.has(document) && document !== 'D12';
}

/** Documents written from the head alone: where they are offered, what they lack is worth saying. */
const dependsOnHead: ReadonlySet<DocumentKey> = new Set(['L01', 'L02', 'L03', 'L04', 'L06', 'L07']);

/** Records that a document is written from, where it is written from records. */
function rowsOf(dossier: Dossier, document: DocumentKey): readonly string[] {
  const agreement = currentAgreement(dossier);
  const isOral = agreement?.form === oralForm;
  switch (document) {
    case 'D06':
      return ids(dossier.agents);
    case 'D07':
      return ids(dossier.inquiries);
    case 'D08':
      return ids(dossier.evidence);
    case 'D09':
      return ids(dossier.sessions);
    case 'L08':
      return ids(dossier.consultations);
    case 'D10':
      return agreement !== null && !isOral ? [agreement.id] : [];
    case 'D11':
      return agreement !== null && isOral ? [agreement.id] : [];
    case 'D12':
      return ids(dossier.visits);
    case 'D13':
      return ids(dossier.confirmations);
    case 'D14':
      return ids(dossier.statements);
    default:
      return [];
  }
}

function ids(records: readonly { id: string }[]): readonly string[] {
  return records.map(({ id }) => id);
}

function needOf(dossier: Dossier, document: DocumentKey, template: Template, exists: boolean): Need {
  if (document === 'D03' || document === 'D04') return applicationNeed(dossier, document, template);
  const listed = template[document] ?? 'none';
  // What exists is shown and can be printed, whatever the list says; it is not asked for.
  const unasked = exists ? 'optional' : 'none';
  if (!applies(dossier, document)) return unasked;
  if (listed === 'none') return unasked;
  if (isOralCase(dossier) && !askedOfOralCases.has(document)) return 'optional';
  return listed;
}

function isOralCase(dossier: Dossier): boolean {
  return currentAgreement(dossier)?.form === oralForm;
}

/** An oral case asks only for its application (or registration) and its D11 (mediation.md §1.1); the covers make themselves. */
const askedOfOralCases: ReadonlySet<DocumentKey> = new Set(['D01', 'D02', 'D11', 'D15']);

/** One of the two is required: the written application, or the registration of any other way in. A scan of either will do. */
function applicationNeed(dossier: Dossier, document: 'D03' | 'D04', template: Template): Need {
  const { source, applicationForm } = dossier.case;
  const both = template.D03 === 'required' && template.D04 === 'required';
  const isApplied = source === null || source === '1';
  const other = document === 'D03' ? 'D04' : 'D03';
  const listed = template[document] ?? 'none';
  if (document === 'D03' && !isApplied) return 'none';
  if (!both) {
    // The office asks for this one, or this one alone fits the way the case came in.
    return other === 'D03' && !isApplied ? 'required' : listed;
  }
  const isScanned = (key: 'D03' | 'D04') => (dossier.scans[`scan${key}`] ?? 0) > 0;
  if (isScanned('D03') !== isScanned('D04')) return isScanned(document) ? 'required' : 'optional';
  const wanted = isApplied && applicationForm !== '2' ? 'D03' : 'D04';
  return document === wanted ? 'required' : 'optional';
}

/** Whether the course of the case calls for a document at all. */
function applies(dossier: Dossier, document: DocumentKey): boolean {
  const { acceptedOn, refusedOn, source, terminatedOn, terminationReasons } = dossier.case;
  const isRefused = refusedOn !== null && acceptedOn === null;
  const agreement = currentAgreement(dossier);
  const isTerminated = terminatedOn !== null && agreement === null;
  switch (document) {
    case 'D05':
    case 'identity':
      return !isRefused && !(isTerminated && dossier.sessions.length === 0);
    case 'D07':
    case 'D08':
      return !isRefused;
    case 'D06':
      return dossier.agents.length > 0;
    case 'D09':
      return !isRefused && !(isTerminated && endedBeforeMediation(dossier));
    case 'L08':
      return dossier.consultations.length > 0;
    case 'D10':
      return agreement === null ? awaitsAgreement(dossier) : agreement.form !== oralForm;
    case 'D11':
      return agreement?.form === oralForm;
    case 'receipt':
    case 'D12':
      return agreement !== null;
    case 'D13':
      return dossier.confirmations.length > 0;
    case 'L01':
      return acceptedOn !== null;
    case 'L02':
      return isRefused;
    case 'L03':
      return isTerminated;
    case 'L04':
      return isEntrusted(source) && (isRefused || isTerminated);
    case 'L05':
      return closedDay(dossier) !== null;
    case 'L06':
      return source === '3' && isTerminated;
    case 'L07':
      return isTerminated && (terminationReasons?.includes('2') ?? false);
    default:
      return true;
  }
}

/** The last session came to an agreement that is not recorded yet. */
function awaitsAgreement(dossier: Dossier): boolean {
  if (dossier.case.terminatedOn !== null) return false;
  return dossier.sessions.findLast(({ result }) => result !== null)?.result === '1';
}

/** Ended without a session for a reason that needs none: withdrawn, out of reach, or not to be mediated. */
function endedBeforeMediation({ case: head, sessions }: Dossier): boolean {
  const reasons = head.terminationReasons ?? [];
  return sessions.length === 0 && !reasons.includes('1') && !reasons.includes('3');
}
