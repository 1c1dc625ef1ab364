// 法治宣传: a few a month in villages, on market days and by loudspeaker; rounds from door to door, some with their households.
import type { RowValues } from '../../../../shared/fields/field.ts';
import { foldWord } from '../../../../shared/rules/writtenText.ts';
import type { DemoRow, DemoVillage, DemoWorld } from '../demoRow.ts';
import { dayIn, daysAfter, monthsOf, rowOn } from './ledgerRows.ts';

const contents: readonly (readonly [topic: string, content: string])[] = [
  ['01', '防范电信网络诈骗，讲解刷单、冒充客服等手法'],
  ['02', '识毒防毒拒毒，讲解新型毒品的伪装'],
  ['03', '家庭用火用电安全和森林防火'],
  ['04', '摩托车佩戴头盔和农村道路交通安全'],
  ['05', '暑期防溺水，看护好学生'],
  ['06', '崇尚科学，抵制邪教'],
  ['07', '民法典中的相邻关系、赡养和借贷'],
];
const forms = ['02', '02', '03', '04', '05', '06'];
const byHousehold = '01';
/** Of so many rounds from door to door one kept a list of households. */
const listedOneIn = 4;
const remarks = ['已讲解并发放资料', '家中有老人独居，已登记', '反映路灯不亮，已转村委会', '已签收宣传单'];

/** Publicity, then the households of some rounds. Draws from `world.chance` alone. */
export function inventPublicity(villages: readonly DemoVillage[], world: DemoWorld): DemoRow[] {
  const { chance } = world;
  const rows = monthsOf(world).flatMap((month) => {
    const season = Number(month.slice(5, 7));
    return chance.several(villages, chance.between(3, 6)).flatMap((village) => {
      const day = dayIn(month, 2, 27, world);
      if (day === null) return [];
      const isSwimming = season >= 5 && season <= 8;
      const [topic, content] = chance.pick(contents.filter(([code]) => (code === '05' ? isSwimming : true)));
      const form = chance.happens(0.3) ? byHousehold : chance.pick(forms);
      return [rowOn('publicity', publicityOn(day, village, { topic, content, form }, world), day, world)];
    });
  });
  const doorToDoor = rows.filter(({ values }) => values.form === byHousehold);
  const rounds = doorToDoor.filter((_, at) => (doorToDoor.length - 1 - at) % listedOneIn === 0);
  return [...rows, ...rounds.flatMap((round) => householdsOf(round, world))];
}

function publicityOn(
  heldOn: string,
  village: DemoVillage,
  { topic, content, form }: { topic: string; content: string; form: string },
  world: DemoWorld,
): RowValues {
  const { chance, staff } = world;
  const isByHousehold = form === byHousehold;
  const due = isByHousehold ? chance.between(40, 120) : null;
  const households = due === null ? null : due - chance.between(0, Math.floor(due / 6));
  return {
    heldOn,
    content: `${village.name}：${content}`,
    topic,
    form,
    unit: chance.pick([`${village.name}治保会`, '迁陵镇综治中心', '迁陵派出所']),
    people: chance.several(staff, 2).join('、'),
    village: village.id,
    place: isByHousehold ? null : `${village.name}${chance.pick(['文化广场', '村部', '集市', '小学'])}`,
    householdsDue: due,
    households,
    leaflets: form === '03' || form === '06' ? 0 : chance.between(40, 300),
    audience: households === null ? chance.between(30, 260) : households * 2,
    consulted: chance.between(0, 20),
    banners: form === '04' || form === '02' ? chance.between(1, 4) : 0,
    boards: form === '02' ? chance.between(0, 6) : 0,
  };
}

function householdsOf(round: DemoRow, world: DemoWorld): DemoRow[] {
  const { chance } = world;
  const from = String(round.values.heldOn);
  const count = Math.min(24, Number(round.values.households));
  return Array.from({ length: count }, (_, at) => {
    const household = `${1 + Math.floor(at / 12)}组${(at % 12) * 3 + chance.between(1, 3)}号`;
    const visitedOn = daysAfter(from, 0, 2, world);
    const values: RowValues = {
      publicity: round.id,
      visitedOn,
      village: round.values.village ?? null,
      household,
      householdKey: `${String(round.values.village)}/${foldWord(household)}`,
      people: String(round.values.people),
      situation: chance.happens(0.4) ? chance.pick(remarks) : null,
    };
    return rowOn('householdVisit', values, visitedOn, world);
  });
}
