// Opening views, fetching pages and searching at 100,000 people and 100,000 disputes, against the bare driver.
import { dataFolder } from '../../electron/core/database/folder.ts';
import { unlockWithPassword } from '../../electron/core/database/keyring.ts';
import { openReadOnly } from '../../electron/core/database/open.ts';
import { inTurn, type Line } from './measure.ts';
import { benchLogin, benchPassword } from './seed.ts';
import type { Bench } from './township.ts';

const searchGoal = 50;

export async function viewsAndSearch({ host, call }: Bench): Promise<Line[]> {
  const { key } = unlockWithPassword(host.dataFolder, { login: benchLogin, password: benchPassword, now: host.now() });
  const { driver, close } = openReadOnly(dataFolder(host.dataFolder).database, key);
  const lines: Line[] = [];

  const sorted = await inTurn(
    9,
    () => call('views.open', { register: 'person' }),
    () => driver.prepare('select "id" from "person" where "withdrawnAt" is null order by "nameSort", "id"').all(),
  );
  lines.push({ what: 'open people by name', ...sorted, note: '100,000 rows' });

  const twoKeys = await inTurn(
    5,
    () =>
      call('views.open', {
        register: 'person',
        sort: [
          { field: 'village', direction: 'ascending' },
          { field: 'name', direction: 'ascending' },
        ],
      }),
    () =>
      driver
        .prepare(
          `select t."id" from "person" t left join "village" v on v."id" = t."village" where t."withdrawnAt" is null
           order by v."code" asc nulls last, t."nameSort", t."id"`,
        )
        .all(),
  );
  lines.push({ what: 'open people by village and name', ...twoKeys, note: '100,000 rows, no index' });

  const filtered = await inTurn(
    9,
    () => call('views.open', { register: 'dispute', filters: [{ field: 'outcome', op: 'is', value: '3' }] }),
    () =>
      driver
        .prepare(
          `select "id" from "dispute" where "withdrawnAt" is null and "outcome" = '3'
           order by "happenedOn" desc, "number" desc, "id" desc`,
        )
        .all(),
  );
  lines.push({ what: 'open disputes still open', ...filtered, note: '33,333 of 100,000' });

  const { view } = await call('views.open', { register: 'person' });
  const ids = driver
    .prepare<string>(
      'select "id" from "person" where "withdrawnAt" is null order by "nameSort", "id" limit 200 offset 50000',
    )
    .pluck()
    .all();
  const page = driver.prepare(`select * from "person" where "id" in (${ids.map(() => '?').join()})`);
  const rows = await inTurn(
    15,
    () => call('views.rows', { view, from: 50_000, count: 200 }),
    () => page.all(...ids),
  );
  lines.push({ what: '200 rows by id', ...rows, note: 'masked, with titles and problems' });

  for (const text of ['石', '渗水', '石建国', 'zjg', '13810']) {
    const search = await inTurn(7, () => call('search.all', { text }));
    const goal = { words: `under ${searchGoal} ms`, met: search.ours < searchGoal };
    lines.push({ what: `search ${text}`, ...search, goal, note: 'all registers, 200,000 rows' });
  }
  close();
  key.fill(0);
  return lines;
}
