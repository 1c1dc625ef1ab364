// The duty level of a day (registers.md §3.4): what was started by hand wins over the node calendar, else 常态.

/** 常态, 应急, 战时. */
export type DutyTier = '1' | '2' | '3';

/** A line of 勤务等级启动记录. */
export interface LevelRecord {
  level: DutyTier;
  /** First and last day, both included; `until` null: not ended yet. */
  from: string;
  until: string | null;
  /** Null: all teams. */
  team: string | null;
  reason: string;
  approver: string;
}

/** A line of 节点日历. */
export interface NodeRecord {
  name: string;
  from: string;
  until: string;
  /** 1 重要节点, 2 敏感节点. */
  kind: string;
  /** The level wanted instead of that of its kind. */
  levelAs: DutyTier | null;
}

export interface DayLevel {
  level: DutyTier;
  /** Reason and approver, or the node; empty on an everyday day. */
  why: string;
}

const ofNode = ({ kind, levelAs }: NodeRecord): DutyTier => levelAs ?? (kind === '1' ? '3' : '2');

const covers = (day: string, from: string, until: string | null): boolean =>
  from <= day && (until === null || day <= until);

/** The level of a day for a team; of several records the team's own and then the latest start counts, of nodes the highest. */
export function levelOfDay(
  day: string,
  team: string,
  levels: readonly LevelRecord[],
  nodes: readonly NodeRecord[],
): DayLevel {
  const record = levels
    .filter((each) => (each.team === null || each.team === team) && covers(day, each.from, each.until))
    .toSorted(
      (one, other) => Number(other.team !== null) - Number(one.team !== null) || (one.from < other.from ? 1 : -1),
    )[0];
  if (record) return { level: record.level, why: `${record.reason}（批准人：${record.approver}）` };
  const node = nodes
    .filter((each) => covers(day, each.from, each.until))
    .toSorted((one, other) => Number(ofNode(other)) - Number(ofNode(one)))[0];
  return node ? { level: ofNode(node), why: node.name } : { level: '1', why: '' };
}
