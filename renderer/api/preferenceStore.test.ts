import { expect, test } from 'vitest';
import { type Json, preferenceStore } from './preferenceStore.ts';

function slowCore() {
  const answers: ((value: Json | null) => void)[] = [];
  const kept: unknown[] = [];
  const store = preferenceStore({
    get: () => new Promise((resolve) => answers.push(resolve)),
    set: async (key, value) => kept.push([key, value]),
  });
  return { store, answers, kept };
}

test('a preference is asked for once', async () => {
  const { store, answers } = slowCore();
  const both = Promise.all([store.load('look.typeSize'), store.load('look.typeSize')]);
  answers[0]?.('large');
  await both;
  expect(answers).toHaveLength(1);
  expect(store.value('look.typeSize')).toBe('large');
});

test('what the user chose while it was asked for stands', async () => {
  const { store, answers, kept } = slowCore();
  const loading = store.load('look.typeSize');
  store.change('look.typeSize', 'large');
  answers[0]?.('normal');
  await loading;
  expect(store.value('look.typeSize')).toBe('large');
  expect(kept).toEqual([['look.typeSize', 'large']]);
});

test('an answer for the user before is not the next one’s', async () => {
  const { store, answers } = slowCore();
  const first = store.load('look.typeSize');
  store.forget();
  const second = store.load('look.typeSize');
  answers[0]?.('large');
  await first;
  expect(store.value('look.typeSize')).toBeNull();
  answers[1]?.('normal');
  await second;
  expect(store.value('look.typeSize')).toBe('normal');
});
