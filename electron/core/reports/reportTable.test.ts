import { expect, it } from 'vitest';
import { findReport } from '../../../shared/reports/index.ts';
import type { FigureReport } from '../../../shared/reports/report.ts';
import { hasTotals } from '../documents/columnTotals.ts';
import { pagesOf, reportTable, type TableFrame } from './reportTable.ts';
import { loadedTownship } from './testing/loadedTownship.ts';

const report = findReport('patrols') as FigureReport;
const frame: TableFrame = { title: '巡逻情况统计表', unit: '综治中心', signers: null };
const style = { decimals: 2, above: [] };

it('patrols of the whole township stand below each other on one sheet, with the figures themselves', async () => {
  const { load, ask } = await loadedTownship();
  load('team', [{ id: 'east', name: '东队' }]);
  load('person', [{ id: 'p0', name: '石兰' }]);
  load('patrolRecord', [
    { patrolledOn: '2026-10-05', team: 'east', leader: 'p0', task: '1', finding: '0', level: '1', minutes: 95 },
    { patrolledOn: '2026-10-06', team: 'east', leader: 'p0', task: '1', finding: '3', level: '1', minutes: 60 },
  ]);
  const figures = await ask('patrols', '2026-10', { by: 'whole' });
  const table = reportTable(report, '全镇', figures, frame, style);
  expect(table.document.columns.map(({ label }) => label)).toEqual(['类别', '项目', '数量']);
  expect(table.rows).toContainEqual(['总体', '巡逻次数（次）', '2']);
  expect(table.rows).toContainEqual(['总体', '巡逻时长（小时）', '2.6']);
  expect(table.rows).toHaveLength(figures.columns.length);
  expect(pagesOf(table)).toHaveLength(1);
});

it('parts of one table lie alike, and each has its 合计 where no column is a sum of its rows', async () => {
  const { load, ask } = await loadedTownship();
  load('team', [{ id: 'east', name: '东队' }]);
  load('person', [{ id: 'p0', name: '石兰' }]);
  const [patrol] = load('patrolRecord', [
    { patrolledOn: '2026-10-05', team: 'east', leader: 'p0', task: '1', finding: '0', level: '1', minutes: 95 },
  ]);
  load('patrolAttendee', [{ patrol: patrol!, person: 'p0', forceClass: '1', minutes: 95 }]);
  const figures = await ask('patrols', '2026-10', { by: 'forceClass' });
  const parts = pagesOf(reportTable(report, '力量类别', figures, frame, style));
  expect(parts).toHaveLength(2);
  for (const { document } of parts) expect([document.isAcross, hasTotals(document)]).toEqual([true, true]);
  const kinds = parts.find(({ document }) => document.columns.some(({ key }) => key === 'task1'))!.document;
  expect(kinds.columns.some(({ total }) => total !== undefined)).toBe(false);
  expect(kinds.givenTotals?.task1).toBe('1');
});
