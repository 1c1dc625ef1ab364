// `indicators [--period P]`: every indicator of a period with its figure as printed and exactly, of all or of one village,
// team or line.
import { Refusal } from '../../shared/contract/errors.ts';
import type { Program } from './program.ts';

interface Wanted {
  period?: string | undefined;
  /** By their names; a line may be written without its village. */
  village?: string | undefined;
  team?: string | undefined;
  line?: string | undefined;
}

/** The period left out is the one that is usually reported now. */
export async function writeIndicators({ period, ...whose }: Wanted, { call }: Program) {
  const usual = period ?? (await call('reports.list', {})).period.key;
  const scope: { [K in Scope]?: string } = {};
  for (const key of Object.keys(registers) as Scope[]) {
    const name = whose[key];
    if (name !== undefined) scope[key] = await rowNamed(key, name, call);
  }
  const { values } = await call('indicators.figures', { period: usual, scope });
  return values.map(({ about, group, time, ...figures }) => ({
    ...figures,
    period: usual,
  }));
}

type Scope = 'village' | 'team' | 'line';

const registers: Readonly<Record<Scope, { register: string; called: string }>> = {
  village: { register: 'village', called: '村（社区）' },
  team: { register: 'team', called: '队伍' },
  line: { register: 'patrolLine', called: '防线' },
};

/** The row of exactly this name, or the only one whose title begins with it. @throws Refusal `notFound`. */
async function rowNamed(key: Scope, name: string, call: Program['call']): Promise<string> {
  const { register, called } = registers[key];
  const { suggestions } = await call('links.suggest', { register, text: name });
  const beginning = suggestions.filter(({ title }) => title.startsWith(`${name}（`));
  const found = suggestions.find(({ title }) => title === name) ?? (beginning.length === 1 ? beginning[0] : undefined);
  if (found) return found.id;
  const like = suggestions.slice(0, 5).map(({ title }) => title);
  throw new Refusal(
    'notFound',
    `没有名为“${name}”的${called}。${like.length === 0 ? '' : `可写：${like.join('、')}。`}`,
  );
}
