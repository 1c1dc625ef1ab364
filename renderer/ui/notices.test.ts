import { beforeEach, expect, test } from 'vitest';
import {
  clearNotices,
  dismissNotice,
  noticesNow,
  notify,
  notifyError,
  notifyUndoable,
  watchNotices,
} from './notices.ts';

beforeEach(clearNotices);

test('the newest three are shown; an error stays until it is closed', () => {
  for (const text of ['一', '二', '三', '四']) notify({ text });
  expect(noticesNow().map((notice) => notice.text)).toEqual(['二', '三', '四']);
  notifyError(new Error('U 盘已写满'));
  expect(noticesNow().at(-1)).toMatchObject({ text: 'U 盘已写满', tone: 'error', lifetime: null });
});

test('what can be undone stays longer than what cannot', () => {
  notify({ text: '已保存' });
  notifyUndoable('已注销 1 条', () => {});
  const [saved, withdrawn] = noticesNow();
  expect(withdrawn?.action?.label).toBe('撤销');
  expect(withdrawn?.lifetime ?? 0).toBeGreaterThan(saved?.lifetime ?? Number.POSITIVE_INFINITY);
});

test('watchers are told, and no more after they leave', () => {
  let told = 0;
  const leave = watchNotices(() => {
    told += 1;
  });
  const id = notify({ text: '一' });
  dismissNotice(id);
  dismissNotice(id);
  leave();
  notify({ text: '二' });
  expect(told).toBe(2);
});
