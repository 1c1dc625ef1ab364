// 会议议定事项: nothing is due or done before the meeting.
import { rowsIn } from '../../../tables.ts';
import type { RegisterRules } from '../registerRules.ts';
import { problem } from './problem.ts';

export const meetingDecisionRules: RegisterRules = {
  checkValues({ doneOn, situation }) {
    if (doneOn == null || situation != null) return [];
    return [problem('hint', 'situation', '落实情况', 'situationMissing', '已落实的事项请写明落实情况')];
  },

  async checkAgainst({ values }, call) {
    if (typeof values.meeting !== 'string') return [];
    const row = await rowsIn(call.trx)
      .selectFrom('meeting')
      .select('heldOn')
      .where('id', '=', values.meeting)
      .executeTakeFirst();
    const heldOn = String(row?.heldOn ?? '');
    const days = [
      ['dueOn', '时限'],
      ['doneOn', '落实日期'],
    ] as const;
    return days.flatMap(([field, label]) => {
      const day = values[field];
      if (typeof day !== 'string' || day >= heldOn) return [];
      const message = `${label}（${day}）早于会议日期（${heldOn}），请核对`;
      return [problem('warning', field, label, 'beforeMeeting', message)];
    });
  },

  standing({ overdue, dueOn }) {
    if (overdue !== true) return [];
    const message = `时限（${String(dueOn)}）已过，落实后请填落实日期和落实情况`;
    return [problem('warning', 'dueOn', '时限', 'overdue', message)];
  },
};
