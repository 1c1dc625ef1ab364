import type { BareHandlers } from '../handlers.ts';

export const jobHandlers = {
  'jobs.status': async ({ job }, { app, connection }) => {
    const status = app.jobs.status(job, connection.id);
    return { ...status, result: status.result as never };
  },
  'jobs.cancel': async ({ job }, { app, connection }) => {
    app.jobs.cancel(job, connection.id);
    return { ok: true };
  },
} satisfies Partial<BareHandlers>;
