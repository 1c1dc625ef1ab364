// What a new password must be. Length is what counts once somebody has the file.
import { Refusal } from '../../../shared/contract/errors.ts';

const shortest = 8;

/** @throws Refusal `invalid` with the sentence for the user. */
export function requireGoodPassword(password: string, login: string): void {
  const refuse = (message: string) => {
    throw new Refusal('invalid', message, {
      problems: [{ field: 'newPassword', code: 'weakPassword', message, level: 'error' }],
    });
  };
  if ([...password].length < shortest) refuse(`密码至少 ${shortest} 位，可以是几个词连起来的一句话。`);
  if (password.toLowerCase().includes(login.toLowerCase())) refuse('密码不能包含用户名。');
  if (new Set(password).size < 4) refuse('密码太简单，请至少用 4 个不同的字符。');
}
