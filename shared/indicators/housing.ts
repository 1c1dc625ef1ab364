// 出租房屋和流动人口 (registers.md §8): houses and residents on the last day, who came and who went.
import { all, always, type Condition, not, within } from '../reports/condition.ts';
import { declaring, standing } from './declared.ts';
import type { Indicator, Source } from './indicator.ts';
import { begun, notOver } from './standing.ts';

const { of, count, rate } = declaring('housing');

const by = { village: 'village' };
const houses: Source = {
  register: 'rentalHouse',
  where: all(begun('registeredOn'), notOver('endedOn')),
  by,
  day: 'registeredOn',
};
const newHouses: Source = { register: 'rentalHouse', where: within('registeredOn'), by, day: 'registeredOn' };
const residents: Source = {
  register: 'floatingResident',
  where: all(begun('registeredOn'), notOver('leftOn')),
  by,
  day: 'registeredOn',
};
const arrivals: Source = { ...residents, where: within('registeredOn') };
const departures: Source = {
  ...residents,
  where: within('leftOn'),
  day: 'leftOn',
  since: { register: 'floatingResident', day: 'registeredOn' },
};

const isLet: Condition = { field: 'state', is: '2' };
const hasHazard: Condition = all(isLet, { field: 'hazard', filled: true }, not({ field: 'hazard', is: '00' }));

const persons = (key: string, label: string, where: Condition, about: string): Indicator =>
  of(key, label, '人', { kind: 'distinct', source: residents, of: 'person', where }, about, standing);

const now = '房屋状态按现在的登记。';

export const housing: readonly Indicator[] = [
  count('rentalHouses', '出租房屋', '套', houses, isLet, `期末在册、没有停租、状态为“租住”的房屋；${now}`, standing),
  count('newRentalHouses', '新登记出租房屋', '套', newHouses, isLet, '登记日期在期内、状态为“租住”的房屋。'),
  count(
    'vacantHouses',
    '空置房屋',
    '套',
    houses,
    { field: 'state', is: '3' },
    `期末在册、状态为“空置”的房屋；${now}`,
    standing,
  ),
  count(
    'ownHouses',
    '自住房屋',
    '套',
    houses,
    { field: 'state', is: '1' },
    `期末在册、状态为“自住”的房屋；${now}`,
    standing,
  ),
  count('hazardousHouses', '有隐患的出租房屋', '套', houses, hasHazard, '出租房屋中隐患类型不是“无”的。', {
    ...standing,
    better: 'fewer',
  }),
  count(
    'pledgedHouses',
    '签订治安责任保证书的出租房屋',
    '套',
    houses,
    all(isLet, { field: 'pledged', is: 1 }),
    '出租房屋中签订了治安责任保证书的。',
    standing,
  ),
  rate(
    'pledgeRate',
    '治安责任保证书签订率',
    'pledgedHouses',
    'rentalHouses',
    '签订治安责任保证书的出租房屋÷出租房屋×100%。',
    'more',
    'standing',
  ),
  persons('floatingResidents', '流动人口', always, '期末已登记、没有离开的流动人口，一人只计一次。'),
  persons(
    'floatingTenants',
    '租房居住的流动人口',
    { field: 'dwelling', is: '02' },
    '流动人口中住所类型为“租赁”的，一人只计一次。',
  ),
  persons(
    'floatingWorkers',
    '务工的流动人口',
    { field: 'reason', is: '01' },
    '流动人口中流入原因为“务工”的，一人只计一次。',
  ),
  persons(
    'permitHolders',
    '持居住证的流动人口',
    { field: 'permitKind', is: '01' },
    '流动人口中办证类型为“居住证”的，一人只计一次。',
  ),
  persons(
    'permitsEnded',
    '证件到期的流动人口',
    { day: ['permitUntil'], place: 'untilEnd' },
    '流动人口中证件到期日期不晚于期末的，一人只计一次。',
  ),
  count('floatingArrived', '新登记流动人口', '人', arrivals, always, '登记日期在期内的流动人口。'),
  count('floatingLeft', '离开流动人口', '人', departures, always, '离开日期在期内的流动人口。'),
];
