// The duty level that a day had for a team, from 勤务等级启动记录 and 节点日历.
import {
  type DutyTier,
  type LevelRecord,
  levelOfDay,
  type NodeRecord,
} from '../../../../shared/rules/duty/levelOfDay.ts';
import { type Db, rowsIn } from '../../tables.ts';

const text = (value: unknown): string => String(value ?? '');

/** Records of levels and nodes that touch a span of days. */
export async function readLevels(
  db: Db,
  first: string,
  last: string,
): Promise<{ levels: LevelRecord[]; nodes: NodeRecord[] }> {
  const levels = await rowsIn(db)
    .selectFrom('dutyLevel')
    .selectAll()
    .where('withdrawnAt', 'is', null)
    .where('from', '<=', last)
    .where((where) => where.or([where('until', 'is', null), where('until', '>=', first)]))
    .execute();
  const nodes = await rowsIn(db)
    .selectFrom('dutyNode')
    .selectAll()
    .where('withdrawnAt', 'is', null)
    .where('from', '<=', last)
    .where('until', '>=', first)
    .execute();
  return {
    levels: levels.map((row) => ({
      level: text(row.level) as DutyTier,
      from: text(row.from),
      until: row.until == null ? null : text(row.until),
      team: row.team == null ? null : text(row.team),
      reason: text(row.reason),
      approver: text(row.approver),
    })),
    nodes: nodes.map((row) => ({
      name: text(row.name),
      from: text(row.from),
      until: text(row.until),
      kind: text(row.kind),
      levelAs: row.levelAs == null ? null : (text(row.levelAs) as DutyTier),
    })),
  };
}

/** The level of one day for a team. */
export async function levelOn(db: Db, day: string, team: string): Promise<DutyTier> {
  const { levels, nodes } = await readLevels(db, day, day);
  return levelOfDay(day, team, levels, nodes).level;
}
