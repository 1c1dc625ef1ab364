// Invented people. Their numbers carry the county code 433199, which is assigned to no county, so they are nobody's.

import type { RowValues } from '../../../shared/fields/field.ts';
import { addDays, ageOn, daysBetween } from '../../../shared/rules/days.ts';
import { identityCheckCharacter } from '../../../shared/rules/identityNumber.ts';
import type { Chance } from './chance.ts';
import type { DemoPerson, DemoVillage, DemoWorld } from './demoRow.ts';

const county = '433199';

/** Surnames of the region, the frequent ones first. */
const surnames: readonly (readonly [string, number])[] = [
  ...[...'向彭田石龙张'].map((name) => [name, 9] as const),
  ...[...'杨吴谭梁刘王李胡'].map((name) => [name, 5] as const),
  ...[...'黄陈余覃鲁贾姚秦尚'].map((name) => [name, 3] as const),
  ...[...'周罗邓曾满宋麻欧廖宿唐'].map((name) => [name, 1] as const),
];

const maleNames =
  '建国 志强 远志 文军 绍武 世勇 大顺 天佑 家富 长生 春生 光荣 国庆 宏伟 永红 承志 昌盛 兴旺 开明 学文 清华 勇 军 涛 超 伟 波 平 明忠 德贵 启发 宗海 家齐 顺利 正华 正文 光明 祖德 先进 良才 友发 太平 俊杰 子豪 浩然 志远 晓东 云飞 鹏程 海波 伟民 定国'.split(
    ' ',
  );
const femaleNames =
  '海燕 丽娟 秀兰 桂英 冬梅 小妹 银花 翠娥 玉莲 芳 燕 梅 霞 玲 静 春桃 金凤 腊梅 秋菊 菊香 巧云 美珍 凤英 桃英 友香 月娥 满秀 水英 子涵 欣怡 雨桐 诗琪 思颖 佳慧 晓玲 红霞 艳红 丽华 玉兰 玉梅 桂花 元秀'.split(
    ' ',
  );

const ethnicGroups = [
  ['15', 56],
  ['06', 24],
  ['01', 18],
  ['12', 1],
  ['13', 1],
] as const;

/** Distinct for the first hundred thousand people, and unlike each other at first sight. */
function phoneOf(index: number): string {
  const mixed = (index * 73_471 + 20_117) % 100_000;
  const digits = String(mixed).padStart(5, '0');
  return `13${digits[0]}0743${digits.slice(1)}`;
}

/** Numbers that nobody else in the township has. */
function numberGiver(chance: Chance): (birth: string, sex: '1' | '2') => string {
  const used = new Set<string>();
  return (birth, sex) => {
    let sequence = chance.between(0, 499) * 2 + (sex === '1' ? 1 : 0);
    for (;;) {
      const seventeen = `${county}${birth.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
      if (!used.has(seventeen)) {
        used.add(seventeen);
        return seventeen + identityCheckCharacter(seventeen);
      }
      sequence = (sequence + 2) % 1000;
    }
  };
}

/** A name of the region, by chance. */
export function nameOf(sex: '1' | '2', chance: Chance): string {
  return chance.weighted(surnames) + chance.pick(sex === '1' ? maleNames : femaleNames);
}

function educationOf(age: number, chance: Chance): string {
  if (age < 13) return '80';
  if (age < 16) return '70';
  if (age < 19) return chance.pick(['60', '40']);
  if (age > 60)
    return chance.weighted([
      ['80', 6],
      ['70', 3],
      ['60', 1],
      ['90', 1],
    ]);
  if (age > 40)
    return chance.weighted([
      ['80', 2],
      ['70', 6],
      ['60', 2],
      ['40', 1],
      ['30', 1],
    ]);
  return chance.weighted([
    ['70', 4],
    ['60', 2],
    ['40', 2],
    ['30', 2],
    ['20', 2],
  ]);
}

function politicalOf(age: number, chance: Chance): string {
  if (age < 14) return '13';
  if (age < 28)
    return chance.weighted([
      ['13', 6],
      ['03', 4],
      ['01', 1],
    ]);
  return chance.weighted([
    ['13', 84],
    ['01', 15],
    ['02', 1],
  ]);
}

function maritalOf(age: number, chance: Chance): string {
  if (age < 22) return '10';
  if (age < 32)
    return chance.weighted([
      ['10', 4],
      ['20', 6],
    ]);
  if (age > 68)
    return chance.weighted([
      ['20', 6],
      ['30', 4],
    ]);
  return chance.weighted([
    ['20', 85],
    ['10', 6],
    ['40', 6],
    ['30', 3],
  ]);
}

function occupationOf(age: number, chance: Chance): string {
  if (age < 19) return '学生';
  if (age > 62) return '务农';
  return chance.weighted([
    ['务农', 42],
    ['外出务工', 26],
    ['个体经营', 12],
    ['建筑工', 6],
    ['货运司机', 4],
    ['教师', 3],
    ['乡村医生', 1],
    ['护林员', 2],
    ['公益性岗位', 2],
    ['待业', 2],
  ]);
}

/** Mostly grown people, as in an office's records; a tenth are children, a fifth are old. */
function birthOf(world: DemoWorld): string {
  const { chance, until } = world;
  const age = chance.weighted([
    [chance.between(6, 17), 10],
    [chance.between(18, 39), 32],
    [chance.between(40, 64), 38],
    [chance.between(65, 92), 20],
  ]);
  return addDays(until, -Math.floor(age * 365.2425) - chance.between(0, 364));
}

function personOf(
  index: number,
  village: DemoVillage,
  world: DemoWorld,
  numberOf: ReturnType<typeof numberGiver>,
): DemoPerson {
  const { chance, until } = world;
  const sex = index === 0 || chance.happens(0.52) ? '1' : '2';
  const birth = birthOf(world);
  const age = ageOn(birth, until);
  const invented = nameOf(sex, chance);
  // Somebody the help pages can look for.
  const name = index === 0 ? '张建国' : invented;
  const group = chance.between(1, 9);
  const phone = age < 12 || chance.happens(0.04) ? null : phoneOf(index);
  const home = `${village.name}${group}组`;
  const values: RowValues = {
    name,
    sex,
    idNumber: chance.happens(0.015) ? null : numberOf(birth, sex),
    birthDay: birth,
    ethnic: chance.weighted(ethnicGroups),
    political: politicalOf(age, chance),
    education: educationOf(age, chance),
    marital: maritalOf(age, chance),
    nativePlace: '湖南保靖',
    phone,
    village: village.id,
    address: `${home}${chance.between(1, 60)}号`,
    householdPlace: `湖南省保靖县迁陵镇${home}`,
    occupation: occupationOf(age, chance),
    skills: age > 18 && chance.happens(0.06) ? [chance.pick(['01', '14', '17', '19', '21'])] : null,
    veteran: age > 20 && sex === '1' && chance.happens(0.06) ? true : null,
  };
  return { id: world.newId(), name, sex, birth, village, phone, values };
}

/** Communities have twice the people of a village. */
export function inventPeople(count: number, villages: readonly DemoVillage[], world: DemoWorld): DemoPerson[] {
  const numberOf = numberGiver(world.chance);
  const weights = villages.map((village) => [village, village.kind === 'community' ? 2 : 1] as const);
  return Array.from({ length: count }, (_, index) => {
    // The first ones go round, so that every village has somebody.
    const village = index < villages.length * 12 ? villages[index % villages.length]! : world.chance.weighted(weights);
    return personOf(index, village, world, numberOf);
  });
}

/** Between two ages on the last day of the demo. */
export function aged(person: DemoPerson, from: number, to: number, day: string): boolean {
  const age = ageOn(person.birth, day);
  return age >= from && age <= to;
}

/** A day some years before another one. */
export function yearsBefore(day: string, years: number, chance: Chance): string {
  const start = addDays(day, -Math.floor(years * 365.2425));
  return addDays(start, chance.between(0, Math.min(300, daysBetween(start, day))));
}
