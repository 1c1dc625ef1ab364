// A template of 巡逻情况统计表 lists its rows by kind of duty and by class of force, with the columns that these have.
import { expect, it } from 'vitest';
import { findReport } from '../../../shared/reports/index.ts';
import { readPeriod } from '../../../shared/reports/period.ts';
import { namesIn } from '../../../shared/rules/templates/slotGroups.ts';
import type { SlotRow } from '../../../shared/rules/templates/templateData.ts';
import { readCodeBook } from '../codeBook.ts';
import { loadedTownship } from '../reports/testing/loadedTownship.ts';
import { groupsOfReport, valuesOfReport } from './fillReport.ts';
import { slotText } from './slotText.ts';

const report = findReport('patrols')!;
const period = readPeriod('2026-10')!;
const signers = { unitHead: '', reviewer: '', preparer: '', phone: '' };
const head = { title: '', unit: '', township: '', period, filledOn: '2026-11-21', signers };

it('names and fills the rows of kinds and classes as those of teams', async () => {
  const { load, database } = await loadedTownship();
  load('team', [{ id: 'east', name: '东队' }]);
  load('person', [
    { id: 'p0', name: '石一' },
    { id: 'p1', name: '石二' },
  ]);
  const [patrol] = load('patrolRecord', [
    { patrolledOn: '2026-10-05', team: 'east', leader: 'p0', task: '1', finding: '9', level: '1', minutes: 95 },
  ]);
  load('patrolAttendee', [
    { patrol: patrol!, person: 'p0', forceClass: '1', minutes: 95 },
    { patrol: patrol!, person: 'p1', forceClass: '3', minutes: 60 },
  ]);
  const world = { today: '2026-11-21', codes: await readCodeBook(database.kysely), decimals: 2 };
  const { lists } = namesIn(groupsOfReport(report, world));
  const named = (list: string) => [...(lists.get(list)?.keys() ?? [])];
  // Two columns are called 其他: each keeps in every list the name that tells them apart.
  expect(named('各队伍')).toEqual(expect.arrayContaining(['力量类别其他', '发现情况其他', '巡逻时长']));
  expect(named('各力量类别')).toContain('发现情况其他');
  expect(named('各力量类别')).not.toContain('巡逻时长');
  expect(named('各勤务种类')).not.toContain('巡逻防范');

  const asked = { report, period, by: report.dimensions[0]!, only: {} };
  const filling = { head, notes: [], revealed: false };
  const { values } = await valuesOfReport(database.kysely, asked, filling, world, new Set(lists.keys()));
  const told = (list: string, row: (each: SlotRow) => boolean, name: string) => {
    const found = values.lists.get(list)!.rows.find(row);
    return slotText(found?.get(name) ?? null, null);
  };
  const called = (name: string) => (row: SlotRow) => slotText(row.get('名称') ?? null, null) === name;
  expect(told('各力量类别', called('辅助'), '巡逻次数')).toBe('1');
  expect(told('各力量类别', called('辅助'), '出动工时')).toBe('1.0');
  expect(told('各力量类别', called('辅助'), '发现情况其他')).toBe('1');
  expect(told('各力量类别', called('重要'), '巡逻次数')).toBe('0');
  expect(told('各勤务种类', called('巡逻防范'), '出动人次')).toBe('2');
  expect(told('各队伍', called('东队'), '力量类别其他')).toBe('0');
});
