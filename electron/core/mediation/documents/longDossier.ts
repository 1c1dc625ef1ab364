// For tests and the bench: a dossier as long as one likes, with every kind of text that a clerk types.
import { nationalTables, seedDictionaries } from '../../../../shared/codes/index.ts';
import type { Dossier } from '../../../../shared/rules/mediation/dossier.ts';
import { defaultMediationSettings } from '../../../../shared/rules/mediation/mediationSettings.ts';
import {
  agent,
  consultation,
  evidence,
  inquiry,
  session,
  statement,
  task,
  visit,
  writtenCase,
} from '../../../../shared/rules/mediation/testing/exampleDossier.ts';
import type { PrintedCase } from './printedCase.ts';
import { printedNames } from './readForPrinting.ts';

const tables = new Map([...nationalTables, ...seedDictionaries].map((table) => [table.key, table]));
const codes = {
  table(key: string) {
    const table = tables.get(key);
    return table && { ...table, entries: table.entries.map((entry) => ({ ...entry, active: true })) };
  },
};

/** A dossier with the program's own names of codes. */
export function printedCase(dossier: Dossier, settings: Partial<PrintedCase['settings']> = {}): PrintedCase {
  return { dossier, settings: { ...defaultMediationSettings, ...settings }, names: printedNames(codes) };
}

const sentences = [
  '双方因2026年3月5日上午9时30分的排水问题再次发生争吵，围墙高度约1.85米，涉及金额12,345.60元。',
  '调解员释明《中华人民共和国民法典》第二百八十八条、第二百九十条关于相邻关系的规定，双方当事人均表示“听明白了”。',
  '问：你家的地界在哪里？答：以老水沟（1998年修建）的中线为界，村民小组长、老党员都可以作证！',
  '经查：①原地界清楚；②排水沟被堵塞约0.6m；③菜地损失经估算为2000元——当事人对此没有异议……',
  'A村B组农户的承包合同（编号：QX-2019-0456）载明面积为3.27亩，APP截图、微信聊天记录WeChat_20260305.png附后。',
  '在场人员反映，两家“多年不来往”，一方曾说：“这墙我非砌不可。”另一方说：“那就法院见！”',
  '补偿款分三期支付：第一期5000元，第二期3000元，第三期1345.60元，逾期按日万分之五计付违约金（不超过20%）。',
];

/** A text of about that many characters; `seed` makes texts differ. */
export function longText(characters: number, seed = 0): string {
  const parts: string[] = [];
  let length = 0;
  for (let at = 0; length < characters; at += 1) {
    const sentence = sentences[(at * 3 + seed) % sentences.length]!;
    parts.push((at + seed) % 5 === 4 ? `${sentence}\n` : sentence);
    length += sentence.length;
  }
  return parts.join('');
}

/** A written case with `sessions` records of `characters` each, and something of every other kind. */
export function longDossier(sessions: number, characters: number): Dossier {
  const base = writtenCase();
  const enteredOn = '2026-03-10';
  const people = base.parties.map(({ id }) => id);
  return {
    ...base,
    case: { ...base.case, summary: longText(700, 1), request: longText(200, 2) },
    agents: [agent({ id: 'agent', enteredOn, party: people[0]!, name: '罗敏', powers: ['1', '5'], kind: '1' })],
    inquiries: Array.from({ length: 3 }, (_, at) =>
      inquiry({
        id: `inquiry ${at}`,
        enteredOn,
        heldOn: '2026-03-06',
        inquired: '梁正国',
        minutes: longText(900 + at * 333, at),
      }),
    ),
    evidence: Array.from({ length: 45 }, (_, at) =>
      evidence({
        id: `evidence ${at}`,
        enteredOn,
        position: at + 1,
        name: at % 3 === 0 ? longText(60, at).replaceAll('\n', '') : `照片${at + 1}`,
        source: '当事人提供',
        pages: 1 + (at % 4),
      }),
    ),
    sessions: Array.from({ length: sessions }, (_, at) =>
      session({
        id: `session ${at}`,
        enteredOn,
        heldOn: '2026-03-10',
        place: '白岩村调解室',
        subject: '地界和排水纠纷',
        presentParties: '田秀英、彭长贵',
        invited: at % 2 === 0 ? '梁正国（村民小组长）' : null,
        mediators: '向德明',
        recorder: '石小兰',
        minutes: longText(characters + at * 37, at),
        result: '3',
      }),
    ),
    consultations: [
      consultation({
        id: 'consultation',
        enteredOn,
        heldOn: '2026-03-12',
        host: '石主任',
        units: '司法所：龙海燕\n派出所：吴军\n自然资源所：贾明',
        issue: longText(300, 3),
        opinions: longText(1500, 4),
        decision: longText(400, 5),
      }),
    ],
    tasks: Array.from({ length: 6 }, (_, at) =>
      task({ id: `task ${at}`, enteredOn, consultation: 'consultation', task: longText(50, at), unit: '司法所' }),
    ),
    agreements: base.agreements.map((each) => ({ ...each, facts: longText(3000, 6), content: longText(1200, 2) })),
    visits: Array.from({ length: 4 }, (_, at) =>
      visit({
        id: `visit ${at}`,
        enteredOn,
        visitedOn: '2026-04-20',
        visited: '田秀英',
        situation: longText(500 + 200 * at, at),
      }),
    ),
    statements: [
      statement({ id: 'statement', enteredOn, text: longText(600, 2), writtenBy: '石小兰', writtenOn: '2026-05-01' }),
    ],
  };
}
