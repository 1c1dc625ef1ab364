// 重要节点部署到重点部位: the important places to which a node sends no team. 敏感节点 ask for no deployment.
import type { Db } from '../../tables.ts';
import { type DutyRow, dutyRows, textOf, yesNoOf } from './dutyRows.ts';

export interface NodeWithoutTeams {
  id: string;
  name: string;
  from: string;
  until: string;
  /** Important places without a team. */
  places: DutyRow[];
}

/** 重要节点 that touch the days from `from` to `until`, by their beginning, each with those of `places` left without a team. */
export async function nodesWithoutTeams(
  db: Db,
  { from, until }: { from: string; until: string },
  places: readonly DutyRow[],
): Promise<NodeWithoutTeams[]> {
  const nodes = await dutyRows(db, 'dutyNode', (rows) =>
    rows.where('kind', '=', '1').where('from', '<=', until).where('until', '>=', from),
  );
  if (nodes.length === 0) return [];
  const deployments = await dutyRows(db, 'nodeDeployment');
  const sent = new Set(deployments.map((row) => `${textOf(row, 'node')} ${textOf(row, 'place')}`));
  const important = places.filter((row) => yesNoOf(row, 'important') === true);
  return nodes
    .map((node) => ({
      id: node.id,
      name: textOf(node, 'name') ?? '',
      from: textOf(node, 'from') ?? '',
      until: textOf(node, 'until') ?? '',
      places: important.filter((place) => !sent.has(`${node.id} ${place.id}`)),
    }))
    .toSorted((one, other) => one.from.localeCompare(other.from));
}
