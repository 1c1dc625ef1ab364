// 片区 → 防线 → 部位 with the patrols of a period, fixed posts, and what an important node leaves without a team. A record that
// names a line covers the places on it; one that was for a single place names that too.
import { sql } from 'kysely';
import type { CoverageBoard } from '../../../../shared/contract/dutyProcedures.ts';
import type { Call } from '../../handlers.ts';
import { type DutyRow, dutyRows, namesOf, textOf, yesNoOf } from '../plan/dutyRows.ts';
import { nodesWithoutTeams } from '../plan/nodePlaces.ts';
import { isDue, plannedShifts } from './plannedShifts.ts';

type Area = CoverageBoard['areas'][number];
type Line = Area['lines'][number];
type Post = Area['posts'][number];

interface Walked {
  last: string | null;
  times: number;
}

const never: Walked = { last: null, times: 0 };

/** Patrols of lines or posts: the last up to a day, and how many from a first day on. */
async function walked(
  field: 'line' | 'post' | 'place',
  { from, until }: { from: string; until: string },
  call: Call,
): Promise<Map<string, Walked>> {
  const found = await sql<{ id: string; last: string; times: number }>`select ${sql.ref(field)} as "id",
      max("patrolledOn") as "last", sum("patrolledOn" >= ${from}) as "times" from "patrolRecord"
    where "withdrawnAt" is null and ${sql.ref(field)} is not null and "patrolledOn" <= ${until}
    group by 1`.execute(call.township.read);
  return new Map(found.rows.map(({ id, last, times }) => [id, { last, times: Number(times) }]));
}

/** In use on some day of the period. */
const stood = (row: DutyRow, from: string, until: string): boolean => {
  const [starts, ends] = [textOf(row, 'startsOn'), textOf(row, 'endsOn')];
  return (starts === null || starts <= until) && (ends === null || ends > from);
};

/** People planned at posts today, by post: 08:00—16:00 石志强、龙秀兰, with （未发布） where the rota is a draft. */
async function onDutyToday(call: Call): Promise<Map<string, string[]>> {
  const today = call.app.host.today();
  const found = await sql<{ post: string; start: string; end: string; state: string; names: string }>`select
      s."post" as "post", s."start" as "start", s."end" as "end", r."state" as "state", group_concat(p."name", '、') as "names"
    from "rotaCell" c join "rota" r on r."id" = c."rota" join "shiftPattern" s on s."id" = c."shift"
      join "person" p on p."id" = c."person"
    where c."day" = ${today} and r."withdrawnAt" is null and s."post" is not null
    group by c."rota", c."shift" order by s."start"`.execute(call.township.read);
  const posts = new Map<string, string[]>();
  for (const { post, start, end, state, names } of found.rows) {
    const words = `${start}—${end} ${names}${state === 'draft' ? '（未发布）' : ''}`;
    posts.set(post, [...(posts.get(post) ?? []), words]);
  }
  return posts;
}

const byName = <T extends { name: string }>(rows: readonly T[]): T[] =>
  rows.toSorted((one, other) => one.name.localeCompare(other.name, 'zh-CN', { numeric: true }));

/** The board of a period; it ends today where it lies ahead. */
export async function coverageBoard(asked: { from: string; until: string }, call: Call): Promise<CoverageBoard> {
  const { read, codes } = call.township;
  const { from, until } = asked;
  const inUse = async (register: string) => (await dutyRows(read, register)).filter((row) => stood(row, from, until));
  const [areas, lines, places, posts] = [
    await inUse('patrolArea'),
    await inUse('patrolLine'),
    await inUse('patrolPlace'),
    await inUse('guardPost'),
  ];
  const idsOf = (rows: readonly DutyRow[], key: string) => rows.flatMap((row) => textOf(row, key) ?? []);
  const villages = await namesOf(read, 'village', idsOf([...lines, ...places, ...posts], 'village'));
  const teams = await namesOf(read, 'team', idsOf([...lines, ...posts], 'team'));
  const ofLines = await walked('line', asked, call);
  const ofPosts = await walked('post', asked, call);
  const ofPlaces = await walked('place', asked, call);
  const duties = await onDutyToday(call);
  const titled = (row: DutyRow, key: string, names: ReadonlyMap<string, string>) =>
    names.get(textOf(row, key) ?? '') ?? '';
  const word = (table: string, code: string | null) =>
    codes.table(table)?.entries.find((entry) => entry.code === code)?.name ?? '';
  const plain = (row: DutyRow, walks: ReadonlyMap<string, Walked>) => ({
    id: row.id,
    name: textOf(row, 'name') ?? '',
    team: titled(row, 'team', teams),
    village: titled(row, 'village', villages),
    ...(walks.get(row.id) ?? never),
  });
  const placesOf = (line: string) =>
    byName(
      places
        .filter((row) => textOf(row, 'line') === line)
        .map((row) => ({
          id: row.id,
          name: textOf(row, 'name') ?? '',
          kind: word('patrolPlaceKind', textOf(row, 'kind')),
          important: yesNoOf(row, 'important') === true,
          village: titled(row, 'village', villages),
          times: (ofPlaces.get(row.id) ?? never).times,
        })),
    );
  const lineOf = (row: DutyRow): Line => ({ ...plain(row, ofLines), places: placesOf(row.id) });
  const postOf = (row: DutyRow): Post => ({
    ...plain(row, ofPosts),
    kind: word('guardPostKind', textOf(row, 'kind')),
    onDuty: duties.get(row.id) ?? [],
  });
  const known = new Set(areas.map(({ id }) => id));
  const inArea = (row: DutyRow, area: string | null) => {
    const named = textOf(row, 'area');
    return (named !== null && known.has(named) ? named : null) === area;
  };
  const areaOf = (id: string | null, name: string, kind: string): Area => ({
    id,
    name,
    kind,
    lines: byName(lines.filter((row) => inArea(row, id)).map(lineOf)),
    posts: byName(posts.filter((row) => inArea(row, id)).map(postOf)),
  });
  const named = byName(
    areas.map((row) => ({
      id: row.id,
      name: textOf(row, 'name') ?? '',
      kind: word('patrolAreaKind', textOf(row, 'kind')),
    })),
  );
  const rest = areaOf(null, '未划片区', '');
  const today = call.app.host.today();
  const planned = await plannedShifts(read, { first: from, last: until, today });
  const shifts = planned.filter(({ day, records }) => isDue(day, records.length > 0, today));
  return {
    areas: [
      ...named.map(({ id, name, kind }) => areaOf(id, name, kind)),
      ...(rest.lines.length + rest.posts.length > 0 ? [rest] : []),
    ],
    placesWithoutLine: byName(
      places
        .filter((row) => textOf(row, 'line') === null)
        .map((row) => ({
          id: row.id,
          name: textOf(row, 'name') ?? '',
          important: yesNoOf(row, 'important') === true,
          times: (ofPlaces.get(row.id) ?? never).times,
        })),
    ),
    postKinds: (codes.table('guardPostKind')?.entries ?? []).map(({ code, name }) => ({
      code,
      name,
      posts: posts.filter((row) => textOf(row, 'kind') === code).length,
    })),
    nodes: (await nodesWithoutTeams(read, asked, places)).map(({ places: left, ...node }) => ({
      ...node,
      withoutTeam: byName(left.map((place) => ({ id: place.id, name: textOf(place, 'name') ?? '' }))),
    })),
    planned: shifts.length,
    held: shifts.filter(({ records }) => records.length > 0).length,
  };
}
