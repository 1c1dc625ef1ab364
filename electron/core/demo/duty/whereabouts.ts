// 11 片区, 21 条防线, their places, and 4 站 8 岗 2 点 (mechanisms.md rows 12 and 99).
import type { RowValues } from '../../../../shared/fields/field.ts';
import type { DemoPerson, DemoRow, DemoVillage, DemoWorld } from '../demoRow.ts';

const areaCount = 11;
const lineCount = 21;

export interface Whereabouts {
  rows: DemoRow[];
  lines: { id: string; village: DemoVillage }[];
  posts: { id: string; kind: string; name: string }[];
  places: { id: string; kind: string; name: string }[];
}

const placeKinds: readonly (readonly [kind: string, name: string, important: boolean])[] = [
  ['1', '小学', true],
  ['3', '集市', true],
  ['6', '文化广场', false],
  ['7', '大桥', false],
  ['2', '卫生院', true],
  ['8', '信用社网点', false],
  ['5', '客运站', true],
  ['10', '农业产业园', false],
  ['4', '夜市', false],
];
const postKinds: readonly (readonly [kind: string, name: string])[] = [
  ...['车站', '广场', '学校', '医院'].map((name) => ['1', `${name}警务站`] as const),
  ...['东街', '西街', '南门', '北门', '河堤', '市场', '加油站', '产业园'].map((name) => ['2', `${name}岗`] as const),
  ...['大桥', '码头'].map((name) => ['3', `${name}值守点`] as const),
];

/** `teamOf` gives the team that looks after a village's lines; null where there is none. */
export function inventWhereabouts(
  villages: readonly DemoVillage[],
  peopleOf: ReadonlyMap<string, readonly DemoPerson[]>,
  teamOf: (village: DemoVillage, index: number) => string,
  world: DemoWorld,
): Whereabouts {
  const make = (register: string, values: RowValues): DemoRow => ({
    register,
    id: world.newId(),
    values,
    ...world.founding,
  });
  const leaderIn = (village: DemoVillage) => peopleOf.get(village.id)?.find(({ phone }) => phone !== null)?.id ?? null;
  const perArea = Math.ceil(villages.length / areaCount);
  const inArea = (index: number) => villages.slice(index * perArea, (index + 1) * perArea);
  const areas = Array.from({ length: areaCount }, (_, index) => {
    // The last areas of a township with few villages share the last one.
    const own = inArea(index).length > 0 ? inArea(index) : villages.slice(-1);
    const range = own.map(({ name }) => name).join('、');
    return make('patrolArea', {
      name: `第${index + 1}片区`,
      kind: index < 4 ? '5' : '3',
      range,
      leader: leaderIn(own[0]!),
      startsOn: '2024-01-01',
    });
  });
  const villageOfLine = (index: number) => villages[(index * 2) % villages.length]!;
  const lines = Array.from({ length: lineCount }, (_, index) => {
    const village = villageOfLine(index);
    const area = areas[Math.min(areaCount - 1, Math.floor(villages.indexOf(village) / perArea))]!;
    return make('patrolLine', {
      name: `${String(index + 1).padStart(2, '0')}号防线（${village.name}）`,
      area: area.id,
      village: village.id,
      // Two lines nobody looks after yet: the board must say so.
      team: index < lineCount - 2 ? teamOf(village, index) : null,
      route: `${village.name}村口—主街—学校—${village.name}村委会`,
      leader: leaderIn(village),
      startsOn: '2024-01-01',
    });
  });
  const places = lines.flatMap((line, index) => {
    const [kind, name, important] = placeKinds[index % placeKinds.length]!;
    const village = villageOfLine(index);
    return [
      make('patrolPlace', {
        name: `${village.name}${name}`,
        kind,
        line: line.id,
        village: village.id,
        important,
        address: `迁陵镇${village.name}`,
        leader: leaderIn(village),
        startsOn: '2024-01-01',
      }),
    ];
  });
  const posts = postKinds.map(([kind, name], index) => {
    const village = villages[index % villages.length]!;
    return make('guardPost', {
      name,
      kind,
      area: areas[index % 4]!.id,
      village: village.id,
      team: index % 5 === 4 ? null : teamOf(village, index),
      address: `迁陵镇${village.name}`,
      leader: leaderIn(village),
      startsOn: '2024-01-01',
    });
  });
  const villageOf = (row: DemoRow) => villages.find(({ id }) => id === row.values.village)!;
  return {
    rows: [...areas, ...lines, ...places, ...posts],
    lines: lines.map((row) => ({ id: row.id, village: villageOf(row) })),
    posts: posts.map((row) => ({ id: row.id, kind: String(row.values.kind), name: String(row.values.name) })),
    places: places.map((row) => ({
      id: row.id,
      kind: String(row.values.kind),
      name: String(row.values.name),
    })),
  };
}
