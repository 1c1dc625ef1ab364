import { Refusal } from '../../../shared/contract/errors.ts';
import { weaknessOf } from '../../../shared/rules/newPassword.ts';

/** @throws Refusal `invalid` with the sentence for the user. */
export function requireGoodPassword(password: string, login: string): void {
  const message = weaknessOf(password, login);
  if (message === null) return;
  throw new Refusal('invalid', message, {
    problems: [{ field: 'newPassword', code: 'weakPassword', message, level: 'error' }],
  });
}
