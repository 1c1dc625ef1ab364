// From a name and an input to an answer: known? allowed? well-formed? then the handler. Expected errors carry their
// sentence; a fault carries a number under which the log holds its cause.
import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { type ErrorEnvelope, Refusal } from '../../shared/contract/errors.ts';
import { contract, isProcedureName, type ProcedureName } from '../../shared/contract/index.ts';
import { mayCall } from '../../shared/contract/procedure.ts';
import type { AppState } from './appState.ts';
import type { Answer } from './connection.ts';
import type { ConnectionState } from './connectionState.ts';
import { diskRefusal } from './database/diskRefusal.ts';
import type { BareCall, Call } from './handlers.ts';
import { causeInLog } from './logText.ts';
import { handlers } from './procedures.ts';
import { noteDamage } from './session/damage.ts';
import { lockWhenIdle, noteActivity } from './session/lock.ts';

type AnyHandler = (input: unknown, call: BareCall | Call) => Promise<unknown>;

/** Answers one call; never throws. */
export async function dispatch(
  app: AppState,
  connection: ConnectionState,
  name: string,
  input: unknown,
): Promise<Answer> {
  try {
    if (!isProcedureName(name)) throw new Refusal('notFound', `没有名为“${name}”的功能。`);
    await lockWhenIdle(app, connection);
    const call = callFor(app, connection, name);
    const checked = checkedInput(name, input ?? {});
    const handle = () => (handlers[name] as AnyHandler)(checked, call);
    return { ok: true, output: await ('township' in call ? call.township.use(handle) : handle()) };
  } catch (error) {
    noteDamage(app, error);
    return { ok: false, error: envelopeOf(error, app.host.log) };
  }
}

function callFor(app: AppState, connection: ConnectionState, name: ProcedureName): BareCall | Call {
  const { access } = contract[name];
  if (access === 'anyone') return { app, connection };
  const { user } = connection;
  const { township } = app;
  if (user && connection.locked) throw new Refusal('unauthenticated', '窗口已锁定，请输入密码解锁。');
  if (!user || !township) throw new Refusal('unauthenticated', '请先登录。');
  if (!mayCall(user.role, access)) throw new Refusal('forbidden', '您的角色不能做这项操作，请联系系统管理员。');
  noteActivity(app, connection);
  return { app, connection, township, user };
}

function checkedInput(name: ProcedureName, input: unknown): unknown {
  const parsed = parsedInput(name, input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue && issue.path.length > 0 ? `“${issue.path.join('.')}”` : '';
  throw new Refusal('invalid', `提交的内容${place}不合要求，没有处理。`, {
    // Where and what kind; zod's own sentences are English.
    details: { issues: parsed.error.issues.slice(0, 10).map(({ path, code }) => ({ path, code })) },
  });
}

function parsedInput(name: ProcedureName, input: unknown) {
  try {
    return (contract[name].input as z.ZodType).safeParse(input);
  } catch (error) {
    // JSON nested deeper than anybody's data: the reader calls itself and runs out of stack.
    if (error instanceof RangeError) throw new Refusal('invalid', '提交的内容层次太多，没有处理。', { cause: error });
    throw error;
  }
}

/** The envelope of whatever was thrown. Faults are logged without the data they happened on. */
export function envelopeOf(error: unknown, log: (line: string) => void): ErrorEnvelope {
  const refusal = diskRefusal(error);
  if (refusal) {
    // The words are for the user; what the disk said is for the log.
    if (refusal.cause !== undefined) log(`refused (${refusal.code}): ${causeInLog(refusal.cause)}`);
    const { code, message, problems, details } = refusal;
    return { code, message, ...(problems ? { problems } : {}), ...(details === undefined ? {} : { details }) };
  }
  const reference = randomBytes(4).toString('hex');
  log(`fault ${reference}: ${causeInLog(error)}`);
  return {
    code: 'internal',
    message: `程序出了意外，刚才的操作没有完成。请记下编号 ${reference} 告知维护人员。`,
    reference,
  };
}
