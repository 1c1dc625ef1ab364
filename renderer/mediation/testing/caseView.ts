// For tests: a case as the core shows it, with only what the test speaks of.
import type { CaseView } from '../../../shared/contract/mediationProcedures.ts';
import type { Row } from '../../../shared/contract/shapes.ts';

/** A record with these values. */
export const row = (id: string, values: Row['values'] = {}): Row => ({
  id,
  version: 1,
  values,
  masked: [],
  unfinished: [],
  problems: [],
  withdrawn: null,
  createdAt: '2026-11-01T01:00:00.000Z',
  changedAt: '2026-11-01T01:00:00.000Z',
  changedBy: '石永红',
});

/** A case with these records. */
export const view = (parts: Record<string, Row[]>, head: Row['values'] = {}): CaseView => ({
  case: row('case', { title: '张三与李四邻里纠纷', ...head }),
  parts,
  titles: {},
  judgement: { state: 'mediating', day: 3, limits: [], problems: [], tiles: [], actions: [], late: [] },
  archived: null,
});

/** Two sides; the second elected a representative. */
export const parties = [
  row('p1', { side: '1', name: '张三' }),
  row('p2', { side: '2', name: '李四' }),
  row('p3', { side: '2', name: '王五', isRepresentative: true }),
];
