// Schools with their terms, and who stands at their gates.
import type { RowValues } from '../../../../shared/fields/field.ts';
import type { DemoPerson, DemoRow, DemoVillage, DemoWorld } from '../demoRow.ts';
import { aged } from '../people.ts';

const names: readonly (readonly [name: string, kind: string, pupils: number])[] = [
  ['迁陵镇中心小学', '2', 1260],
  ['迁陵镇第二小学', '2', 840],
  ['迁陵镇初级中学', '3', 1520],
  ['迁陵镇中心幼儿园', '1', 360],
];

const terms: readonly (readonly [name: string, from: string, until: string])[] = [
  ['2024—2025 学年第一学期', '2024-09-02', '2025-01-17'],
  ['2024—2025 学年第二学期', '2025-02-17', '2025-07-04'],
  ['2025—2026 学年第一学期', '2025-09-01', '2026-01-30'],
  ['2025—2026 学年第二学期', '2026-03-02', '2026-07-10'],
  ['2026—2027 学年第一学期', '2026-09-01', '2027-01-29'],
];

/** Draws from `world.chance` alone. */
export function inventSchools(
  villages: readonly DemoVillage[],
  people: readonly DemoPerson[],
  world: DemoWorld,
): DemoRow[] {
  const make = (register: string, values: RowValues): DemoRow => ({
    register,
    id: world.newId(),
    values,
    ...world.founding,
  });
  const able = people.filter((person) => person.phone !== null && aged(person, 28, 58, world.until)).reverse();
  const next = () => able.pop()?.id ?? null;
  const schools = names.map(([name, kind, pupils], at) =>
    make('school', {
      name,
      kind,
      village: villages[at]?.id ?? null,
      address: `迁陵镇${villages[at]?.name ?? ''}`,
      department: '保靖县教育和体育局',
      pupils,
      head: next(),
      securityHead: next(),
      security: next(),
      legalDeputy: next(),
      guards: world.chance.between(2, 6),
      morningStart: '07:20',
      morningEnd: '08:10',
      // Pupils stay over noon.
      noonStart: null,
      noonEnd: null,
      afternoonStart: '16:20',
      afternoonEnd: '17:20',
      minutesBefore: 20,
      fullTimeGuards: true,
      closedCampus: true,
      alarmAndCameras: at !== 3,
    }),
  );
  const roles = ['1', '3', '4', '5', '6'];
  const guards = schools.flatMap((school) =>
    ['1', '3'].flatMap((peak) =>
      ['1', '2', '3', '4', '5'].flatMap((day, at) => {
        const person = next();
        // A place nobody has taken yet is left open.
        if (person === null || world.chance.happens(0.06)) return [];
        const role = roles[(at + Number(peak)) % roles.length]!;
        return [make('schoolGuard', { school: school.id, peak, weekdays: [day], person, role, spot: '校门口' })];
      }),
    ),
  );
  return [
    ...schools,
    ...terms.map(([name, from, until]) => make('schoolTerm', { name, from, until, school: null })),
    ...guards,
  ];
}
