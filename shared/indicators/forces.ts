// 治保会与群防队伍: bodies and people on the last day of the period, who came and who went in it.
import { all, always, type Condition, within } from '../reports/condition.ts';
import type { Indicator, Source } from './indicator.ts';
import { begun, inPost, notOver } from './standing.ts';

const committees: Source = {
  register: 'committee',
  where: begun('foundedOn'),
  by: { village: 'village', committee: 'id' },
  day: 'foundedOn',
};
const ofCommittee = { village: 'committee.village', committee: 'committee' };
const committeeMembers: Source = {
  register: 'committeeMember',
  where: inPost,
  by: ofCommittee,
  day: 'joinedOn',
  since: { register: 'committeeMember', day: 'joinedOn' },
};
const committeeJoined: Source = { ...committeeMembers, where: within('joinedOn') };
const committeeLeft: Source = { ...committeeMembers, where: within('leftOn'), day: 'leftOn' };

const teams: Source = {
  register: 'team',
  where: all(begun('foundedOn'), notOver('dissolvedOn')),
  by: { village: 'village', team: 'id' },
  day: 'foundedOn',
};
const ofTeam = { village: 'team.village', team: 'team' };
const teamMembers: Source = {
  register: 'teamMember',
  where: all(inPost, notOver('team.dissolvedOn')),
  by: ofTeam,
  day: 'joinedOn',
  since: { register: 'teamMember', day: 'joinedOn' },
};
const teamJoined: Source = { ...teamMembers, where: within('joinedOn') };
const teamLeft: Source = { ...teamMembers, where: within('leftOn'), day: 'leftOn' };
const teamTrained: Source = { ...teamMembers, where: within('trainedOn'), day: 'trainedOn' };

function standing(
  key: string,
  label: string,
  unit: string,
  source: Source,
  where: Condition,
  about: string,
): Indicator {
  return {
    key,
    label,
    group: 'forces',
    unit,
    about,
    figure: { kind: 'count', source, where },
    time: 'standing',
    better: null,
  };
}

const flow = (key: string, label: string, source: Source, about: string): Indicator => ({
  key,
  label,
  group: 'forces',
  unit: '人',
  about,
  figure: { kind: 'count', source, where: always },
  time: 'flow',
  better: null,
});

const persons = (key: string, label: string, source: Source, about: string): Indicator => ({
  key,
  label,
  group: 'forces',
  unit: '人',
  about,
  figure: { kind: 'distinct', source, of: 'person', where: always },
  time: 'standing',
  better: null,
});

export const forces: readonly Indicator[] = [
  standing('committees', '治保会', '个', committees, always, '期末已组建的治保会；没有登记组建日期的也计入。'),
  standing(
    'committeeMembers',
    '治保会委员',
    '人',
    committeeMembers,
    always,
    '期末在任的主任、副主任和委员：已参加、未退出。一人在两个治保会任职的计两次。',
  ),
  persons('committeePersons', '治保会委员（不重复计人）', committeeMembers, '期末在任的治保会委员，一人只计一次。'),
  standing(
    'committeeChiefs',
    '治保会主任',
    '人',
    committeeMembers,
    { field: 'post', is: '01' },
    '期末在任的治保会主任。',
  ),
  standing(
    'committeeDeputies',
    '治保会副主任',
    '人',
    committeeMembers,
    { field: 'post', is: '02' },
    '期末在任的治保会副主任。',
  ),
  flow('committeeJoined', '新任治保会委员', committeeJoined, '参加日期在期内的治保会委员。'),
  flow('committeeLeft', '退出治保会委员', committeeLeft, '退出日期在期内的治保会委员。'),
  standing('teams', '群防群治队伍', '支', teams, always, '期末已组建、没有撤销的队伍；没有登记组建日期的也计入。'),
  standing(
    'fullTimeTeams',
    '专职巡防队伍',
    '支',
    teams,
    { field: 'kind', is: '01' },
    '期末队伍中组织类型为“专职巡防队伍”的。',
  ),
  standing(
    'teamMembers',
    '群防群治队员',
    '人',
    teamMembers,
    always,
    '期末在队的队员：已参加、未退出，队伍没有撤销。一人参加两支队伍的计两次。',
  ),
  persons('teamPersons', '群防群治队员（不重复计人）', teamMembers, '期末在队的队员，一人只计一次。'),
  standing(
    'fullTimeMembers',
    '专职队员',
    '人',
    teamMembers,
    { field: 'dutyKind', is: '1' },
    '期末在队的队员中专职的。',
  ),
  flow('teamJoined', '新增队员', teamJoined, '参加日期在期内的队员。'),
  flow('teamLeft', '退出队员', teamLeft, '退出日期在期内的队员。'),
  flow('teamTrained', '培训合格队员', teamTrained, '培训合格日期在期内的队员。'),
];
