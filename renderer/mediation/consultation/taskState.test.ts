import { describe, expect, it } from 'vitest';
import { taskStateOf } from './taskState.ts';

const today = '2026-11-21';

describe('a task', () => {
  it.each([
    ['2026-11-20', null, 'over', '超期 1 天'],
    ['2026-11-21', null, 'soon', '今天到期'],
    ['2026-11-24', null, 'soon', '还有 3 天'],
    ['2026-11-25', null, 'running', '还有 4 天'],
    ['2026-11-01', '2026-11-19', 'done', '已办结 11-19'],
    [null, null, 'open', '未定时限'],
  ])('due on %s, done on %s is %s', (dueOn, doneOn, kind, words) => {
    expect(taskStateOf({ dueOn, doneOn }, today)).toMatchObject({ kind, words });
  });
});
