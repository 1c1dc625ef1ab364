// How the figures of each part of the report are told (document-format.md §9): which belong in one sentence, in which
// words. Figures that no pattern names are told plainly behind, and all of them stand in the attached tables.
import type { IndicatorGroup } from '../../indicators/indicator.ts';
import { isOfPatrolKind } from '../../indicators/patrolMeasures.ts';
import { dutyUntold, patrolPatterns, schoolPatterns } from './dutyPatterns.ts';
import { compared, part, type SentencePattern } from './patternParts.ts';
import { matterPatterns, meetingPatterns, peacePatterns, peaceUntold } from './peacePatterns.ts';

export const sentencePatterns: Partial<Record<IndicatorGroup, readonly SentencePattern[]>> = {
  situation: [
    {
      id: 'alarms',
      lead: '{place}',
      parts: [compared('接报警情', 'given01'), part('其中刑事警情', 'given02'), part('治安警情', 'given03')],
    },
    { id: 'crimes', lead: '', parts: [compared('刑事发案', 'given04'), part('破获刑事案件', 'given06')] },
    { id: 'offences', lead: '', parts: [compared('治安发案', 'given05'), part('查处治安案件', 'given07')] },
    {
      id: 'kinds',
      lead: '从案件类别看，',
      parts: [
        part('盗窃', 'given10'),
        part('诈骗', 'given11'),
        part('抢劫', 'given08'),
        part('抢夺', 'given09'),
        part('交通事故', 'given12'),
        part('火灾', 'given13'),
      ],
    },
  ],
  forces: [
    {
      id: 'committees',
      lead: '截至{day}，{place}',
      parts: [
        part('有治保会', 'committees'),
        part('委员', 'committeeMembers'),
        part('其中主任', 'committeeChiefs'),
        part('副主任', 'committeeDeputies'),
      ],
    },
    {
      id: 'teams',
      lead: '',
      parts: [
        part('群防群治队伍', 'teams'),
        part('队员', 'teamMembers'),
        part('其中专职巡防队伍', 'fullTimeTeams'),
        part('专职队员', 'fullTimeMembers'),
      ],
    },
    {
      id: 'moves',
      lead: '期内',
      parts: [
        part('新任治保会委员', 'committeeJoined'),
        part('退出', 'committeeLeft'),
        part('新增队员', 'teamJoined'),
        part('退出队员', 'teamLeft'),
        part('培训合格队员', 'teamTrained'),
      ],
    },
    ...meetingPatterns,
  ],
  patrol: patrolPatterns,
  disputes: [
    {
      id: 'screenings',
      lead: '',
      parts: [
        compared('开展矛盾纠纷排查', 'screenings'),
        part('发现纠纷', 'screeningsFound'),
        part('预防纠纷', 'screeningsPrevented'),
      ],
    },
    {
      id: 'found',
      lead: '',
      parts: [
        compared('排查受理矛盾纠纷', 'disputesFound'),
        compared('调处', 'disputesHandled'),
        part('化解成功', 'disputesResolved'),
        part('调解不成', 'disputesFailed'),
        compared('化解成功率（化解成功÷调处）', 'disputesSuccessRate'),
      ],
    },
    {
      id: 'weight',
      lead: '受理的纠纷中，',
      parts: [
        part('重大群体性纠纷', 'disputesMajor'),
        part('疑难复杂纠纷', 'disputesComplex'),
        part('涉及', 'disputesPeople'),
        part('涉及金额', 'disputesAmount'),
      ],
    },
    {
      id: 'open',
      lead: '截至{day}，',
      parts: [part('在办纠纷', 'disputesOpen'), part('其中超过化解时限', 'disputesOverdue')],
    },
    {
      id: 'cases',
      lead: '人民调解委员会',
      parts: [
        compared('受理案件', 'casesAccepted'),
        part('不予受理', 'casesRefused'),
        part('结案', 'casesClosed'),
        part('调解成功', 'casesSuccess'),
        compared('成功率（成功÷结案）', 'casesSuccessRate'),
      ],
    },
    {
      id: 'agreements',
      lead: '',
      parts: [
        part('达成调解协议', 'agreements'),
        part('其中书面协议', 'agreementsWritten'),
        part('口头协议', 'agreementsOral'),
        part('协议涉及金额', 'casesAmount'),
        part('司法确认', 'confirmations'),
      ],
    },
    {
      id: 'caseWork',
      lead: '',
      parts: [
        part('开展调解', 'sessions'),
        part('疑难联席会商', 'consultations'),
        part('回访', 'caseVisits'),
        part('归档卷宗', 'dossiersArchived'),
        part('培训调解员', 'mediatorTrainings'),
      ],
    },
    {
      id: 'people',
      lead: '截至{day}，{place}',
      parts: [
        part('有人民调解委员会', 'peopleCommittees'),
        part('人民调解员', 'mediators'),
        part('其中专职', 'mediatorsFullTime'),
      ],
    },
  ],
  schools: schoolPatterns,
  care: [
    {
      id: 'visits',
      lead: '',
      parts: [
        compared('走访', 'visits'),
        part('涉及', 'visitedPersons'),
        part('见到本人', 'visitsSeen'),
        part('见面率', 'visitsSeenRate'),
        part('走访覆盖率', 'visitCoverage'),
      ],
    },
    {
      id: 'care',
      lead: '',
      parts: [
        part('走访关爱对象', 'visitsCare'),
        part('安置帮教对象', 'visitsSupport'),
        part('发现异常', 'visitsAbnormal'),
        part('收集诉求', 'visitsNeeds'),
      ],
    },
  ],
  ...peacePatterns,
  matters: [
    ...matterPatterns,
    {
      id: 'reports',
      lead: '',
      parts: [
        part('村（社区）应报送', 'villageReportsDue'),
        part('已报送', 'villageReports'),
        part('报送率', 'villageReportRate'),
        part('其中零报告', 'zeroReports'),
        part('已核实', 'zeroReportsConfirmed'),
      ],
    },
  ],
};

/** The name of a class beside others of its kind; in a list of figures it says 其中：, 勤务： or 发现： before it. */
export const className = (label: string): string => label.replace(/^(?:其中[：:]?|勤务：|发现：)/u, '');

const untold: ReadonlySet<string> = new Set([
  'committeePersons',
  'teamPersons',
  'robberies',
  'clearanceRate',
  'given14',
  'disputesCarried',
  'disputesDue',
  'disputesHandledRate',
  'disputesResolvedRate',
  'casesHard',
  'casesPeople',
  'casesOpen',
  'mediationRooms',
  'mediatorPersons',
  'mediatorAwards',
  'visitTargets',
  'visitsAtHome',
  'villages',
  'zeroReportsConfirmedRate',
  ...dutyUntold,
  ...peaceUntold,
]);

/** Whether an indicator stands in tables and lists, and in no sentence of its own. */
export const isUntold = (key: string): boolean => untold.has(key) || isOfPatrolKind(key);
