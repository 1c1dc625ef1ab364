// The team and month that a command about rotas names.
import { Refusal } from '../../shared/contract/errors.ts';
import { isMonth } from '../../shared/rules/days.ts';
import type { Program } from './program.ts';
import { WrongUsage } from './usage.ts';

/** @throws WrongUsage where one is left out, Refusal `notFound` naming the teams that there are. */
export async function rosterTeam(
  command: string,
  { team: name, month }: Readonly<Record<string, string | undefined>>,
  { call }: Pick<Program, 'call'>,
): Promise<{ team: string; month: string }> {
  if (!name || !month) throw new WrongUsage(`roster ${command} 要写 --team 队伍 和 --month 月份。`);
  if (!isMonth(month)) throw new WrongUsage('--month 要写成 2026-12 的样子。');
  const { teams } = await call('rota.teams', { month });
  const found = teams.find((each) => each.title === name || each.team === name);
  if (!found) throw new Refusal('notFound', `没有能排班的队伍“${name}”。${namesIn(teams.map(({ title }) => title))}`);
  return { team: found.team, month };
}

const namesIn = (titles: readonly string[]): string =>
  titles.length === 0 ? '还没有登记队员或班次的队伍。' : `可写：${titles.slice(0, 20).join('、')}。`;
