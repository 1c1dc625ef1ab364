// A list of committees whose make-up is not as the rule asks may be written, but not handed in (codes.md §13).
import { sql } from 'kysely';
import type { ViewSpec } from '../../../../shared/contract/shapes.ts';
import { committee } from '../../../../shared/registers/committee.ts';
import { compositionProblems } from '../../../../shared/rules/committeeComposition.ts';
import { readFullRows } from '../../registers/readRows.ts';
import type { Db } from '../../tables.ts';

export interface DraftMark {
  /** Lines of note; the title gets （草稿）. */
  notes: string[];
}

const named = 8;
const atOnce = 500;

/**
 * The note for a list of 治保会 or of their members: how many committees are not made up as the rule asks, and how.
 * Undefined for other lists and when all are as they should be.
 * @param day the composition counts on this day.
 */
export async function draftMark(
  db: Db,
  spec: ViewSpec,
  ids: readonly string[],
  day: string,
): Promise<DraftMark | undefined> {
  const committees = await committeesOf(db, spec.register, ids);
  if (committees.length === 0) return undefined;
  const counted = committee.fields.filter((field) =>
    ['name', 'memberCount', 'chiefCount', 'deputyCount'].includes(field.key),
  );
  const rows = await readFullRows(db, committee, committees, day, counted);
  const standing = rows.filter((row) => row.withdrawnAt === null);
  const wrong = standing.flatMap(({ values }) => {
    const count = (key: string) => Number(values[key] ?? 0);
    const problems = compositionProblems({
      all: count('memberCount'),
      chiefs: count('chiefCount'),
      deputies: count('deputyCount'),
    });
    if (problems.length === 0) return [];
    return [`${String(values.name ?? '')}（${problems.map((problem) => problem.message).join('；')}）`];
  });
  if (wrong.length === 0) return undefined;
  const more = wrong.length > named ? `，另有 ${wrong.length - named} 个` : '';
  return {
    notes: [
      `草稿，不作报送：所列 ${standing.length} 个治保会中有 ${wrong.length} 个组成不合规，补正后重新导出。`,
      `不合规的是：${wrong.slice(0, named).join('、')}${more}。`,
    ],
  };
}

async function committeesOf(db: Db, register: string, ids: readonly string[]): Promise<string[]> {
  if (register === 'committee') return [...ids];
  if (register !== 'committeeMember') return [];
  const found = new Set<string>();
  for (let start = 0; start < ids.length; start += atOnce) {
    const rows = await sql<{ committee: string }>`select distinct "committee" from "committeeMember"
      where "id" in (${sql.join(ids.slice(start, start + atOnce))})`.execute(db);
    for (const row of rows.rows) found.add(row.committee);
  }
  return [...found];
}
