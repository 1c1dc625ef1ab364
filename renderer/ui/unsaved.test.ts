import { expect, test } from 'vitest';
import { hasUnsaved, holdUnsaved, mayLeave } from './unsaved.ts';

test('leaving asks the innermost holder first and stops at the first refusal', async () => {
  expect(await mayLeave()).toBe(true);
  const asked: string[] = [];
  const letOuter = holdUnsaved(async () => {
    asked.push('outer');
    return true;
  });
  const letInner = holdUnsaved(async () => {
    asked.push('inner');
    return false;
  });
  expect(hasUnsaved()).toBe(true);
  expect(await mayLeave()).toBe(false);
  expect(asked).toEqual(['inner']);
  letInner();
  expect(await mayLeave()).toBe(true);
  letOuter();
  expect(hasUnsaved()).toBe(false);
});
