// Writes the demo's cases. The records come in bulk; then every case goes through what the core does after a change:
// numbers in order, worked-out columns, its row in the ledger, and the kept dossier of those that are closed.
import { mediationCase } from '../../../shared/registers/mediation/mediationCase.ts';
import { headOf } from '../../../shared/rules/mediation/caseHead.ts';
import { numberText } from '../../../shared/rules/mediation/caseNumbers.ts';
import { defaultMediationSettings, type MediationSettings } from '../../../shared/rules/mediation/mediationSettings.ts';
import { sha256, storeBytes } from '../attachments/attachmentBytes.ts';
import type { Host } from '../host.ts';
import { keepDispute } from '../mediation/caseDispute.ts';
import { giveNumber } from '../mediation/caseNumbering.ts';
import { withInHand } from '../mediation/casesInHand.ts';
import { readCases } from '../mediation/dossierReading.ts';
import { writeMediationSettings } from '../mediation/mediationSettings.ts';
import { changeRow } from '../registers/change.ts';
import { writeHistory } from '../registers/historyWriting.ts';
import type { WriteCall } from '../registers/writeCall.ts';
import type { Db } from '../tables.ts';
import type { Township } from '../township.ts';
import type { CaseInHand, DemoScan } from './caseInHand.ts';
import type { DemoRow } from './demoRow.ts';
import { drawScan } from './scanPicture.ts';

export const demoMediation: MediationSettings = {
  ...defaultMediationSettings,
  court: '保靖县人民法院',
  visitAfterDays: 30,
};

interface Numbered {
  made: CaseInHand;
  series: { committee: string; year: string };
  at: string;
  by: string;
}

/** Accepted cases in the order of acceptance. */
function numbered(cases: readonly CaseInHand[]): Numbered[] {
  return cases
    .flatMap((made) => {
      const step = made.steps.find(({ values }) => typeof values.acceptedOn === 'string');
      if (step === undefined) return [];
      const acceptedOn = String(step.values.acceptedOn);
      const series = { committee: String(made.head.values.committee), year: acceptedOn.slice(0, 4) };
      return [{ made, series, acceptedOn, at: step.at, by: step.by }];
    })
    .sort((one, other) => (one.acceptedOn < other.acceptedOn ? -1 : one.acceptedOn > other.acceptedOn ? 1 : 0));
}

/** Gives each accepted case its number before it is written; `giveNumber` comes to the same ones. */
export function numberCases(cases: readonly CaseInHand[]): void {
  const last = new Map<string, number>();
  for (const { made, series } of numbered(cases)) {
    const key = `${series.committee} ${series.year}`;
    const running = (last.get(key) ?? 0) + 1;
    last.set(key, running);
    const shortName = String(made.cast.committee.row.values.shortName);
    const number = numberText(demoMediation.numberPattern, { year: series.year, running, shortName });
    const step = made.steps.find(({ values }) => typeof values.acceptedOn === 'string')!;
    step.values = { ...step.values, number };
    const agreed = made.steps.find(({ values }) => typeof values.agreedOn === 'string');
    if (agreed) agreed.values = { ...agreed.values, agreementNumber: number };
    for (const row of made.rows) {
      if (row.register === 'caseAgreement') row.values = { ...row.values, number };
      if (row.register === 'caseVisit') row.values = { ...row.values, agreementNumber: number };
    }
  }
}

/** Everything of the cases that is written in bulk with the rest of the demo. */
export function rowsOfCases(cases: readonly CaseInHand[]): DemoRow[] {
  return cases.flatMap(({ head, rows }) => [head, ...rows]);
}

/** What follows from the records that were written. */
export async function settleCases(host: Host, township: Township, cases: readonly CaseInHand[]): Promise<void> {
  const papers = new Map<DemoScan['paper'], Buffer>();
  const drawn = (kind: DemoScan['paper']) => {
    const known = papers.get(kind) ?? drawScan(kind);
    papers.set(kind, known);
    return known;
  };
  await township.db.transaction().execute(async (trx) => {
    const as = ({ at, by }: { at: string; by: string }): WriteCall => ({
      trx,
      codes: township.codes,
      userId: by,
      site: township.settings.site,
      now: at,
      today: host.today(),
      newId: host.newId,
      batch: null,
    });
    await writeMediationSettings(trx, demoMediation);
    for (const { made, series, ...entry } of numbered(cases)) {
      await giveNumber(series, made.id, demoMediation, as(entry));
    }
    for (const made of cases) {
      for (const { values, ...entry } of made.steps) {
        const write = as(entry);
        const change = { register: mediationCase, id: made.id, version: null, changes: {}, own: { ...values } };
        await withInHand(write, made.id, () => changeRow(change, write));
      }
      for (const scan of made.scans) await addScan(made, scan, drawn(scan.paper), as(scan));
    }
    await workOut(cases, as, host.today(), trx);
    await keepArchives(cases, host.today(), trx);
  });
}

type As = (entry: { at: string; by: string }) => WriteCall;

const lastEntry = ({ head, steps }: CaseInHand): { at: string; by: string } => steps.at(-1) ?? head;

async function workOut(cases: readonly CaseInHand[], as: As, today: string, trx: Db): Promise<void> {
  const ids = cases.map(({ id }) => id);
  const byId = new Map(cases.map((made) => [made.id, made]));
  for (const record of await readCases(trx, ids, today)) {
    const made = byId.get(record.head.id)!;
    const head = { ...headOf(record.dossier, demoMediation, today) };
    const write = as(lastEntry(made));
    await withInHand(write, made.id, async () => {
      const dispute = await keepDispute(record, head, as(made.head), changeRow);
      const change = { register: mediationCase, id: made.id, version: null, changes: {}, own: { ...head, dispute } };
      await changeRow(change, write);
    });
  }
}

/** Closed dossiers as they were then: statements that came later are not in them. */
async function keepArchives(cases: readonly CaseInHand[], today: string, trx: Db): Promise<void> {
  const archived = cases.filter(({ plan }) => plan.archived);
  const records = await readCases(
    trx,
    archived.map(({ id }) => id),
    today,
  );
  for (const { dossier } of records) {
    const made = archived.find(({ id }) => id === dossier.case.id)!;
    const statements = dossier.statements.filter(({ afterArchive }) => afterArchive !== true);
    const { at, by } = lastEntry(made);
    const kept = { case: made.id, at, by, dossier: JSON.stringify({ ...dossier, statements }) };
    await trx.insertInto('caseArchive').values(kept).execute();
  }
}

async function addScan(made: CaseInHand, { field, name }: DemoScan, bytes: Buffer, write: WriteCall): Promise<void> {
  const id = write.newId();
  await write.trx
    .insertInto('attachment')
    .values({
      id,
      register: mediationCase.key,
      rowId: made.id,
      field,
      name,
      kind: 'photo',
      mediaType: 'image/png',
      size: bytes.length,
      sha256: sha256(bytes),
      addedAt: write.now,
      addedBy: write.userId,
      withdrawnAt: null,
      withdrawnBy: null,
      withdrawnReason: null,
    })
    .execute();
  await storeBytes(write.trx, id, bytes);
  await writeHistory(write, {
    register: mediationCase.key,
    rowId: made.id,
    title: String(made.head.values.title),
    action: 'change',
    reason: null,
    version: made.steps.length + 1,
    changes: { [field]: [null, name] },
  });
}
