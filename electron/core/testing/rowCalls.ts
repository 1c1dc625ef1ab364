// The calls that tests of the registers make again and again.
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Changes, Row } from '../../../shared/contract/shapes.ts';
import type { CallFunction } from './testApp.ts';

/** Makes a row. */
export async function made(call: CallFunction, register: string, changes: Changes): Promise<Row> {
  return (await call('rows.save', { register, id: null, version: null, changes })).row;
}

/** Makes a row. @returns its id. */
export async function idOfMade(call: CallFunction, register: string, changes: Changes): Promise<string> {
  return (await made(call, register, changes)).id;
}

/** Changes a row as it stands now. */
export async function changed(call: CallFunction, register: string, id: string, changes: Changes) {
  const { row } = await call('rows.get', { register, id });
  return call('rows.save', { register, id, version: row.version, changes });
}

/** The id of the village of exactly this name. */
export async function villageNamed(call: CallFunction, name: string): Promise<string> {
  const { suggestions } = await call('links.suggest', { register: 'village', text: name });
  const found = suggestions.find((each) => each.title === name);
  if (!found) throw new Error(`no village ${name}`);
  return found.id;
}

/** The refusal that a call ends in. */
export async function refusalOf(promise: Promise<unknown>): Promise<Refusal> {
  return promise.then(
    () => {
      throw new Error('was not refused');
    },
    (error: Refusal) => error,
  );
}
