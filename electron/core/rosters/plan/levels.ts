// The duty level of a day for a team. A started level wins over the nodes: the team's own over everybody's, the one
// started last over the others; else 重要节点 call for 战时 and 敏感节点 for 应急, the highest of the day (registers.md §3.4).
import type { Db } from '../../tables.ts';
import { dutyRows, textOf } from './dutyRows.ts';

export type Tier = '1' | '2' | '3';

export interface LevelStart {
  level: Tier;
  from: string;
  /** Last day; null while it is on. */
  until: string | null;
  reason: string;
  approver: string;
  /** Null for all teams. */
  team: string | null;
}

export interface DutyNode {
  id: string;
  name: string;
  from: string;
  until: string;
  level: Tier;
  important: boolean;
}

export interface LevelGround {
  starts: readonly LevelStart[];
  nodes: readonly DutyNode[];
}

export interface DayLevel {
  level: Tier;
  /** Reason and approver, or the node; empty on everyday days. */
  why: string;
  nodes: string[];
}

const tierOf = (code: string | null): Tier => (code === '2' || code === '3' ? code : '1');

/** Started levels and nodes that touch a stretch of days. */
export async function levelGround(db: Db, first: string, last: string): Promise<LevelGround> {
  const levels = await dutyRows(db, 'dutyLevel', (rows) => rows.where('from', '<=', last));
  const nodes = await dutyRows(db, 'dutyNode', (rows) => rows.where('from', '<=', last).where('until', '>=', first));
  return {
    starts: levels
      .map((row) => ({
        level: tierOf(textOf(row, 'level')),
        from: textOf(row, 'from') ?? '',
        until: earlier(textOf(row, 'until'), textOf(row, 'releasedOn')),
        reason: textOf(row, 'reason') ?? '',
        approver: textOf(row, 'approver') ?? '',
        team: textOf(row, 'team'),
      }))
      .filter(({ until }) => until === null || until >= first),
    nodes: nodes.map((row) => {
      const important = textOf(row, 'kind') === '1';
      const set = textOf(row, 'levelAs');
      return {
        id: row.id,
        name: textOf(row, 'name') ?? '',
        from: textOf(row, 'from') ?? '',
        until: textOf(row, 'until') ?? '',
        level: set === null ? (important ? '3' : '2') : tierOf(set),
        important,
      };
    }),
  };
}

/** A level that is released ends on that day, also before the day it was started for. */
function earlier(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}

/** The level of a day for a team. */
export function levelOn(day: string, team: string, { starts, nodes }: LevelGround): DayLevel {
  const here = nodes.filter(({ from, until }) => from <= day && day <= until);
  const names = here.map(({ name }) => name);
  const started = starts
    .filter((each) => each.from <= day && (each.until === null || day <= each.until))
    .filter((each) => each.team === null || each.team === team)
    .toSorted(
      (a, b) =>
        Number(b.team !== null) - Number(a.team !== null) ||
        b.from.localeCompare(a.from) ||
        b.level.localeCompare(a.level),
    )[0];
  if (started) {
    const why = started.level === '1' ? '' : `${started.reason}（${started.approver}批准）`;
    return { level: started.level, why, nodes: names };
  }
  const highest = here.toSorted((a, b) => b.level.localeCompare(a.level))[0];
  if (!highest || highest.level === '1') return { level: '1', why: '', nodes: names };
  return { level: highest.level, why: highest.name, nodes: names };
}
