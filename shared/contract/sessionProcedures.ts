import { z } from 'zod';
import { procedure } from './procedure.ts';
import { done, nothing, rowId } from './shapes.ts';

export const role = z.enum(['admin', 'director', 'clerk', 'viewer']);
export const login = z.string().trim().min(1).max(30);
export const password = z.string().min(1).max(200);
/** At least 8 characters, so that a stolen file costs years; told in words by the core. */
export const newPassword = z.string().max(200);

const user = z.object({ id: rowId, login: z.string(), name: z.string(), role });
const sessionState = z.object({
  state: z.enum(['signedOut', 'signedIn', 'locked']),
  user: user.nullable(),
  /** Minutes without a call after which the session locks itself; 0 never. */
  autoLockMinutes: z.number().int(),
  division: z.string(),
  township: z.string(),
  /** Set for the demo township: what to type at the sign-in page. */
  demo: z.object({ login: z.string(), password: z.string() }).nullable(),
});

export const sessionProcedures = {
  'session.state': procedure({
    access: 'anyone',
    about: 'Who is signed in on this connection',
    input: nothing,
    output: sessionState,
  }),
  'session.login': procedure({
    access: 'anyone',
    about: 'Sign in',
    input: z.object({ login, password }),
    output: sessionState,
  }),
  'session.logout': procedure({ access: 'anyone', about: 'Sign out', input: nothing, output: sessionState }),
  'session.lock': procedure({
    access: 'anyone',
    about: 'Lock; the password is asked again',
    input: nothing,
    output: sessionState,
  }),
  'session.unlock': procedure({
    access: 'anyone',
    about: 'Unlock with the password',
    input: z.object({ password }),
    output: sessionState,
  }),
  'session.touch': procedure({
    access: 'signedIn',
    about: 'The user is active: put off the automatic lock',
    input: nothing,
    output: done,
  }),
  'session.changePassword': procedure({
    access: 'signedIn',
    about: 'Change the own password',
    input: z.object({ password, newPassword }),
    output: done,
  }),
  'session.recover': procedure({
    access: 'anyone',
    about: 'Unlock by the printed recovery key and set a new password for a user',
    input: z.object({ recoveryKey: z.string().max(200), login, newPassword }),
    output: sessionState,
  }),
  'users.list': procedure({
    access: 'admin',
    about: 'All users',
    input: nothing,
    output: z.object({
      users: z.array(user.extend({ active: z.boolean(), lastLoginAt: z.string().nullable(), createdAt: z.string() })),
    }),
  }),
  'users.create': procedure({
    access: 'admin',
    about: 'Add a user',
    input: z.object({ login, name: z.string().trim().min(1).max(30), role, newPassword }),
    output: z.object({ id: rowId }),
  }),
  'users.update': procedure({
    access: 'admin',
    about: 'Rename, change role, switch off or on',
    input: z.object({ id: rowId, name: z.string().trim().min(1).max(30), role, active: z.boolean() }),
    output: done,
  }),
  'users.resetPassword': procedure({
    access: 'admin',
    about: 'Set a new password for a user',
    input: z.object({ id: rowId, newPassword }),
    output: done,
  }),
  'users.newRecoveryKey': procedure({
    access: 'admin',
    about: 'Make a new recovery key; the old sheet is void',
    input: z.object({ password }),
    output: z.object({ recoveryKey: z.string() }),
  }),
};
