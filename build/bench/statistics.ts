// The statistics of a year over 100,000 cases, against one hand-written SQL statement for each column.
import { dataFolder } from '../../electron/core/database/folder.ts';
import { unlockWithPassword } from '../../electron/core/database/keyring.ts';
import { schemaOf } from '../../electron/core/database/migrate.ts';
import { migrations } from '../../electron/core/database/migrations/index.ts';
import { openReadOnly } from '../../electron/core/database/open.ts';
import type { Host } from '../../electron/core/host.ts';
import { writeRowsInBulk } from '../../electron/core/registers/bulkRows.ts';
import { registerOf } from '../../electron/core/registers/columns.ts';
import { openTownship } from '../../electron/core/township.ts';
import { inTurn, type Line } from './measure.ts';
import { benchLogin, benchPassword, inventedDispute } from './seed.ts';
import type { Bench } from './township.ts';

const year = '2026';

/** Fills a township that is set up and closed with closed cases of one year, spread over 41 committees. */
export async function seedCases(host: Host, cases: number): Promise<void> {
  const { key } = unlockWithPassword(host.dataFolder, { login: benchLogin, password: benchPassword, now: host.now() });
  const township = await openTownship(host, key, schemaOf(migrations));
  const villages = township.driver.prepare<string>('select "id" from "village"').pluck().all();
  const at = { at: host.now(), by: 'bench' };
  const committees = Array.from({ length: 41 }, host.newId);
  writeRowsInBulk(township, host.newId, (insert) => {
    const committee = registerOf('peopleCommittee');
    committees.forEach((id, index) => {
      const name = `调委会${index}`;
      insert(committee, { id, title: name, ...at, values: { name, kind: String(1 + (index % 7)) } });
    });
    const register = registerOf('mediationCase');
    for (let index = 0; index < cases; index += 1) {
      const { title, kind, summary, people, amount } = inventedDispute(index, villages[index % villages.length]!);
      const isSuccess = index % 20 !== 0;
      const day = `${year}-${String((index % 12) + 1).padStart(2, '0')}-${String((index % 28) + 1).padStart(2, '0')}`;
      insert(register, {
        id: host.newId(),
        title: String(title),
        ...at,
        values: {
          title: title!,
          kind: kind!,
          summary: summary!,
          people: people!,
          registeredOn: day,
          acceptedOn: day,
          closedOn: day,
          committee: committees[index % committees.length]!,
          village: villages[index % villages.length]!,
          source: String((index % 7) + 1),
          difficulty: String((index % 4) + 1),
          state: 'archived',
          outcome: isSuccess ? '1' : '2',
          partyCount: 2,
          ...(isSuccess
            ? {
                agreementForm: String((index % 2) + 1),
                agreementAmount: amount!,
                performance: index % 9 === 0 ? '3' : '1',
              }
            : { terminatedOn: day }),
          ...(index % 50 === 1 ? { confirmedOn: day } : {}),
          ...(index % 100 === 2 ? { prevented: String((index % 4) + 1), preventedPeople: 5 } : {}),
        },
      });
    }
  });
  await township.close();
}

/** What a clerk with a database at hand would write, a statement for each column. */
function handWritten(): string[] {
  const counted = `from "mediationCase" t join "peopleCommittee" c on c."id" = t."committee"
    where t."withdrawnAt" is null and t."closedOn" between '${year}-01-01' and '${year}-12-31'
    and (t."outcome" in ('1', '2') or t."terminatedOn" is not null and t."acceptedOn" is not null)`;
  const count = (condition: string) => `select t."committee", count(*) ${counted} and ${condition} group by 1`;
  const sum = (value: string, condition: string) =>
    `select t."committee", sum(${value}) ${counted} and ${condition} group by 1`;
  const each = (codes: number, condition: (code: number) => string) =>
    Array.from({ length: codes }, (_, index) => count(condition(index + 1)));
  const two = (code: number) => String(code).padStart(2, '0');
  return [
    count('1'),
    sum('coalesce(t."partyCount", t."people")', '1'),
    count(`t."outcome" = '1'`),
    count(`t."difficulty" = '4'`),
    sum('t."agreementAmount"', `t."outcome" = '1'`),
    ...each(7, (code) => `c."kind" = '${code}'`),
    count(`t."source" = '2'`),
    count(`t."source" = '1'`),
    count(`t."source" in ('3', '4', '5', '6', '7')`),
    ...each(5, (code) => `t."source" = '${code + 2}'`),
    ...each(20, (code) => `t."kind" = '${two(code)}'`),
    ...each(2, (code) => `t."agreementForm" = '${code}'`),
    count(`t."performance" = '1'`),
    count(`t."confirmedOn" is not null`),
    ...['3', '4'].map((code) => count(`t."performance" = '${code}'`)),
    count(`t."performance" in ('5', '99')`),
    ...each(4, (code) => `t."prevented" = '${code}'`),
    ...[1, 2, 3, 4].map((code) => sum('t."preventedPeople"', `t."prevented" = '${code}'`)),
  ];
}

export async function statistics({ host, call }: Bench, cases: number): Promise<Line[]> {
  const { key } = unlockWithPassword(host.dataFolder, { login: benchLogin, password: benchPassword, now: host.now() });
  const { driver, close } = openReadOnly(dataFolder(host.dataFolder).database, key);
  const statements = handWritten();
  const asked = { report: 'mediation-cases', period: year };
  const { columns, total } = await call('reports.figures', asked);
  if (total[columns.findIndex((column) => column.key === 'total')] !== String(cases))
    throw new Error('cases are missing');
  const times = await inTurn(
    3,
    () => call('reports.figures', asked),
    () => {
      for (const statement of statements) driver.prepare(statement).all();
    },
  );
  const records = await inTurn(3, () => call('reports.records', { ...asked, column: 'type01' }));
  close();
  return [
    {
      what: 'case statistics of a year, all columns',
      ...times,
      goal: { words: 'under 1×', met: times.ours < times.bare! },
      note: `${cases} cases; ours also checks the relations and compares with two periods; bare: ${statements.length} statements`,
    },
    { what: 'records behind one figure', ours: records.ours, note: 'ids of all, the first 100 with titles' },
  ];
}
