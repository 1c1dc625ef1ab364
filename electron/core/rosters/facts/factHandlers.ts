// Patrols, the duty log, coverage, staffing and school guards for windows and the command line.
import type { Call, OpenHandlers } from '../../handlers.ts';
import { writing } from '../../registers/writeCall.ts';
import { coverageBoard } from './coverage.ts';
import { openDutyLog, saveDutyLog } from './dutyLogs.ts';
import { openPatrol } from './patrolReading.ts';
import { referPatrol } from './patrolReferral.ts';
import { savePatrol } from './patrolSaving.ts';
import { startPatrol } from './patrolSlip.ts';
import { plannedShifts } from './plannedShifts.ts';
import { schoolGuards } from './schoolGuards.ts';
import { staffingMatrix } from './staffing.ts';

export const factHandlers = {
  'patrol.planned': async ({ from, until, team, unrecorded }, call: Call) => {
    const asked = { first: from, last: until, today: call.app.host.today(), team };
    const shifts = await plannedShifts(call.township.read, asked);
    const open = shifts.filter(({ records }) => records.length === 0);
    return {
      shifts: unrecorded ? open : shifts,
      planned: shifts.length,
      held: shifts.length - open.length,
    };
  },
  'patrol.start': async (asked, call: Call) => startPatrol(asked, call),
  'patrol.save': async (wanted, call: Call) => {
    const { id, problems } = await writing(call, (write) => savePatrol(wanted, write));
    return { view: await openPatrol(id, call), problems };
  },
  'patrol.open': async ({ patrol }, call: Call) => openPatrol(patrol, call),
  'patrol.refer': async (wanted, call: Call) => {
    const { id, problems } = await referPatrol(wanted, call);
    return { id, view: await openPatrol(wanted.patrol, call), problems };
  },
  'dutyLog.open': async (asked, call: Call) => openDutyLog(asked, call),
  'dutyLog.save': async (wanted, call: Call) => {
    const { id, problems } = await writing(call, (write) => saveDutyLog(wanted, write));
    return { view: await openDutyLog({ log: id }, call), problems };
  },
  'duty.coverage': async (asked, call: Call) => coverageBoard(asked, call),
  'duty.staffing': async ({ day }, call: Call) => staffingMatrix(day, call),
  'schools.duties': async (asked, call: Call) => schoolGuards(asked, call),
} satisfies Partial<OpenHandlers>;
