// What a new password must be. Length is what counts once somebody has the file.

const shortest = 8;
const fewestSigns = 4;

/** What is wrong with a new password, as the sentence for the user; null when it will do. */
export function weaknessOf(password: string, login: string): string | null {
  if ([...password].length < shortest) return `密码至少 ${shortest} 位，可以是几个词连起来的一句话。`;
  if (login !== '' && password.toLowerCase().includes(login.toLowerCase())) return '密码不能包含用户名。';
  if (new Set(password).size < fewestSigns) return `密码太简单，请至少用 ${fewestSigns} 个不同的字符。`;
  return null;
}
