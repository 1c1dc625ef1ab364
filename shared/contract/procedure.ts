// A procedure is declared once: its name, who may call it, and what goes in and out. The core implements it, the
// transports carry it, the renderer calls it; none of them repeats the shapes.
import type { z } from 'zod';

/** 系统管理 · 主任 · 经办 · 查阅 */
export type Role = 'admin' | 'director' | 'clerk' | 'viewer';

/**
 * Who may call: `anyone` before sign-in, `signedIn` with an unlocked session of any role, `writer` all but 查阅,
 * `director` 主任 and 系统管理, `admin` 系统管理 only.
 */
export type Access = 'anyone' | 'signedIn' | 'writer' | 'director' | 'admin';

export interface Procedure<
  A extends Access = Access,
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> {
  access: A;
  input: I;
  output: O;
  /** One English line for `cli procedures`. */
  about: string;
}

/** Declares a procedure; what is declared is not changed any more. */
export function procedure<const A extends Access, I extends z.ZodType, O extends z.ZodType>(
  declaration: Procedure<A, I, O>,
): Procedure<A, I, O> {
  return Object.freeze(declaration);
}

const rolesFor: Record<Exclude<Access, 'anyone'>, readonly Role[]> = {
  signedIn: ['admin', 'director', 'clerk', 'viewer'],
  writer: ['admin', 'director', 'clerk'],
  director: ['admin', 'director'],
  admin: ['admin'],
};

/** Whether a role may call a procedure of this access. */
export function mayCall(role: Role, access: Access): boolean {
  return access === 'anyone' || rolesFor[access].includes(role);
}
