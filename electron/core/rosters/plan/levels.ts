// Started duty levels and nodes that touch a stretch of days, and the level of each day.
import {
  type DutyTier,
  type LevelRecord,
  levelOfDay,
  type NodeRecord,
} from '../../../../shared/rules/duty/levelOfDay.ts';
import type { Db } from '../../tables.ts';
import { dutyRows, textOf } from './dutyRows.ts';

export interface DutyNode extends NodeRecord {
  id: string;
}

export interface LevelGround {
  levels: readonly LevelRecord[];
  nodes: readonly DutyNode[];
}

export interface DayLevelWithNodes {
  level: DutyTier;
  /** Reason and approver, or the node; empty on everyday days. */
  why: string;
  /** Names of the nodes of the day. */
  nodes: string[];
}

const tierOf = (code: string | null): DutyTier => (code === '2' || code === '3' ? code : '1');

/** Started levels and nodes that touch the days from `first` to `last`. */
export async function levelGround(db: Db, first: string, last: string): Promise<LevelGround> {
  const levels = await dutyRows(db, 'dutyLevel', (rows) => rows.where('from', '<=', last));
  const nodes = await dutyRows(db, 'dutyNode', (rows) => rows.where('from', '<=', last).where('until', '>=', first));
  return {
    levels: levels
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
      const levelAs = textOf(row, 'levelAs');
      return {
        id: row.id,
        name: textOf(row, 'name') ?? '',
        from: textOf(row, 'from') ?? '',
        until: textOf(row, 'until') ?? '',
        kind: textOf(row, 'kind') ?? '',
        levelAs: levelAs === null ? null : tierOf(levelAs),
      };
    }),
  };
}

/** A level that is released ends on that day, also before the day it was started for. */
function earlier(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}

/** The nodes that a day lies in. */
export function nodesOn<N extends Pick<NodeRecord, 'from' | 'until'>>(day: string, nodes: readonly N[]): N[] {
  return nodes.filter(({ from, until }) => from <= day && day <= until);
}

/** The level of a day for a team. */
export function levelOn(day: string, team: string, { levels, nodes }: LevelGround): DayLevelWithNodes {
  const { level, why } = levelOfDay(day, team, levels, nodes);
  return { level, why: level === '1' ? '' : why, nodes: nodesOn(day, nodes).map(({ name }) => name) };
}
