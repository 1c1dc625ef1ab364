// 替班 of this month and the last in two teams, by the program's own way; one of the rotas is published anew with them.
import { addDays, addMonths } from '../../../../shared/rules/days.ts';
import type { DemoCall } from '../createDemo.ts';

const reasons = ['家中老人住院', '外出参加培训', '身体不适', '值班与村里活动冲突', '孩子家长会'];
/** Which duties of a month change hands, by their place in it. */
const places = [7, 19, 31];

/** Writes swaps with their records. */
export async function makeSwaps(call: DemoCall, teams: readonly string[], until: string): Promise<void> {
  const month = until.slice(0, 7);
  const before = addMonths(`${month}-01`, -1).slice(0, 7);
  for (const team of teams) {
    await swapsOf(call, team, before, until, false);
    await swapsOf(call, team, month, until, team === teams[0]);
  }
}

async function swapsOf(
  call: DemoCall,
  team: string,
  month: string,
  until: string,
  isPublished: boolean,
): Promise<void> {
  const sheet = await call('rota.sheet', { team, month });
  if (sheet.rota === null) return;
  let { version } = sheet.rota;
  for (const [at, place] of places.entries()) {
    const cell = sheet.cells[place];
    if (!cell) continue;
    const duty = { team, month, day: cell.day, shift: cell.shift, person: cell.person };
    const { alternatives } = await call('rota.replacements', duty);
    const other = alternatives.find(({ barred }) => !barred);
    if (!other) continue;
    const asked = addDays(cell.day, -2);
    const changed = await call('rota.change', {
      ...duty,
      version,
      kind: '2',
      other: other.person,
      reason: reasons[(at + place) % reasons.length]!,
      approver: '向世勇',
      approvedOn: asked < until ? asked : until,
    });
    version = changed.rota!.version;
  }
  if (isPublished) await call('rota.publish', { team, month, version, approver: '向世勇', note: '并入替班' });
}
