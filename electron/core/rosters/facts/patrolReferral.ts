// A finding becomes a dispute, hazard or matter in one action; the new record names the patrol, so that both show each other.
import { type Problem, Refusal } from '../../../../shared/contract/errors.ts';
import type { Changes } from '../../../../shared/contract/shapes.ts';
import { type ReferralTarget, referralValues } from '../../../../shared/rules/duty/referral.ts';
import type { Call } from '../../handlers.ts';
import { changeRow } from '../../registers/change.ts';
import { namedRegister } from '../../registers/columns.ts';
import { writing } from '../../registers/writeCall.ts';
import { openPatrol, referredPatrol } from './patrolReading.ts';

const nothingFound = '0';

/** @throws Refusal `conflict` for a patrol that found nothing or is out of use, `invalid` with what is still missing. */
export async function referPatrol(
  { patrol: id, to, changes }: { patrol: string; to: ReferralTarget; changes: Changes },
  call: Call,
): Promise<{ id: string; problems: Problem[] }> {
  const view = await openPatrol(id, call);
  if (view.patrol.withdrawn) throw new Refusal('conflict', '这次巡逻记录已注销，不能再转办。请先恢复。');
  if (view.patrol.values.finding === nothingFound) {
    throw new Refusal('conflict', '这次巡逻的发现情况是“无”，没有可转办的。请先改发现情况，写明情况描述。');
  }
  const register = namedRegister(to);
  const taken = referralValues(to, referredPatrol(view), call.user.name, call.app.host.today());
  const made = await writing(call, (write) =>
    changeRow(
      {
        register,
        id: null,
        version: null,
        changes: { ...taken, ...changes, patrol: id },
        reason: '由巡逻记录转来',
      },
      write,
    ),
  );
  return { id: made.id, problems: made.problems.filter(({ level }) => level !== 'hint') };
}
