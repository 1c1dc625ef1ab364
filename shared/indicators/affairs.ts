// 综治事项 (registers.md §11): 办结率 = 办结 ÷ 受理, 按期办结率 of what fell due, 满意率 of those asked.
import { all, always, type Condition, not, within } from '../reports/condition.ts';
import type { CodeTables } from '../reports/report.ts';
import { declaring, fewer } from './declared.ts';
import type { Indicator, Source } from './indicator.ts';

const { count, rate } = declaring('matters');

const source = (where: Condition, day: string): Source => ({
  register: 'matter',
  where,
  by: { village: 'village' },
  day,
  since: { register: 'matter', day: 'acceptedOn' },
});

/** Sent back or not accepted: nobody here has to close it. */
const turnedAway: Condition = { field: 'state', anyOf: ['11', '15'] };

const accepted = source(all(within('acceptedOn'), not({ field: 'state', is: '15' })), 'acceptedOn');
const endings = source(within('closedOn'), 'closedOn');
const due = source(all(within('dueOn'), not(turnedAway)), 'dueOn');
const unfinished = source(
  all({ day: ['acceptedOn'], place: 'untilEnd' }, not({ day: ['closedOn'], place: 'untilEnd' }), not(turnedAway)),
  'acceptedOn',
);
const asked = source(all(within('closedOn', 'feedbackOn'), { field: 'satisfaction', filled: true }), 'closedOn');

export const matterKindKey = (code: string): string => `mattersKind${code}`;

export function affairs(tables: CodeTables): Indicator[] {
  const kinds = tables('matterKind')?.entries ?? [];
  return [
    count('mattersAccepted', '受理事项', '件', accepted, always, '受理日期在期内的综治事项，不予受理的不计。'),
    ...kinds.map(({ code, name }) =>
      count(
        matterKindKey(code),
        `其中：${name}`,
        '件',
        accepted,
        { field: 'kind', is: code },
        `受理事项中事项类别为“${name}”的。`,
      ),
    ),
    count('mattersClosed', '办结事项', '件', endings, always, '办结日期在期内的综治事项，包括以前受理的。', {
      better: 'more',
    }),
    rate(
      'mattersClosedRate',
      '事项办结率',
      'mattersClosed',
      'mattersAccepted',
      '办结÷受理×100%；办结含以前受理的，可能超过 100%。',
    ),
    count('mattersDue', '到期应办结事项', '件', due, always, '办理时限在期内的综治事项，退回和不予受理的不计。'),
    count(
      'mattersOnTime',
      '按期办结事项',
      '件',
      due,
      { field: 'onTime', is: 1 },
      '到期应办结事项中，办结日期不晚于办理时限的。',
    ),
    rate('mattersOnTimeRate', '按期办结率', 'mattersOnTime', 'mattersDue', '按期办结÷到期应办结×100%。'),
    count(
      'mattersOpen',
      '在办事项',
      '件',
      unfinished,
      always,
      '到期末已受理、没有办结的综治事项，退回和不予受理的不计。',
      fewer,
    ),
    count(
      'mattersOverdue',
      '超期未办结事项',
      '件',
      unfinished,
      { day: ['dueOn'], place: 'untilEnd' },
      '在办事项中办理时限已到期末的。',
      fewer,
    ),
    count(
      'mattersAsked',
      '回访事项',
      '件',
      asked,
      always,
      '办结日期（没有的按反馈日期）在期内、填了回访满意度的综治事项。',
    ),
    count(
      'mattersSatisfied',
      '回访满意事项',
      '件',
      asked,
      { field: 'satisfaction', anyOf: ['1', '2'] },
      '回访事项中满意和基本满意的。',
    ),
    rate(
      'mattersSatisfiedRate',
      '回访满意率',
      'mattersSatisfied',
      'mattersAsked',
      '（满意＋基本满意）÷回访事项×100%。',
    ),
  ];
}
