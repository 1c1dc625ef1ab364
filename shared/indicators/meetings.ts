// 例会 and 培训 of committees and teams (registers.md §4.1, §4.2); rates by document-format.md §8.
import { all, always, type Condition, not, within } from '../reports/condition.ts';
import { declaring, fewer } from './declared.ts';
import type { Indicator, Source } from './indicator.ts';

const { count, sum, rate } = declaring('forces');

const by = { village: 'village' };
const held: Source = { register: 'meeting', where: within('heldOn'), by, day: 'heldOn' };
const ofMeeting = { village: 'meeting.village' };
const decided: Source = {
  register: 'meetingDecision',
  where: within('meeting.heldOn'),
  by: ofMeeting,
  day: 'meeting.heldOn',
};
const done: Source = {
  register: 'meetingDecision',
  where: within('doneOn'),
  by: ofMeeting,
  day: 'doneOn',
  since: { register: 'meeting', day: 'heldOn' },
};
const undone: Source = {
  register: 'meetingDecision',
  where: all(
    { day: ['meeting.heldOn'], place: 'untilEnd' },
    { day: ['dueOn'], place: 'untilEnd' },
    not({ day: ['doneOn'], place: 'untilEnd' }),
  ),
  by: ofMeeting,
  day: 'dueOn',
  since: { register: 'meeting', day: 'heldOn' },
};
const trained: Source = { register: 'training', where: within('heldOn'), by, day: 'heldOn' };
const preService: Condition = { field: 'kind', is: '1' };
const examined: Condition = { field: 'passed', filled: true };

export const meetings: readonly Indicator[] = [
  count(
    'meetings',
    '召开例会',
    '次',
    held,
    always,
    '会议日期在期内的例会记录，包括学习例会、工作汇报、研判会商、疑难讨论和联席会议。',
  ),
  sum('meetingsDue', '例会应到', '人次', [held, 'due'], always, '期内例会的应到人数之和。'),
  sum('meetingsPresent', '例会实到', '人次', [held, 'present'], always, '期内例会的实到人数之和，列席的不计。'),
  rate('meetingRate', '例会参会率', 'meetingsPresent', 'meetingsDue', '例会实到÷例会应到×100%。'),
  count('decisions', '议定事项', '项', decided, always, '期内例会议定的事项。'),
  count('decisionsDone', '落实议定事项', '项', done, always, '落实日期在期内的议定事项，包括以前会议议定的。', {
    better: 'more',
  }),
  count(
    'decisionsOverdue',
    '逾期未落实议定事项',
    '项',
    undone,
    always,
    '时限已到期末、到期末没有落实的议定事项。',
    fewer,
  ),
  count('trainings', '开展培训', '次', trained, always, '培训日期在期内的培训记录。'),
  count('trainingsPreService', '岗前培训', '次', trained, preService, '期内培训中培训类别为“岗前”的。'),
  sum('trainingsDue', '应训人次', '人次', [trained, 'due'], always, '期内培训的应训人数之和。'),
  sum('trainingsPresent', '参训人次', '人次', [trained, 'present'], always, '期内培训的实训人数之和。'),
  rate('trainingRate', '参训率', 'trainingsPresent', 'trainingsDue', '参训人次÷应训人次×100%。'),
  sum('trainingsPassed', '考核合格人次', '人次', [trained, 'passed'], examined, '期内有考核的培训的合格人数之和。'),
  sum(
    'trainingsExamined',
    '参加考核人次',
    '人次',
    [trained, 'present'],
    examined,
    '期内填了合格人数的培训的实训人数之和。',
  ),
  rate('trainingPassRate', '培训合格率', 'trainingsPassed', 'trainingsExamined', '合格÷实训×100%，只算有考核的培训。'),
];
