// Invented rotas for tests of prints: people, a month with a holiday and a raised level, and who serves by turns.
import type { RotaSheet, RotaSheetCell, RotaSheetPerson } from '../../../../../shared/contract/rotaProcedures.ts';
import { addDays, daysInMonth, weekday } from '../../../../../shared/rules/days.ts';
import type { RosterPrint } from '../rosterPrint.ts';

const surnames = [...'张王李彭田向黄陈刘石龙梁吴贾'];
const given = ['建国', '秀英', '伟', '芳', '志强', '玉兰', '军', '桂花', '明', '春梅', '家发', '小红', '永胜'];
const units = ['派出所', '城管中队', '交警中队', '综治中心'];

export interface InventedRota {
  month?: string;
  people?: number;
  shifts?: RotaSheet['shifts'];
  /** People in each shift. */
  crew?: number;
  hasUnits?: boolean;
  state?: 'draft' | 'published' | 'changed';
}

const shift = (id: string, name: string, start: string, end: string, night: boolean): RotaSheet['shifts'][number] => ({
  id,
  name,
  start,
  end,
  night,
  level: '1',
  role: '',
  task: '巡逻防范',
  where: '',
});

export const threeShifts: RotaSheet['shifts'] = [
  shift('morning', '早班', '07:00', '12:00', false),
  shift('evening', '晚班', '17:00', '22:00', false),
  shift('night', '夜班', '22:00', '05:00', true),
];

export const officeShifts: RotaSheet['shifts'] = ['带班领导', '值班干部', '值班人员'].map((role, index) => ({
  ...shift(`role${index}`, role, '08:30', '08:30', true),
  role,
}));

function person(index: number, { hasUnits = false }: InventedRota, roles: readonly string[]): RotaSheetPerson {
  return {
    id: `p${index}`,
    name: surnames[index % surnames.length]! + given[(index * 5 + Math.floor(index / surnames.length)) % given.length]!,
    post: index === 0 ? '队长' : '队员',
    unit: hasUnits ? units[index % units.length]! : '',
    role: roles.length === 0 ? '' : roles[index % roles.length]!,
    leader: index % 4 === 0,
    driver: index % 5 === 0,
    fresh: false,
    from: null,
    to: null,
    absences: [],
    elsewhere: [],
    counts: { duties: 0, nights: 0, weekends: 0, holidays: 0 },
    before: { duties: 0, nights: 0, weekends: 0, holidays: 0 },
  };
}

/** A sheet in which everybody serves by turns; 10 to 12 of the month are 应急, the first three days a holiday. */
export function inventedRota(wanted: InventedRota = {}): RotaSheet {
  const { month = '2026-12', people: count = 12, shifts = threeShifts, crew = 3, state = 'published' } = wanted;
  const roles = [...new Set(shifts.map(({ role }) => role).filter((role) => role !== ''))];
  const length = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5)));
  const days = Array.from({ length }, (_day, index) => {
    const day = addDays(`${month}-01`, index);
    const holiday = index < 3;
    const raised = index >= 9 && index < 12;
    return {
      day,
      weekday: weekday(day),
      weekend: weekday(day) >= 6 && !holiday,
      holiday,
      adjusted: false,
      name: holiday ? '元旦' : '',
      level: raised ? ('2' as const) : ('1' as const),
      levelWhy: raised ? '集镇冬季物资交流会（批准人：石主任）' : '',
      nodes: index === 3 ? ['国家宪法日'] : [],
    };
  });
  const people = Array.from({ length: count }, (_person, index) => person(index, wanted, roles));
  let turn = 0;
  const cells = days.flatMap(({ day }) =>
    shifts.flatMap(({ id, role }) => {
      const able = people.filter((each) => each.role === role);
      return Array.from({ length: role === '' ? crew : 1 }, (): RotaSheetCell => {
        turn += 1;
        return { day, shift: id, person: able[turn % able.length]!.id, pinned: false };
      });
    }),
  );
  return {
    team: { id: 'team', title: '茶市村义务巡防队', kind: '1', leader: people[0]!.name },
    month,
    rota: {
      id: 'rota',
      version: 7,
      state,
      edition: state === 'draft' ? 0 : 2,
      note: '',
      made: null,
      changedAt: '2026-11-24T08:00:00.000Z',
      changedBy: '石主任',
    },
    days,
    shifts,
    needs: days.flatMap(({ day }) =>
      shifts.map(({ id, role }) => ({
        day,
        shift: id,
        least: role === '' ? crew : 1,
        wanted: role === '' ? crew : 1,
        leaders: role === '' ? 1 : 0,
        drivers: 0,
      })),
    ),
    people,
    cells,
    bars: [],
    violations: [],
    missing: [],
    notes: [],
    undo: null,
    redo: null,
    editions:
      state === 'draft'
        ? []
        : [2, 1].map((edition) => ({
            edition,
            publishedOn: edition === 2 ? '2026-11-25' : '2026-11-20',
            publishedBy: '石主任',
            approver: '田志强',
            note: '',
          })),
  };
}

export function inventedPrint(wanted: InventedRota = {}): RosterPrint {
  const sheet = inventedRota(wanted);
  return {
    sheet,
    township: '迁陵镇',
    unit: '迁陵镇综治中心',
    signers: { unitHead: '田志强', reviewer: '彭春梅', preparer: '向小红', phone: '0743-7722018' },
    dutyPhone: '0743-7722110',
    phones: Object.fromEntries(sheet.people.map(({ id }, index) => [id, `138****${String(1000 + index)}`])),
    isRevealed: false,
  };
}
