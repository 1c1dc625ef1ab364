// Reading rotas: the sheet of a team of 60 with six months behind it, the list of teams, a day across them, one reason.
import { dutyTeam } from '../../../electron/core/rosters/testing/dutyTeam.ts';
import { addMonths } from '../../../shared/rules/days.ts';
import { inTurn, type Line, print } from '../measure.ts';
import { benchFolder, openBench } from '../township.ts';

const month = '2026-12';
const runs = 7;
const goal = 300;

/** Prints milliseconds of each. */
export async function sheets(): Promise<void> {
  const { folder, remove } = benchFolder();
  const bench = await openBench(folder, { people: 200, disputes: 10 });
  try {
    const { team } = await dutyTeam(bench.call, {
      name: '六十人队',
      people: 60,
      leaders: 25,
      shifts: [
        { name: '早班', start: '07:00', end: '13:00', least: 3 },
        { name: '晚班', start: '16:00', end: '22:00', least: 3 },
        { name: '夜班', start: '22:00', end: '04:00', least: 3 },
      ],
    });
    for (let back = 6; back >= 0; back -= 1) {
      const of = addMonths(`${month}-01`, -back).slice(0, 7);
      const made = await bench.job('rota.generate', { team, month: of, version: 0, seconds: 2 });
      if (made.conflict !== null) throw new Error(String(made.conflict));
    }
    const { cells } = await bench.call('rota.sheet', { team, month });
    const measured = async (what: string, work: () => Promise<unknown>): Promise<Line> => {
      const { ours } = await inTurn(runs, work);
      return { what, ours, goal: { words: `${goal} ms`, met: ours <= goal } };
    };
    print([
      await measured('rota.sheet, 31 × 3 × 60', () => bench.call('rota.sheet', { team, month })),
      await measured('rota.teams', () => bench.call('rota.teams', { month })),
      await measured('rota.duties, one day', () =>
        bench.call('rota.duties', { from: `${month}-05`, until: `${month}-05` }),
      ),
      await measured('rota.why', () => bench.call('rota.why', { team, month, ...cells[100]! })),
      await measured('rota.reasons, 279 cells', () => bench.call('rota.reasons', { team, month })),
      await measured('rota.replacements', () => bench.call('rota.replacements', { team, month, ...cells[100]! })),
    ]);
  } finally {
    await bench.close();
    remove();
  }
}
