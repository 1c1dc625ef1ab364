// How meetings, trainings, publicity, hazards, houses, matters and 平安村 are told (document-format.md §7, §9).
import type { IndicatorGroup } from '../../indicators/indicator.ts';
import { compared, part, type SentencePattern } from './patternParts.ts';

/** Behind the sentences on committees and teams. */
export const meetingPatterns: readonly SentencePattern[] = [
  {
    id: 'meetings',
    lead: '',
    parts: [
      compared('召开例会', 'meetings'),
      part('参会率（实到÷应到）', 'meetingRate'),
      part('议定事项', 'decisions'),
      part('落实议定事项', 'decisionsDone'),
      part('逾期未落实', 'decisionsOverdue'),
    ],
  },
  {
    id: 'trainings',
    lead: '',
    parts: [
      compared('开展培训', 'trainings'),
      part('其中岗前培训', 'trainingsPreService'),
      part('参训', 'trainingsPresent'),
      part('参训率（实训÷应训）', 'trainingRate'),
      part('考核合格率', 'trainingPassRate'),
    ],
  },
];

/** Before the sentence on villages' reports. */
export const matterPatterns: readonly SentencePattern[] = [
  {
    id: 'accepted',
    lead: '',
    parts: [
      compared('受理综治事项', 'mattersAccepted'),
      compared('办结', 'mattersClosed'),
      compared('办结率（办结÷受理）', 'mattersClosedRate'),
    ],
  },
  {
    id: 'kinds',
    lead: '受理的事项中，',
    parts: [
      part('矛盾纠纷类', 'mattersKind1'),
      part('治安问题类', 'mattersKind2'),
      part('利益群体信访诉求类', 'mattersKind3'),
      part('其他类', 'mattersKind4'),
    ],
  },
  {
    id: 'due',
    lead: '',
    parts: [
      part('到期应办结事项', 'mattersDue'),
      part('按期办结', 'mattersOnTime'),
      part('按期办结率', 'mattersOnTimeRate'),
      part('回访', 'mattersAsked'),
      part('满意率（满意和基本满意÷回访）', 'mattersSatisfiedRate'),
    ],
  },
  {
    id: 'open',
    lead: '截至{day}，',
    parts: [part('在办事项', 'mattersOpen'), part('其中超过办理时限', 'mattersOverdue')],
  },
];

export const peacePatterns: Partial<Record<IndicatorGroup, readonly SentencePattern[]>> = {
  hazards: [
    {
      id: 'found',
      lead: '',
      parts: [
        compared('排查发现隐患', 'hazardsFound'),
        part('其中重大隐患', 'hazardsMajor'),
        part('已整改', 'hazardsOfFound'),
        compared('整改率（已整改÷发现）', 'hazardRate'),
        part('发出告知（通知）书', 'hazardNotices'),
      ],
    },
    {
      id: 'kinds',
      lead: '从隐患类型看，',
      parts: [
        part('治安', 'hazardsKind01'),
        part('消防', 'hazardsKind02'),
        part('矛盾纠纷', 'hazardsKind03'),
        part('劳资纠纷', 'hazardsKind04'),
        part('其他', 'hazardsKind99'),
        part('房屋火灾', 'hazardsHouse01'),
        part('房屋治安', 'hazardsHouse02'),
        part('房屋危化物品', 'hazardsHouse04'),
      ],
    },
    {
      id: 'due',
      lead: '',
      parts: [
        part('整改到期隐患', 'hazardsDue'),
        part('按期整改', 'hazardsOnTime'),
        compared('按期整改率', 'hazardOnTimeRate'),
      ],
    },
    {
      id: 'finished',
      lead: '',
      parts: [
        part('期内完成整改（含以前发现的）', 'hazardsFinished'),
        part('复查', 'hazardsRechecked'),
        part('复查不合格', 'hazardsRecheckFailed'),
        part('移交', 'hazardsMoved'),
      ],
    },
    {
      id: 'open',
      lead: '截至{day}，',
      parts: [part('未整改隐患', 'hazardsOpen'), part('其中超过整改期限', 'hazardsOverdue')],
    },
    {
      id: 'checks',
      lead: '',
      parts: [
        compared('开展联合检查', 'jointChecks'),
        part('出动', 'jointCheckPeople'),
        part('检查场所', 'jointCheckPlaces'),
        part('盘查', 'jointCheckQuestioned'),
        part('发现隐患', 'jointCheckHazards'),
        part('当场整改', 'jointCheckFixed'),
        part('下发整改通知书', 'jointCheckNotices'),
        part('移交查处', 'jointCheckMoved'),
      ],
    },
    {
      id: 'campaigns',
      lead: '',
      parts: [compared('开展专项整治', 'campaigns'), part('出动', 'campaignPeople')],
    },
  ],
  housing: [
    {
      id: 'houses',
      lead: '截至{day}，{place}',
      parts: [
        part('有出租房屋', 'rentalHouses'),
        part('签订治安责任保证书', 'pledgedHouses'),
        part('签订率', 'pledgeRate'),
        part('有隐患的出租房屋', 'hazardousHouses'),
        part('空置房屋', 'vacantHouses'),
        part('自住房屋', 'ownHouses'),
      ],
    },
    {
      id: 'residents',
      lead: '',
      parts: [
        part('在册流动人口', 'floatingResidents'),
        part('其中租房居住', 'floatingTenants'),
        part('务工', 'floatingWorkers'),
        part('持居住证', 'permitHolders'),
        part('证件到期', 'permitsEnded'),
      ],
    },
    {
      id: 'moves',
      lead: '期内',
      parts: [
        part('新登记出租房屋', 'newRentalHouses'),
        part('新登记流动人口', 'floatingArrived'),
        part('离开', 'floatingLeft'),
      ],
    },
  ],
  law: [
    {
      id: 'publicity',
      lead: '',
      parts: [
        compared('开展法治宣传', 'publicity'),
        part('发放资料', 'publicityLeaflets'),
        part('受教育群众', 'publicityAudience'),
        part('咨询解答', 'publicityConsulted'),
        part('悬挂横幅', 'publicityBanners'),
        part('展出展板', 'publicityBoards'),
      ],
    },
    {
      id: 'topics',
      lead: '从主题看，',
      parts: [
        part('反诈', 'publicityTopic01'),
        part('禁毒', 'publicityTopic02'),
        part('消防', 'publicityTopic03'),
        part('交通', 'publicityTopic04'),
        part('防溺水', 'publicityTopic05'),
        part('反邪教', 'publicityTopic06'),
        part('民法典', 'publicityTopic07'),
      ],
    },
    {
      id: 'rounds',
      lead: '各场入户宣传',
      parts: [
        part('应入户', 'publicityHouseholdsDue'),
        part('入户', 'publicityHouseholds'),
        part('场次入户率', 'publicityHouseholdRate'),
      ],
    },
    {
      id: 'households',
      lead: '登记到户、同户只计一次，',
      parts: [part('入户', 'visitedHouseholds'), part('占村（社区）总户数的比例（入户率）', 'householdRate')],
    },
  ],
  peace: [
    {
      id: 'creation',
      lead: '',
      parts: [
        part('本年度参创村（社区）', 'peaceEntered'),
        part('已考核', 'peaceAssessed'),
        part('达标', 'peaceReached'),
        part('达标率（达标÷参创）', 'peaceRate'),
        part('命名', 'peaceNamed'),
      ],
    },
    {
      id: 'assessment',
      lead: '',
      parts: [part('开展考核评分', 'assessments'), part('得分率（得分÷标准分，各部分不加权）', 'assessmentRate')],
    },
    {
      id: 'standing',
      lead: '动态管理中，',
      parts: [part('警示', 'peaceWarned'), part('撤销命名', 'peaceRevoked')],
    },
  ],
};

/** Figures that stand in the tables and in no sentence of their own. */
export const peaceUntold: readonly string[] = [
  'meetingsDue',
  'meetingsPresent',
  'trainingsDue',
  'trainingsPassed',
  'trainingsExamined',
  'hazardRecords',
  'hazardsHouse03',
  'hazardsHouse05',
  'hazardsHouse99',
  'residentHouseholds',
  'publicityTopic99',
  'mattersSatisfied',
  'assessmentFull',
  'assessmentScore',
];
