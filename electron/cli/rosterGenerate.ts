// `roster generate`: makes a team's rota of a month, saves it as a draft, and prints every cell with its reason.
import { Refusal } from '../../shared/contract/errors.ts';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { RotaGenerated, RotaSheet } from '../../shared/contract/rotaProcedures.ts';
import type { Program } from './program.ts';
import { rosterTeam } from './rosterTeam.ts';
import { WrongUsage } from './usage.ts';

const mostSeconds = 600;

/** What a rota is measured by, in order of weight; a rota is better where the first value that differs is smaller. */
interface Printed {
  status: RotaGenerated['status'];
  aims: string[];
  /** Values of the aims, and the least each could be while those before it stand: equal means proven best. */
  objective: number[];
  bound: number[];
  /** Most less fewest, by load. */
  spread: Record<string, number>;
  seconds: number;
  /** What to know about the month: a year without published holidays, a level the team has no shifts for. */
  notes: string[];
  assignments: { day: string; shift: string; person: string; why: string; shiftId: string; personId: string }[];
}

/**
 * Makes the rota. A rota that stands is made anew (its pins stay).
 * @throws WrongUsage, Refusal `invalid` where no rota fits, with what cannot hold together
 */
export async function generateRoster(
  texts: Readonly<Record<string, string | undefined>>,
  { call, ask }: Program,
): Promise<Printed> {
  const seconds = secondsFrom(texts['time-limit']);
  const { team, month } = await rosterTeam('generate', texts, { call });
  const { rota } = await call('rota.sheet', { team, month });
  const reason = rota && rota.state !== 'draft' ? { reason: '命令行重新生成' } : {};
  const order = { team, month, version: rota?.version ?? 0, ...(seconds === undefined ? {} : { seconds }), ...reason };
  const made = (await ask('rota.generate', order)) as RotaGenerated;
  if (made.conflict !== null) throw new Refusal('invalid', made.conflict);
  return printed(made, await call('rota.sheet', { team, month }), await call('rota.reasons', { team, month }));
}

function secondsFrom(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  const seconds = Number(written);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > mostSeconds)
    throw new WrongUsage(`--time-limit 要写 1 到 ${mostSeconds} 的秒数。`);
  return seconds;
}

function printed(made: RotaGenerated, sheet: RotaSheet, { reasons }: OutputOf<'rota.reasons'>): Printed {
  const shifts = new Map(sheet.shifts.map(({ id, name }) => [id, name]));
  const people = new Map(sheet.people.map(({ id, name }) => [id, name]));
  const loads = ['duties', 'nights', 'weekends', 'holidays'];
  return {
    status: made.status,
    aims: made.aims.map(({ title }) => title),
    objective: made.aims.map(({ value }) => value),
    bound: made.aims.map(({ bound }) => bound),
    spread: Object.fromEntries(
      loads.map((load) => [
        load,
        Math.max(0, ...made.aims.filter(({ aim }) => aim === load).map(({ value }) => value)),
      ]),
    ),
    seconds: made.seconds,
    notes: [...sheet.notes],
    assignments: reasons.map(({ day, shift, person, sentence }) => ({
      day,
      shift: shifts.get(shift) ?? '',
      person: people.get(person) ?? '',
      why: sentence,
      shiftId: shift,
      personId: person,
    })),
  };
}
