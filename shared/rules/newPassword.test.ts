import { expect, test } from 'vitest';
import { weaknessOf } from './newPassword.ts';

test.each([
  ['1234567', 'shi', '至少 8 位'],
  ['平安台账平安台', 'shi', '至少 8 位'],
  ['我是SHI主任2026', 'shi', '不能包含用户名'],
  ['11112222', 'shi', '4 个不同'],
])('%s is refused for %s', (password, login, words) => {
  expect(weaknessOf(password, login)).toContain(words);
});

test('a sentence will do, also while no login is typed', () => {
  expect(weaknessOf('酉水河边一棵树', 'shi')).toContain('至少 8 位');
  expect(weaknessOf('酉水河边有一棵树', 'shi')).toBeNull();
  expect(weaknessOf('abcd1234', '')).toBeNull();
});
