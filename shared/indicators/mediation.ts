// 人民调解: cases, agreements, confirmations, dossiers and the people who mediate; part of 矛盾纠纷排查化解.
import { always, type Condition, within } from '../reports/condition.ts';
import { closed as closedCases, pending as pendingCases } from '../reports/mediationCases.ts';
import type { Indicator, Source } from './indicator.ts';
import { begun, inPost } from './standing.ts';

const ofCase = { village: 'village', peopleCommittee: 'committee' };
const ofPart = { village: 'case.village', peopleCommittee: 'case.committee' };
const ofMediator = { village: 'committee.village', peopleCommittee: 'committee' };

/** Cases are known from the first that was registered. */
const since = { register: 'mediationCase', day: 'registeredOn' };

const cases = (day: string, where: Condition = within(day)): Source => ({
  register: 'mediationCase',
  where,
  by: ofCase,
  day,
  since,
});
const closed = cases('closedOn', closedCases.where);
const pending = cases('acceptedOn', pendingCases.where);
const accepted = cases('acceptedOn');
const refused = cases('refusedOn');
const agreed = cases('agreedOn');
const confirmed = cases('confirmedOn');
const archived = cases('archivedOn');

const part = (register: string, day: string): Source => ({ register, where: within(day), by: ofPart, day, since });
const sessions = part('caseSession', 'heldOn');
const consultations = part('caseConsultation', 'heldOn');
const visits = part('caseVisit', 'visitedOn');

const peopleCommittees: Source = {
  register: 'peopleCommittee',
  where: begun('foundedOn'),
  by: { village: 'village', peopleCommittee: 'id' },
  day: 'foundedOn',
};
const rooms: Source = {
  register: 'mediationRoom',
  where: begun('foundedOn'),
  by: { village: 'committee.village', peopleCommittee: 'committee' },
  day: 'foundedOn',
};
const mediators: Source = { register: 'mediator', where: inPost, by: ofMediator, day: 'joinedOn' };
const trainings: Source = {
  register: 'mediatorTraining',
  where: within('from'),
  by: { village: 'mediator.committee.village', peopleCommittee: 'mediator.committee' },
  day: 'from',
};
const awards: Source = {
  register: 'mediatorAward',
  where: within('on'),
  by: trainings.by,
  day: 'on',
};

const success: Condition = { field: 'outcome', is: '1' };

function indicator(
  key: string,
  label: string,
  unit: string,
  figure: Indicator['figure'],
  about: string,
  time: Indicator['time'] = 'flow',
  better: Indicator['better'] = null,
): Indicator {
  return { key, label, group: 'disputes', unit, about, figure, time, better };
}

const count = (
  key: string,
  label: string,
  unit: string,
  source: Source,
  about: string,
  where: Condition = always,
  time: Indicator['time'] = 'flow',
): Indicator => indicator(key, label, unit, { kind: 'count', source, where }, about, time);

export const mediation: readonly Indicator[] = [
  count('casesAccepted', '人民调解受理案件', '件', accepted, '受理日期在期内的人民调解案件。'),
  count('casesRefused', '不予受理案件', '件', refused, '不予受理日期在期内的案件。'),
  count(
    'casesClosed',
    '人民调解结案',
    '件',
    closed,
    '结案日期在期内、有调解结果（成功或不成）或者受理后终止的案件；不予受理的不计。',
  ),
  count('casesSuccess', '人民调解成功案件', '件', closed, '结案的案件中调解结果为“调解成功”的。', success),
  indicator(
    'casesSuccessRate',
    '人民调解成功率',
    '%',
    { kind: 'rate', numerator: 'casesSuccess', denominator: 'casesClosed', decimals: 2 },
    '调解成功÷结案×100%，分母是结案数，不是受理数。',
    'flow',
    'more',
  ),
  count('casesOpen', '在办人民调解案件', '件', pending, '期末已受理、没有结案的案件。', always, 'standing'),
  count('casesHard', '疑难案件', '件', closed, '结案的案件中难度级别为“疑难”的。', { field: 'difficulty', is: '4' }),
  indicator(
    'casesPeople',
    '调解涉及当事人',
    '人',
    { kind: 'sum', source: closed, of: ['partyCount', 'people'], where: always },
    '结案案件登记的当事人数之和；没有登记当事人的，按填写的涉及人数。',
  ),
  indicator(
    'casesAmount',
    '协议涉及金额',
    '万元',
    { kind: 'sum', source: closed, of: ['agreementAmount'], where: success },
    '调解成功案件的协议涉及金额之和，按分累计后换算为万元。',
  ),
  count('agreements', '达成调解协议', '件', agreed, '达成协议日期在期内的案件。'),
  count('agreementsWritten', '书面协议', '件', agreed, '达成协议的案件中书面协议的。', {
    field: 'agreementForm',
    is: '2',
  }),
  count('agreementsOral', '口头协议', '件', agreed, '达成协议的案件中口头协议的。', {
    field: 'agreementForm',
    is: '1',
  }),
  count('confirmations', '司法确认', '件', confirmed, '期内经人民法院裁定确认调解协议的案件。'),
  count('sessions', '开展调解', '次', sessions, '调解日期在期内的调解记录。'),
  count('consultations', '疑难联席会商', '次', consultations, '会商日期在期内的联席会商。'),
  count('caseVisits', '调解回访', '次', visits, '回访日期在期内的回访记录。'),
  count('dossiersArchived', '归档调解卷宗', '卷', archived, '归档日期在期内的案件。'),
  count(
    'peopleCommittees',
    '人民调解委员会',
    '个',
    peopleCommittees,
    '期末已成立的人民调解委员会；没有登记成立日期的也计入。',
    always,
    'standing',
  ),
  count('mediationRooms', '调解室', '个', rooms, '期末已设立的调解室。', always, 'standing'),
  count(
    'mediators',
    '人民调解员',
    '人',
    mediators,
    '期末在任的人民调解员；一人在两个调委会的计两次。',
    always,
    'standing',
  ),
  indicator(
    'mediatorPersons',
    '人民调解员（不重复计人）',
    '人',
    { kind: 'distinct', source: mediators, of: 'person', where: always },
    '期末在任的人民调解员，一人只计一次。',
    'standing',
  ),
  count(
    'mediatorsFullTime',
    '专职人民调解员',
    '人',
    mediators,
    '期末在任的人民调解员中专职的。',
    { field: 'fullTime', is: '1' },
    'standing',
  ),
  count('mediatorTrainings', '调解员培训', '人次', trainings, '开始日期在期内的培训，一人一次计一人次。'),
  count('mediatorAwards', '调解员受表彰', '人次', awards, '表彰日期在期内的表彰。'),
];
