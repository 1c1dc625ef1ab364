// What a refusal of several errors says.
import { expect, test } from 'vitest';
import { sentenceOfErrors } from './rowChecks.ts';

test('one full stop at the end, however the first error ends and however many there are', () => {
  const [bare, whole] = [{ message: '请填写姓名' }, { message: '日期有误。请改正。' }];
  expect(sentenceOfErrors([bare])).toBe('请填写姓名。');
  expect(sentenceOfErrors([whole])).toBe('日期有误。请改正。');
  expect(sentenceOfErrors([whole, bare, bare])).toBe('日期有误。请改正（另有 2 处）。');
});
