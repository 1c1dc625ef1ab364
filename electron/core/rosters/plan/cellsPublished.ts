// Who was published for shifts that stand empty now: when a duty level ends, its days go back to the people they had.
import type { Db } from '../../tables.ts';
import { editionSheet } from '../changing/editions.ts';
import type { RotaCell } from '../store.ts';
import type { Plan } from './plan.ts';

/** For each needed shift of a day without anybody: its people in the newest edition in which it had any. */
export async function cellsPublished(db: Db, { rota, ground, cells }: Plan): Promise<RotaCell[]> {
  if (!rota) return [];
  const held = new Set(cells.map(slotOf));
  const empty = new Set(ground.needs.map(slotOf).filter((slot) => !held.has(slot)));
  const found: RotaCell[] = [];
  for (let edition = rota.edition; edition > 0 && empty.size > 0; edition -= 1) {
    const standing = (await editionSheet(db, rota.id, edition)).cells.filter((cell) => empty.has(slotOf(cell)));
    found.push(...standing.map(({ day, shift, person }) => ({ day, shift, person })));
    for (const cell of standing) empty.delete(slotOf(cell));
  }
  return found;
}

const slotOf = ({ day, shift }: { day: string; shift: string }) => `${day} ${shift}`;
