// Papers of duty beside the rota: the duty log, patrol slips, the tables of school guards.
import { z } from 'zod';
import { procedure } from './procedure.ts';
import { day, fileHandle, jobStarted, reason, rowId } from './shapes.ts';

const format = z.enum(['docx', 'xlsx']);
const paper = z.discriminatedUnion('what', [
  /** A duty log with its calls, visits and emergencies; left out: an empty one to write on. */
  z.object({ what: z.literal('log'), log: rowId.optional() }),
  /** The slip of a patrol that was recorded. */
  z.object({ what: z.literal('patrol'), patrol: rowId }),
  /** A slip to carry, filled from a template by season, hour and place, or from a shift of the rota; else an empty one. */
  z.object({
    what: z.literal('slip'),
    template: rowId.optional(),
    team: rowId.optional(),
    day: day.optional(),
    shift: rowId.optional(),
  }),
  /** The guards of a school, or of all, in a month. */
  z.object({
    what: z.literal('guards'),
    school: rowId.optional(),
    month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  }),
]);

export const dutyPrintProcedures = {
  'duty.export': procedure({
    access: 'signedIn',
    about: 'Print a duty log, a patrol slip or the tables of school guards',
    input: z.object({
      paper,
      format,
      file: fileHandle,
      /** Phones in clear, and why. */
      reveal: reason.optional(),
    }),
    output: jobStarted,
  }),
  'duty.exportName': procedure({
    access: 'signedIn',
    about: 'The file name such a paper would have',
    input: z.object({ paper, format }),
    output: z.object({ name: z.string() }),
  }),
};

export type DutyPaper = z.infer<typeof paper>;
