import { describe, expect, it } from 'vitest';
import { type LevelRecord, levelOfDay, type NodeRecord } from './levelOfDay.ts';

const record = (over: Partial<LevelRecord>): LevelRecord => ({
  level: '2',
  from: '2026-10-10',
  until: '2026-10-12',
  team: null,
  reason: '防汛',
  approver: '石主任',
  ...over,
});
const node = (over: Partial<NodeRecord>): NodeRecord => ({
  name: '国庆节',
  from: '2026-10-01',
  until: '2026-10-07',
  kind: '1',
  levelAs: null,
  ...over,
});

describe('the level of a day', () => {
  it('is 常态 where nothing was started, and ends with its last day', () => {
    expect(levelOfDay('2026-10-09', 'a', [record({})], [node({})])).toEqual({ level: '1', why: '' });
    expect(levelOfDay('2026-10-12', 'a', [record({})], []).level).toBe('2');
    expect(levelOfDay('2026-10-13', 'a', [record({})], []).level).toBe('1');
    expect(levelOfDay('2027-01-01', 'a', [record({ until: null })], []).level).toBe('2');
  });

  it('follows the node by its kind, unless another level is wanted', () => {
    expect(levelOfDay('2026-10-01', 'a', [], [node({})])).toEqual({ level: '3', why: '国庆节' });
    expect(levelOfDay('2026-10-01', 'a', [], [node({ kind: '2' })]).level).toBe('2');
    expect(levelOfDay('2026-10-01', 'a', [], [node({ levelAs: '2' })]).level).toBe('2');
  });

  it('takes the record before the node, and that of the team before that of all', () => {
    const all = record({ from: '2026-10-01', level: '2' });
    const own = record({ from: '2026-09-30', level: '3', team: 'a', reason: '突发事件' });
    expect(levelOfDay('2026-10-02', 'b', [all, own], [node({})])).toEqual({
      level: '2',
      why: '防汛（批准人：石主任）',
    });
    expect(levelOfDay('2026-10-02', 'a', [all, own], [node({})]).level).toBe('3');
  });
});
