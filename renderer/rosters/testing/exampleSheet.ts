// A small rota for tests: three people, four days of December 2026, a day shift and a night shift.
import type { RotaSheet, RotaSheetPerson, RotaSheetShift } from '../../../shared/contract/rotaProcedures.ts';
import { weekday } from '../../../shared/rules/days.ts';

const loads = { duties: 0, nights: 0, weekends: 0, holidays: 0 };

export const person = (id: string, name: string, more: Partial<RotaSheetPerson> = {}): RotaSheetPerson => ({
  id,
  name,
  post: '',
  unit: '',
  role: '',
  leader: false,
  driver: false,
  fresh: false,
  from: null,
  to: null,
  absences: [],
  elsewhere: [],
  counts: loads,
  before: loads,
  ...more,
});

export const shift = (id: string, name: string, more: Partial<RotaSheetShift> = {}): RotaSheetShift => ({
  id,
  name,
  start: '08:00',
  end: '16:00',
  night: false,
  level: '1',
  role: '',
  task: '',
  where: '',
  ...more,
});

const days = ['2026-12-03', '2026-12-04', '2026-12-05', '2026-12-06'];

/** 田建国 has the day shift on the 3rd, 彭桂英 the night shift on the 3rd, 向明 the day shift on the 4th, pinned. */
export function exampleSheet(more: Partial<RotaSheet> = {}): RotaSheet {
  return {
    team: { id: 'team', title: '那铁村巡防队', kind: '', leader: '' },
    month: '2026-12',
    rota: null,
    days: days.map((day) => ({
      day,
      weekday: weekday(day),
      weekend: weekday(day) > 5,
      holiday: false,
      adjusted: false,
      name: '',
      level: '1',
      levelWhy: '',
      nodes: [],
    })),
    shifts: [shift('day', '早班'), shift('night', '夜班', { start: '20:00', end: '06:00', night: true })],
    needs: days.flatMap((day) =>
      (day === '2026-12-06' ? ['day'] : ['day', 'night']).map((id) => ({
        day,
        shift: id,
        least: 1,
        wanted: 1,
        leaders: 0,
        drivers: 0,
      })),
    ),
    people: [person('tian', '田建国'), person('peng', '彭桂英'), person('xiang', '向明')],
    cells: [
      { day: '2026-12-03', shift: 'day', person: 'tian', pinned: false },
      { day: '2026-12-03', shift: 'night', person: 'peng', pinned: false },
      { day: '2026-12-04', shift: 'day', person: 'xiang', pinned: true },
    ],
    bars: [],
    violations: [],
    missing: [],
    notes: [],
    undo: null,
    redo: null,
    editions: [],
    ...more,
  };
}
