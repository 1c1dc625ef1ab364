// Rotas: their sheets, making them, and asking about their cells.
import type { Call, OpenHandlers } from '../handlers.ts';
import { generateRotaOf, planToGenerate } from './plan/generate.ts';
import type { PlanWorld } from './plan/ground.ts';
import { dutiesOnDays } from './plan/onDays.ts';
import { replacements, whyAll, whyHere } from './plan/reasons.ts';
import { sheetOf } from './plan/sheet.ts';
import { rotaTeams } from './plan/teams.ts';

/** What reading a plan needs to know of a call. */
export function worldOf({ township }: Pick<Call, 'township'>): PlanWorld {
  return { codes: township.codes, userName: township.userName };
}

export const rotaHandlers = {
  'rota.teams': async ({ month }, call) => ({ teams: await rotaTeams(call.township.read, month, worldOf(call)) }),

  'rota.sheet': (which, call) => sheetOf(call.township.read, which, worldOf(call)),

  'rota.generate': async (order, call) => {
    const plan = await planToGenerate(order, call);
    const job = call.app.jobs.start(call.connection.id, (progress) => generateRotaOf(plan, order, call, progress));
    return { job };
  },

  'rota.enough': async ({ job }, { app, connection }) => {
    app.jobs.take(job, connection.id);
    return { ok: true };
  },

  'rota.duties': (span, call) => dutiesOnDays(call.township.read, span, worldOf(call)),

  'rota.why': (cell, call) => whyHere(call.township.read, cell, worldOf(call)),

  'rota.reasons': (which, call) => whyAll(call.township.read, which, worldOf(call)),

  'rota.replacements': (cell, call) => replacements(call.township.read, cell, worldOf(call)),
} satisfies Partial<OpenHandlers>;
