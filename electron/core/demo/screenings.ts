// 矛盾纠纷排查: every committee once a month for two years, and before festivals; two out of three find nothing.
import { addDays, addMonths, monthBounds } from '../../../shared/rules/days.ts';
import type { DemoRow, DemoWorld } from './demoRow.ts';
import type { DemoCommittee } from './mediators.ts';

const regular = '1';
const occasion = '2';
const special = '3';

const findings = [
  '排查发现邻里通行矛盾苗头，已登记并安排调解员上门。',
  '排查发现宅基地界线争议，双方同意由调委会调解。',
  '排查发现工钱未结清的纠纷，已联系用工方核实。',
  '排查发现赡养问题，已与子女逐一谈话。',
];

const months = 24;

/** Two years of screenings up to the world's last day. Draws from `world.chance` alone. */
export function inventScreenings(committees: readonly DemoCommittee[], world: DemoWorld): DemoRow[] {
  const first = addMonths(`${world.until.slice(0, 7)}-01`, 1 - months);
  const rows: DemoRow[] = [];
  for (let at = 0; at < months; at += 1) {
    const month = addMonths(first, at);
    for (const committee of committees) {
      if (committee.mediators.length === 0) continue;
      rows.push(...screeningsOf(committee, month, world));
    }
  }
  return rows.filter(({ values }) => String(values.screenedOn) <= world.until);
}

/** One in each month, a second one before the Spring Festival; the township also screens a field of its own. */
function screeningsOf(committee: DemoCommittee, month: string, world: DemoWorld): DemoRow[] {
  const { chance } = world;
  const dayIn = (from: number, to: number) => addDays(month, chance.between(from, to) - 1);
  const rows = [screeningOn(committee, dayIn(5, 20), regular, '全域', world)];
  const isBeforeFestival = month.slice(5, 7) === '01';
  if (isBeforeFestival) rows.push(screeningOn(committee, dayIn(21, 28), occasion, '返乡人员集中的各组', world));
  if (committee.village === null && chance.happens(0.5)) {
    rows.push(screeningOn(committee, monthBounds(month.slice(0, 7)).last, special, '建筑工地和用工企业', world));
  }
  return rows;
}

function screeningOn(
  committee: DemoCommittee,
  screenedOn: string,
  kind: string,
  area: string,
  world: DemoWorld,
): DemoRow {
  const { chance } = world;
  const found = chance.weighted([
    [0, 66],
    [1, 22],
    [2, 9],
    [3, 3],
  ]);
  const people = chance.several(committee.mediators, 2).map(({ person }) => person.name);
  const values = {
    screenedOn,
    committee: committee.row.id,
    village: committee.village?.id ?? null,
    area,
    people: people.join('、'),
    kind,
    times: 1,
    found,
    prevented: chance.happens(0.2) ? chance.between(1, 2) : 0,
    situation: found === 0 ? null : chance.pick(findings),
  };
  const entered = screenedOn < world.from ? world.founding : world.enteredOn(screenedOn);
  return { register: 'screening', id: world.newId(), values, ...entered };
}
