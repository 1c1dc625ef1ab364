// The lock of statistics for windows and the command line: versions, what changed since, locking and unlocking.
import { changeStamp } from '../database/changeStamp.ts';
import type { Call, OpenHandlers } from '../handlers.ts';
import { countChanged, differencesBetween, type OtherState, stateOf } from '../locking/differences.ts';
import { headOf, type RunRow, runBefore, runsOf } from '../locking/runs.ts';
import { recordName, snapshotOf } from '../locking/snapshot.ts';
import { figuresOf } from './figures.ts';
import { figuresToKeep, listToKeep } from './keptStatistic.ts';
import { inForce, ownFilesOf, prepareLock, shownOf, statisticRun, unlockStatistic } from './lockedStatistics.ts';
import { recordsWhere } from './records.ts';
import { figureWorld } from './reportOrder.ts';
import { readAsked } from './scope.ts';

/** What the same statistic says now, by the same rows. */
async function stateNow({ report: key, period, ...run }: RunRow, call: Call): Promise<OtherState> {
  const asked = readAsked({ report: key, period, scope: { by: shownOf(run).by.key } });
  const { report } = asked;
  const { read } = call.township;
  const kept =
    report.layout === 'list'
      ? listToKeep(report, await recordsWhere(read, asked, report.lists))
      : await figuresToKeep(
          read,
          { ...asked, report },
          await figuresOf(read, { ...asked, report }, await figureWorld(call)),
        );
  const records = kept.flatMap((figure) => figure.records.map(([register, id]) => recordName(register, id)));
  return { figures: kept.map(({ figure }) => figure), records: new Set(records) };
}

const counted = new WeakMap<Call['township'], Map<string, { stamp: number; count: number }>>();

/** Counting looks at every record behind every figure: once for every state of the data. */
async function changesSince(run: RunRow, call: Call): Promise<number> {
  const { read } = call.township;
  const known = counted.get(call.township) ?? new Map<string, { stamp: number; count: number }>();
  counted.set(call.township, known);
  const stamp = await changeStamp(read);
  const before = known.get(run.id);
  if (before?.stamp === stamp) return before.count;
  const { records } = await stateNow(run, call);
  const count = await countChanged(read, await snapshotOf(read, run.id), records);
  known.set(run.id, { stamp, count });
  return count;
}

export const reportLockHandlers = {
  'reports.runs': async ({ report, period: written }, call) => {
    const { read } = call.township;
    const asked = readAsked({ report, period: written, scope: {} });
    const runs = await runsOf(read, asked.report.key, asked.period.key);
    const standing = await inForce(read, asked.report.key, asked.period.key);
    return {
      period: asked.period.key,
      runs: runs.map((run) => headOf(run, call.township)),
      inForce: standing?.id ?? null,
    };
  },

  'reports.changedSince': async ({ run: id }, call) => ({
    count: await changesSince(await statisticRun(call.township.read, id), call),
  }),

  'reports.differences': async ({ run: id, against }, call) => {
    const { read } = call.township;
    const run = await statisticRun(call.township.read, id);
    const own = await snapshotOf(read, run.id);
    const before = against === 'before' ? runBefore(await runsOf(read, run.report, run.period), run) : null;
    if (before !== null) return differencesBetween(read, await snapshotOf(read, before.id), stateOf(own));
    return differencesBetween(read, own, await stateNow(run, call));
  },

  'reports.ownFiles': async ({ run: id }, call) => {
    const { read } = call.township;
    return { files: id === null ? [] : await ownFilesOf(read, await statisticRun(read, id)) };
  },

  'reports.lock': async (input, call) => {
    const lock = await prepareLock(input, call);
    return { job: call.app.jobs.start(call.connection.id, lock) };
  },

  'reports.unlock': async ({ run, reason }, call) => {
    await unlockStatistic(run, reason, call);
    return { ok: true };
  },
} satisfies Partial<OpenHandlers>;
