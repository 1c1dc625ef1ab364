// Papers of duty beside the rota, for windows and the command line: duty log, patrol slips, school guards.
import type { DutyPaper } from '../../../../shared/contract/dutyPrintProcedures.ts';
import { dutyLogEntry } from '../../../../shared/registers/duty/facts.ts';
import { writeAudit } from '../../audit.ts';
import { chineseDay } from '../../documents/tableDocument.ts';
import type { Call, OpenHandlers } from '../../handlers.ts';
import { idsPointing } from '../facts/shownRows.ts';
import { readDutyLog } from './dutyLogReading.ts';
import { dutyLogSheet } from './dutyLogSheet.ts';
import { readGuards } from './guardReading.ts';
import { dutyFileName, startPaper } from './paperJob.ts';
import { type PatrolSlip, slipDocument } from './patrolSlip.ts';
import { monthWords } from './rosterPrint.ts';
import type { RosterPaper } from './rosterTask.ts';
import { schoolGuardTable } from './schoolGuardTable.ts';
import { slipOfPatrol, slipOfTemplate } from './slipReading.ts';

/** A paper with what the log says of it: the register and rows it shows, and whose phones. */
interface ReadPaper {
  paper: RosterPaper;
  register: string;
  rowIds: string[];
  /** The register of those whose phones stand in clear, and their rows. */
  phones: { register: string; rowIds: string[] } | null;
  title: string;
}

export const dutyPrintHandlers = {
  'duty.export': async ({ paper: wanted, format, file, reveal }, call) => {
    const read = await readPaper(wanted, call, reveal !== undefined);
    return { job: await startPaper(call, { paper: read.paper, format, file }, () => logPaper(read, reveal, call)) };
  },

  'duty.exportName': async ({ paper, format }, call) => ({
    name: dutyFileName(call, (await readPaper(paper, call, false)).title, format),
  }),
} satisfies Partial<OpenHandlers>;

/** @throws Refusal for what is not there. */
async function readPaper(wanted: DutyPaper, call: Call, isRevealed: boolean): Promise<ReadPaper> {
  switch (wanted.what) {
    case 'log': {
      const log = await readDutyLog(wanted.log, call, isRevealed);
      const rowIds = wanted.log === undefined ? [] : [wanted.log];
      return {
        paper: { kind: 'pages', document: dutyLogSheet(log) },
        register: 'dutyLog',
        rowIds,
        phones:
          wanted.log === undefined
            ? null
            : { register: 'dutyLogEntry', rowIds: await idsPointing(dutyLogEntry, 'log', wanted.log, 'at', call) },
        title: wanted.log === undefined ? '值班日志空表' : `值班日志${log.day.replace(/ .*$/u, '')}${log.shift}`,
      };
    }
    case 'patrol': {
      const slip = await slipOfPatrol(wanted.patrol, call);
      const title = `巡逻单${slip.team}${slip.day.replace(/ .*$/u, '')}`;
      return slipPaper(slip, title, { register: 'patrolRecord', rowIds: [wanted.patrol] }, call);
    }
    case 'slip': {
      const { template, day } = wanted;
      const slip = await slipOfTemplate(wanted, call);
      const title = `巡逻单${slip.team}${day === undefined ? '' : chineseDay(day)}`;
      const rowIds = template === undefined ? [] : [template];
      return slipPaper(slip, title, { register: 'patrolTemplate', rowIds }, call);
    }
    case 'guards': {
      const { paper, people } = await readGuards(wanted, call, isRevealed);
      const document = schoolGuardTable(paper);
      return {
        paper: { kind: 'pages', document },
        register: 'schoolGuard',
        rowIds: wanted.school === undefined ? [] : [wanted.school],
        phones: { register: 'person', rowIds: people },
        title:
          wanted.school === undefined
            ? `护学岗值班表${monthWords(wanted.month)}`
            : `${paper.schools[0]!.name}护学岗值班表${monthWords(wanted.month)}`,
      };
    }
  }
}

function slipPaper(
  slip: PatrolSlip,
  title: string,
  shown: Pick<ReadPaper, 'register' | 'rowIds'>,
  call: Call,
): ReadPaper {
  const township = call.township.settings.divisionPath.at(-1) ?? '';
  const document = slipDocument({ title, heading: `${township}巡逻单`, slips: [{ name: '巡逻单', slip }] });
  return { paper: { kind: 'pages', document }, ...shown, phones: null, title };
}

/** What left the program is logged; phones in clear with the reason. */
async function logPaper(
  { register, rowIds, phones, title }: ReadPaper,
  reveal: string | undefined,
  call: Call,
): Promise<void> {
  await writeAudit(call, { action: 'export', register, rowIds, detail: title });
  if (reveal === undefined || phones === null) return;
  await writeAudit(call, { action: 'export', ...phones, reason: reveal, detail: title });
}
