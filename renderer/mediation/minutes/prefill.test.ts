import { describe, expect, it } from 'vitest';
import type { CaseView } from '../../../shared/contract/mediationProcedures.ts';
import type { Row } from '../../../shared/contract/shapes.ts';
import { mediatorNames, newestFirst, prefilled } from './prefill.ts';

const row = (id: string, values: Row['values']): Row => ({
  id,
  version: 1,
  values,
  masked: [],
  unfinished: [],
  problems: [],
  withdrawn: null,
  createdAt: `2026-01-01T00:00:0${id}.000Z`,
  changedAt: '2026-01-01T00:00:00.000Z',
  changedBy: '石永红',
});

const view: CaseView = {
  case: row('1', { title: '张建国与李秀英邻里纠纷' }),
  parts: {
    caseParty: [row('2', { name: '张建国' }), row('3', { name: '李秀英' }), row('4', { name: null })],
    caseMediator: [
      row('5', { mediator: 'm1', role: '1' }),
      row('6', { mediator: 'm2', role: '2', until: '2026-02-01' }),
      row('7', { mediator: 'm3', role: '3' }),
    ],
    caseSession: [
      row('8', { heldOn: '2026-03-02', startTime: '14:30', place: '村委会' }),
      row('9', { heldOn: '2026-03-02', startTime: '09:00', place: '家里' }),
    ],
  },
  titles: { mediator: { m1: '向明 · 迁陵镇人民调解委员会', m2: '彭程', m3: '田芳' } },
  judgement: { state: 'mediating', day: 3, limits: [], problems: [], tiles: [], actions: [], late: [] },
  archived: null,
};

describe('a new record', () => {
  it('of a session knows who takes part, what it is about and where the last one was held', () => {
    expect(prefilled(view, 'caseSession', '2026-03-05', '石永红')).toEqual({
      heldOn: '2026-03-05',
      recorder: '石永红',
      place: '村委会',
      subject: '张建国与李秀英邻里纠纷',
      presentParties: '张建国、李秀英',
      mediators: '向明',
    });
  });

  it('of an inquiry knows who asks and writes', () => {
    expect(prefilled(view, 'caseInquiry', '2026-03-05', '')).toEqual({
      heldOn: '2026-03-05',
      recorder: null,
      inquirer: '向明',
    });
  });

  it('names no mediator who was replaced or only records', () => {
    expect(mediatorNames(view)).toEqual(['向明']);
  });

  it('finds the newest by day and hour', () => {
    expect(newestFirst(view.parts.caseSession ?? []).map(({ id }) => id)).toEqual(['8', '9']);
  });
});
