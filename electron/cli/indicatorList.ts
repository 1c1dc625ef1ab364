// `indicators [--period P]`: every indicator of a period with its figure as printed and exactly.
import { Refusal } from '../../shared/contract/errors.ts';
import type { Program } from './program.ts';

interface Wanted {
  period?: string | undefined;
  /** A village by its name. */
  village?: string | undefined;
}

/** The period left out is the one that is usually reported now. */
export async function writeIndicators({ period, village }: Wanted, { call }: Program) {
  const usual = period ?? (await call('reports.list', {})).period.key;
  const scope = village === undefined ? {} : { village: await villageNamed(village, call) };
  const { values } = await call('indicators.figures', { period: usual, scope });
  return values.map(({ about, group, time, ...figures }) => ({
    ...figures,
    period: usual,
  }));
}

async function villageNamed(name: string, call: Program['call']): Promise<string> {
  const { suggestions } = await call('links.suggest', { register: 'village', text: name });
  const found = suggestions.find(({ title }) => title === name);
  if (!found) throw new Refusal('notFound', `没有名为“${name}”的村（社区）。`);
  return found.id;
}
