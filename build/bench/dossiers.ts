// A dossier of 200 pages: typeset, counted and packed by the program, or the same texts by the bare docx library. And a
// hundred dossiers in one file, through the application. Run as a process of its own, so that its peak memory is its own:
// `node build/bench/dossiers.ts ours|bare|cases|many [FOLDER]`.
import { Writable } from 'node:stream';
import { AlignmentType, Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { writePaper } from '../../electron/core/documents/paper/paperFile.ts';
import type { Flow, FlowSection, Run } from '../../electron/core/documents/paper/paperFlow.ts';
import { bindDossier } from '../../electron/core/mediation/documents/bindDossier.ts';
import { longDossier, longText, printedCase } from '../../electron/core/mediation/documents/longDossier.ts';
import { timed } from './measure.ts';
import { peakMemory } from './peakMemory.ts';
import { openBench } from './township.ts';

const writtenAt = '2026-11-21T02:00:00.000Z';
/** Sessions and characters of each that make up some 200 pages. */
const [sessions, characters] = [42, 900];

const bound = () => bindDossier(printedCase(longDossier(sessions, characters)), () => []);

/** The 200 pages from plain data to the bytes. */
async function ours(): Promise<number> {
  const started = performance.now();
  const { sections } = bound();
  const out = new Writable({ write: (_chunk, _encoding, done) => done() });
  await writePaper({ title: '卷宗', writtenAt, sections, pictures: [] }, out);
  return performance.now() - started;
}

const textRun = (run: Run, first: boolean): TextRun =>
  new TextRun({
    text: 'text' in run ? run.text : '',
    break: first ? 1 : undefined,
    underline: 'underline' in run && run.underline ? {} : undefined,
    bold: 'bold' in run ? run.bold : undefined,
    size: run.size,
  });

const runsOf = (lines: readonly Run[][]): TextRun[] =>
  lines.flatMap((line, at) => line.map((run, index) => textRun(run, at > 0 && index === 0)));

function child(item: Flow): Paragraph | Table {
  if (item.kind === 'picture') return new Paragraph({});
  if (item.kind === 'paragraph') {
    return new Paragraph({
      children: runsOf(item.lines),
      alignment: item.align === 'both' ? AlignmentType.BOTH : undefined,
      pageBreakBefore: item.pageBreak,
      spacing: { line: item.pitch, lineRule: 'exact' },
    });
  }
  const rows = item.rows.map(
    ({ cells }) =>
      new TableRow({
        children: cells.map((cell) => new TableCell({ children: [new Paragraph({ children: runsOf(cell.lines) })] })),
      }),
  );
  return new Table({ rows });
}

/** The same texts: the lines are given, so that only the library's own work is measured. */
async function bare(sections: readonly FlowSection[]): Promise<number> {
  return timed(() =>
    Packer.toBuffer(new Document({ sections: sections.map(({ flow }) => ({ children: flow.map(child) })) })),
  );
}

/** A hundred accepted cases with a session each, in a township of their own. */
async function makeCases(folder: string): Promise<void> {
  const { call, close } = await openBench(folder, { people: 200, disputes: 10 });
  const changes = { name: '测速人民调解委员会', shortName: '测速', kind: '3' };
  const { row: committee } = await call('rows.save', { register: 'peopleCommittee', id: null, version: null, changes });
  for (let at = 0; at < 100; at += 1) {
    const taken = await call('mediation.intake', {
      case: {
        committee: committee.id,
        kind: '02',
        source: '1',
        applicationForm: '1',
        appliedOn: '2026-10-08',
        summary: longText(600, at),
        request: longText(80, at),
      },
      parties: ['1', '2'].map((side) => ({ side, person: { create: `当事人${at}号${side}` }, consent: '1' })),
      accept: { on: '2026-10-08' },
    });
    const session = { case: taken.case, heldOn: '2026-10-12', minutes: longText(1500, at), result: '3' };
    await call('rows.save', { register: 'caseSession', id: null, version: null, changes: session });
  }
  await close();
}

/** Milliseconds for the dossiers of all cases in one .zip. */
async function many(folder: string): Promise<number> {
  const { call, job, files, close } = await openBench(folder, { people: 200, disputes: 10 });
  const { view } = await call('views.open', { register: 'mediationCase' });
  const { rows } = await call('views.rows', { view, from: 0, count: 100 });
  const { handle } = files.prepare('bench', '卷宗.zip');
  const took = await timed(() => job('dossiers.many', { cases: rows.map(({ id }) => id), file: handle }));
  await close();
  return took;
}

async function measured(who: string | undefined, folder: string): Promise<number> {
  switch (who) {
    case 'ours':
      return ours();
    case 'bare':
      return bare(bound().sections);
    // In a process of its own, so that the memory of making them is not counted.
    case 'cases':
      return timed(() => makeCases(folder));
    default:
      return many(folder);
  }
}

if (import.meta.main) {
  const [who, folder = ''] = process.argv.slice(2);
  console.log(JSON.stringify({ took: await measured(who, folder), peak: peakMemory() }));
}
