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

export interface Procedure<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  access: Access;
  input: I;
  output: O;
  /** One English line for `cli procedures`. */
  about: string;
}

export function procedure<I extends z.ZodType, O extends z.ZodType>(declaration: Procedure<I, O>): Procedure<I, O> {
  return Object.freeze(declaration);
}
