// What the records of a demo case say: facts, minutes, answers, notices. All of it follows from the story and the people.

import type { AgreedItem, CaseStory } from './caseStories.ts';
import { laws } from './laws.ts';

/** Who speaks, and where. */
export interface Speakers {
  /** Full names of A and B. */
  a: string;
  b: string;
  /** B is one. */
  isOrganisation: boolean;
  mediator: string;
  village: string;
}

const numerals = ['一', '二', '三', '四', '五', '六'];

/** A and B by their names. */
export function named(text: string, { a, b }: Pick<Speakers, 'a' | 'b'>): string {
  return text.replaceAll(/[AB]/gu, (letter) => (letter === 'A' ? a : b));
}

/** The text as the one of the two would say it: 我, for an organisation 我方. */
function inOwnWords(text: string, speakers: Speakers, who: 'a' | 'b'): string {
  const letter = who === 'a' ? 'A' : 'B';
  const i = who === 'b' && speakers.isOrganisation ? '我方' : '我';
  return named(text.replaceAll(`${letter}等`, '我们').replaceAll(letter, i), speakers);
}

/** 2026年3月4日. */
export function longDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** 一、…；one clause a line. */
function clauses(lines: readonly string[], speakers: Speakers): string {
  return lines.map((line, at) => `${numerals[at]}、${named(line, speakers)}`).join('\n');
}

/** 纠纷简要情况, after how the office heard of it. */
export function summaryOf(story: CaseStory, speakers: Speakers, heard: string): string {
  return `${heard}${named(story.cause, speakers)}`;
}

export function requestsOf({ requests }: CaseStory, speakers: Speakers): string {
  return requests.map((line) => named(line, speakers)).join('\n');
}

/** 纠纷主要事实、争议事项. */
export function factsOf(story: CaseStory, speakers: Speakers, happenedOn: string): string {
  const disputed = story.requests.map((line) => named(line, speakers)).join('；');
  return [
    `${longDay(happenedOn)}，${speakers.village}。${named(story.cause, speakers)}`,
    `申请人请求：${disputed}。`,
    `经调查核实：${named(story.fault, speakers)}`,
  ].join('\n');
}

export function contentOf({ agreed }: CaseStory, speakers: Speakers): string {
  return clauses(agreed, speakers);
}

/** 履行方式、时限, from the items and their days. */
export function performanceText(items: readonly (AgreedItem & { dueOn: string })[], reachedOn: string): string {
  return items
    .map(({ what, yuan, dueOn }, at) => {
      const sum = yuan === undefined ? '' : `（${yuan}元）`;
      const when = dueOn === reachedOn ? '协议签订时当场履行' : `${longDay(dueOn)}前履行完毕`;
      return `${numerals[at]}、${what}${sum}，${when}。`;
    })
    .join('\n');
}

/** 调查记录 of A, B or somebody who knows: lines 问：… and 答：…. */
export function inquiryText(story: CaseStory, speakers: Speakers, who: 'a' | 'b' | 'witness'): string {
  const { mediator, a, b } = speakers;
  const opening = [
    `问：我们是人民调解委员会的调解员${mediator}等人，今天向你了解${a}与${b}之间纠纷的情况，请你如实讲。`,
    '答：好的。',
  ];
  const close = [
    '问：你以上讲的是否属实？',
    '答：属实。',
    '问：请看一下记录，没有出入请签名。',
    '答：看过了，和我讲的一样。',
  ];
  if (who === 'witness') {
    return [
      ...opening,
      '问：这件事你是怎么知道的？',
      '答：我就住在附近，事情前后都看见了。',
      '问：经过是怎样的？',
      `答：${named(story.cause, speakers)}`,
      '问：双方现在的情绪怎么样？',
      '答：都有气，不过都是本地人，坐下来谈应该能谈拢。',
      ...close,
    ].join('\n');
  }
  const said = who === 'a' ? story.says[0] : story.says[1];
  const wish =
    who === 'a'
      ? `我要求：${requestsOf(story, speakers).replaceAll('\n', '；')}。`
      : '愿意协商，数目和办法要合情合理。';
  return [
    ...opening,
    '问：事情的经过是怎样的？',
    `答：${inOwnWords(story.cause, speakers, who)}`,
    '问：你对这件事有什么说法？',
    `答：${inOwnWords(said, speakers, who)}`,
    '问：你希望怎样解决？',
    `答：${wish}`,
    '问：有没有材料可以提供？',
    `答：${story.evidence.length > 0 ? `有，${story.evidence.map(([name]) => name).join('、')}。` : '没有书面的材料，可以到现场看。'}`,
    '问：你是否愿意由人民调解委员会调解？',
    '答：愿意。',
    ...close,
  ].join('\n');
}

/** Minutes of a session: the first tells both sides, the last ends in an agreement, in failure, or goes on. */
export function minutesOf(
  story: CaseStory,
  speakers: Speakers,
  session: { first: boolean; ends: 'agreement' | 'failure' | 'open' },
): string {
  const { a, b, mediator } = speakers;
  const lines: string[] = [];
  if (session.first) {
    lines.push(
      `${mediator}（调解员）：现在就${a}与${b}的纠纷进行调解。人民调解委员会已将人民调解的相关规定告知各方当事人：调解出于自愿，不收取任何费用，当事人可以选择或者接受调解员，可以接受、拒绝或者要求终止调解，达成的协议应当履行。各方是否清楚？`,
      `${a}：清楚。`,
      `${b}：清楚。`,
      `${mediator}：对本案的人民调解员是否申请更换？`,
      `${a}：不申请。`,
      `${b}：不申请。`,
      `${mediator}：先请申请人讲一讲事情的经过和要求。`,
      `${a}：${inOwnWords(story.cause, speakers, 'a')}${inOwnWords(story.says[0], speakers, 'a')}我的要求是：${requestsOf(story, speakers).replaceAll('\n', '；')}。`,
      `${mediator}：请被申请人讲。`,
      `${b}：${inOwnWords(story.says[1], speakers, 'b')}`,
    );
    if (story.evidence.length > 0) {
      const names = story.evidence.map(([name]) => name).join('、');
      lines.push(
        `${mediator}：现在出示${names}，请双方看一看，有没有异议？`,
        `${a}：没有异议。`,
        `${b}：东西是真的，没有异议。`,
      );
    }
  } else {
    lines.push(
      `${mediator}（调解员）：上次调解双方都讲了各自的想法，这几天调解员又到现场看过，分别和双方谈了话，今天接着谈。`,
      `${a}：我的要求还是上次讲的那些，方式上可以商量。`,
      `${b}：回去${speakers.isOrganisation ? '汇报' : '和家里人商量'}过了，愿意解决问题。`,
    );
  }
  lines.push(`${mediator}：${laws[story.law]}请双方对照想一想。${named(story.fault, speakers)}`);
  if (session.ends === 'open') {
    lines.push(
      `${a}：道理听明白了，要回去和家里人商量。`,
      `${b}：也要算一算，请给几天时间。`,
      `${mediator}：双方先冷静下来，这几天不要再争吵，有什么想法随时打电话，改日再调。`,
    );
  } else if (session.ends === 'failure') {
    lines.push(
      `${a}：要求不能再少了。`,
      `${b}：这个条件接受不了，出不起，也不愿意出。`,
      `${mediator}：调解员分别提出了两个方案，双方都不接受。人民调解以自愿为原则，经调解未能达成协议，依法终止调解。当事人可以依法通过仲裁、行政、司法等途径维护自己的权利。`,
      `${a}：知道了。`,
      `${b}：知道了。`,
    );
  } else {
    lines.push(
      `${a}：只要把事情解决好，我愿意让一步。`,
      `${b}：听了调解员讲的道理，该承担的愿意承担。`,
      `${mediator}：根据双方的意见，提出以下方案：`,
      contentOf(story, speakers),
      `${mediator}：双方对这个方案是否同意？`,
      `${a}：同意。`,
      `${b}：同意，按时做到。`,
      `${mediator}：各方当事人自愿达成协议，内容以调解协议为准。`,
    );
  }
  lines.push('以上笔录经当事人阅读（或向其宣读），确认无误。');
  return lines.join('\n');
}
