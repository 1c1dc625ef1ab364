// From registers typed in to a rota made, saved and read again, over a real encrypted database.
import { expect, test } from 'vitest';
import type { RotaGenerated } from '../../../../shared/contract/rotaProcedures.ts';
import { testApp } from '../../testing/testApp.ts';
import { dutyTeam } from '../testing/dutyTeam.ts';

const month = '2026-12';

test('a rota is made, saved as a draft and read again with its counts', async () => {
  const { call, job } = await testApp();
  const { team } = await dutyTeam(call);
  const before = await call('rota.sheet', { team, month });
  expect(before.rota).toBeNull();
  expect(before.needs).toHaveLength(62);
  const made = (await job('rota.generate', { team, month, version: 0 })) as RotaGenerated;
  expect(made.status).toBe('optimal');
  const sheet = await call('rota.sheet', { team, month });
  expect(sheet.rota).toMatchObject({ version: 1, state: 'draft', edition: 0, made: { status: 'optimal' } });
  expect(sheet.cells).toHaveLength(124);
  expect(sheet.violations).toEqual([]);
  const duties = sheet.people.map(({ counts }) => counts.duties);
  expect(Math.max(...duties) - Math.min(...duties)).toBe(1);
  expect(sheet.undo).toBe('生成班表');
  const { teams } = await call('rota.teams', { month });
  expect(teams).toEqual([
    expect.objectContaining({ team, members: 8, patterns: 2, state: 'draft', edition: 0, violations: 0 }),
  ]);
});
