// Finding a user by what was typed.
import type { Role } from '../../../shared/contract/procedure.ts';
import type { SignedInUser } from '../handlers.ts';
import type { Township } from '../township.ts';

/** The user's row; logins are compared as the keyring compares them. */
export async function userByLogin(
  township: Township,
  login: string,
): Promise<(SignedInUser & { active: boolean }) | null> {
  const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase();
  const users = await township.read.selectFrom('user').selectAll().execute();
  const user = users.find((each) => plain(each.login) === plain(login));
  if (!user) return null;
  return { id: user.id, login: user.login, name: user.name, role: user.role as Role, active: user.active === 1 };
}
