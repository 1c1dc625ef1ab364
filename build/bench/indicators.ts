// All indicators of a month with their comparisons over ten years of records, against the same passes written by hand.
import { dataFolder } from '../../electron/core/database/folder.ts';
import { unlockWithPassword } from '../../electron/core/database/keyring.ts';
import { schemaOf } from '../../electron/core/database/migrate.ts';
import { migrations } from '../../electron/core/database/migrations/index.ts';
import { openReadOnly } from '../../electron/core/database/open.ts';
import type { Host } from '../../electron/core/host.ts';
import { spansOf } from '../../electron/core/indicators/spans.ts';
import { writeRowsInBulk } from '../../electron/core/registers/bulkRows.ts';
import { registerOf } from '../../electron/core/registers/columns.ts';
import { openTownship } from '../../electron/core/township.ts';
import type { RowValues } from '../../shared/fields/field.ts';
import { readPeriod } from '../../shared/reports/period.ts';
import { addDays } from '../../shared/rules/days.ts';
import { inTurn, type Line } from './measure.ts';
import { benchLogin, benchPassword, inventedDispute } from './seed.ts';
import type { Bench } from './township.ts';

const month = '2026-10';
const firstDay = '2016-11-01';
const days = 3650;

export interface TenYears {
  disputes: number;
  cases: number;
  visits: number;
}

/** Fills a township that is set up and closed with ten years of disputes, cases, visits, screenings, figures and reports. */
export async function seedTenYears(host: Host, { disputes, cases, visits }: TenYears): Promise<void> {
  const { key } = unlockWithPassword(host.dataFolder, { login: benchLogin, password: benchPassword, now: host.now() });
  const township = await openTownship(host, key, schemaOf(migrations));
  const villages = township.driver.prepare<string>('select "id" from "village"').pluck().all();
  const villageAt = (index: number): string => villages[index % villages.length]!;
  const dayAt = (index: number, of: number): string => addDays(firstDay, Math.floor((index * days) / of));
  writeRowsInBulk(township, host.newId, (insert) => {
    const write = (register: string, values: RowValues): string => {
      const id = host.newId();
      insert(registerOf(register), { id, title: '', at: host.now(), by: 'bench', values });
      return id;
    };
    for (let index = 0; index < disputes; index += 1) {
      const on = dayAt(index, disputes);
      const { title, kind, event, summary, people, amount } = inventedDispute(index, villageAt(index));
      const ending: RowValues =
        index % 25 === 0 ? {} : { outcome: index % 9 === 0 ? '2' : '1', resolvedOn: addDays(on, index % 40) };
      write('dispute', {
        title: title!,
        kind: kind!,
        event: event ?? '0201',
        summary: summary!,
        people: people!,
        amount: amount!,
        happenedOn: on,
        acceptedOn: on,
        village: villageAt(index),
        ...ending,
      });
    }
    const committees = villages.map((village, index) =>
      write('peopleCommittee', { name: `调委会${index}`, kind: '1', village }),
    );
    for (let index = 0; index < cases; index += 1) {
      const on = dayAt(index, cases);
      const closedOn = addDays(on, index % 28);
      const isSuccess = index % 20 !== 0;
      const agreed = { agreedOn: closedOn, agreementForm: String((index % 2) + 1), agreementAmount: 500_000 + index };
      write('mediationCase', {
        title: `案件${index}`,
        kind: '02',
        registeredOn: on,
        acceptedOn: on,
        closedOn,
        committee: committees[index % committees.length]!,
        village: villageAt(index),
        partyCount: 2,
        difficulty: String((index % 4) + 1),
        outcome: isSuccess ? '1' : '2',
        ...(isSuccess ? agreed : { terminatedOn: closedOn }),
        ...(index % 50 === 1 ? { confirmedOn: closedOn } : {}),
        archivedOn: addDays(closedOn, 20),
      });
    }
    const people = villages.flatMap((village, index) =>
      Array.from({ length: 25 }, (_, at) => write('person', { name: `老人${index}-${at}`, village })),
    );
    for (let index = 0; index < visits; index += 1) {
      write('visit', {
        person: people[index % people.length]!,
        careKind: index % 10 === 0 ? '02' : '01',
        visitedOn: dayAt(index, visits),
        method: index % 6 === 0 ? '02' : '01',
        seen: index % 6 !== 0,
        abnormal: index % 40 === 0,
      });
    }
    for (let index = 0; index < 120 * villages.length; index += 1) {
      const on = dayAt(index, 120 * villages.length);
      write('screening', {
        screenedOn: on,
        committee: committees[index % committees.length]!,
        village: villageAt(index),
        area: '全域',
        people: '甲',
        kind: '1',
        times: 1,
        found: index % 3,
        prevented: index % 5 === 0 ? 1 : 0,
      });
    }
    for (let at = 0; at < 120; at += 1) {
      const given = addDays(firstDay, Math.ceil(at * 30.4375) + 1).slice(0, 7);
      for (let item = 1; item <= 14; item += 1) {
        write('monthlyFigure', {
          month: given,
          item: String(item).padStart(2, '0'),
          value: item + (at % 7),
          source: '派出所',
        });
      }
      for (const [index, village] of villages.entries()) {
        write('villageReport', {
          month: given,
          village,
          reportedOn: `${given}-22`,
          isZero: index % 2 === 0,
          confirmedOn: `${given}-24`,
        });
      }
    }
  });
  await township.close();
}

/** One statement a source, all its figures together, the way somebody would write them who knows the database. */
function handWritten({ first, last }: { first: string; last: string }): string[] {
  const inside = `between '${first}' and '${last}'`;
  const taken = `coalesce("acceptedOn", "happenedOn")`;
  const over = (until: string) => `("outcome" in ('1', '2') and "resolvedOn" ${until})`;
  const events = Array.from(
    { length: 17 },
    (_, at) => `sum(substr("event", 1, 2) = '${String(at + 1).padStart(2, '0')}')`,
  );
  const standing = (from: string, until: string) =>
    `(${from} is null or ${from} <= '${last}') and (${until} is null or ${until} > '${last}')`;
  const cases = `from "mediationCase" where "withdrawnAt" is null and`;
  const parts = `from "mediationCase" c join`;
  return [
    `select count(*), sum("scale" = '03'), sum("complex"), sum("people"), sum("amount"), ${events.join()}
      from "dispute" where "withdrawnAt" is null and ${taken} ${inside}`,
    `select sum("outcome" in ('1', '2')), sum("outcome" = '1'), sum("outcome" = '2')
      from "dispute" where "withdrawnAt" is null and "resolvedOn" ${inside}`,
    `select sum(${taken} < '${first}'), sum(not coalesce(${over(`<= '${last}'`)}, 0)),
      sum(not coalesce(${over(`<= '${last}'`)}, 0) and "dueOn" <= '${last}') from "dispute"
      where "withdrawnAt" is null and ${taken} <= '${last}' and not coalesce(${over(`< '${first}'`)}, 0)`,
    `select count(*), sum("outcome" = '1'), sum("difficulty" = '4'), sum(coalesce("partyCount", "people")),
      sum(case when "outcome" = '1' then "agreementAmount" end) ${cases} "closedOn" ${inside}
      and ("outcome" in ('1', '2') or "terminatedOn" is not null and "acceptedOn" is not null)`,
    `select count(*) ${cases} "acceptedOn" <= '${last}' and "refusedOn" is null and ("closedOn" is null or "closedOn" > '${last}')`,
    ...['acceptedOn', 'refusedOn', 'confirmedOn', 'archivedOn'].map(
      (day) => `select count(*) ${cases} "${day}" ${inside}`,
    ),
    `select count(*), sum("agreementForm" = '1'), sum("agreementForm" = '2') ${cases} "agreedOn" ${inside}`,
    ...[
      ['caseSession', 'heldOn'],
      ['caseConsultation', 'heldOn'],
      ['caseVisit', 'visitedOn'],
    ].map(
      ([table, day]) =>
        `select count(*) ${parts} "${table}" p on p."case" = c."id" where p."withdrawnAt" is null and p."${day}" ${inside}`,
    ),
    `select sum("times"), sum("found"), sum("prevented") from "screening" where "withdrawnAt" is null and "screenedOn" ${inside}`,
    `select count(*), sum("seen"), sum("method" = '01'), sum("abnormal"), sum("needs" is not null), sum("careKind" = '01'),
      sum("careKind" = '02'), count(distinct case when p."withdrawnAt" is null then "person" end) from "visit" v
      join "person" p on p."id" = v."person" where v."withdrawnAt" is null and "visitedOn" ${inside}`,
    `select count(distinct "person") from "visit" v join "person" p on p."id" = v."person"
      where v."withdrawnAt" is null and p."withdrawnAt" is null and "visitedOn" <= '${last}'`,
    `select count("reportedOn"), sum("isZero"), sum("isZero" and "confirmedOn" is not null)
      from "villageReport" where "withdrawnAt" is null and "month" between '${first.slice(0, 7)}' and '${last.slice(0, 7)}'`,
    `select "item", sum("value") from "monthlyFigure" where "withdrawnAt" is null
      and "month" between '${first.slice(0, 7)}' and '${last.slice(0, 7)}' group by 1`,
    ...['committeeMember', 'teamMember', 'mediator'].map(
      (table) =>
        `select count(*), count(distinct "person") from "${table}" where "withdrawnAt" is null and ${standing('"joinedOn"', '"leftOn"')}`,
    ),
    ...['committee', 'team', 'peopleCommittee', 'mediationRoom'].map(
      (table) =>
        `select count(*) from "${table}" where "withdrawnAt" is null and ("foundedOn" is null or "foundedOn" <= '${last}')`,
    ),
  ];
}

export async function indicators({ host, call }: Bench, { disputes, cases, visits }: TenYears): Promise<Line> {
  const { key } = unlockWithPassword(host.dataFolder, { login: benchLogin, password: benchPassword, now: host.now() });
  const { driver, close } = openReadOnly(dataFolder(host.dataFolder).database, key);
  const statements = Object.values(spansOf(readPeriod(month)!)).flatMap(handWritten);
  const times = await inTurn(
    3,
    () => call('indicators.figures', { period: month }),
    () => {
      for (const statement of statements) driver.prepare(statement).all();
    },
  );
  close();
  const isQuick = times.ours < 1000;
  return {
    what: 'all indicators of a month with comparisons',
    ...times,
    goal: { words: 'under 2×, under 1 s', met: times.ours < 2 * times.bare! && isQuick },
    note: `ten years: ${disputes} disputes, ${cases} cases, ${visits} visits; bare: ${statements.length} statements, the same passes`,
  };
}
