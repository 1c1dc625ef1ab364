// The work on a case of the demo: inquiries, evidence, sessions, extended days, consultations, and its end without agreement.
import { addDays, addMonths } from '../../../shared/rules/days.ts';
import { type CaseInHand, earlier, later, workday } from './caseInHand.ts';
import type { CasePlan } from './casePlans.ts';
import { inquiryText, minutesOf, named } from './caseTexts.ts';

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** From and until, in the morning or the afternoon. */
function hours({ world }: CaseInHand, shortest: number, longest: number): { startTime: string; endTime: string } {
  const { chance } = world;
  const from = (chance.happens(0.6) ? 9 * 60 : 14 * 60 + 30) + 5 * chance.between(0, 6);
  return { startTime: clock(from), endTime: clock(from + 5 * chance.between(shortest / 5, longest / 5)) };
}

function villageOffice({ cast }: CaseInHand): string {
  const { name, kind } = cast.village;
  return `${name}${kind === 'community' ? '居委会' : '村委会'}`;
}

export function presiding({ cast }: CaseInHand): string {
  return cast.mediators[0]!.person.name;
}

/** Who writes: the second mediator, or a clerk. */
export function recorder({ plan, cast, head }: CaseInHand): string {
  const second = plan.oral ? undefined : cast.mediators[1];
  return second?.person.name ?? String(head.values.registrar);
}

/** Both sides, and where there is somebody who saw it, a witness. */
export function inquire(made: CaseInHand, count: number): void {
  const { cast, speakers, world } = made;
  const [, witness] = cast.neighbours;
  const asked = [
    { who: 'a' as const, name: speakers.a },
    { who: 'b' as const, name: made.agent === null ? speakers.b : `${speakers.b}（代理人${made.agent}）` },
    ...(witness ? [{ who: 'witness' as const, name: witness.name }] : []),
  ];
  for (const { who, name } of asked.slice(0, count)) {
    const heldOn = made.step(1, 2);
    made.put(
      'caseInquiry',
      {
        heldOn,
        ...hours(made, 20, 50),
        place: who === 'witness' || world.chance.happens(0.5) ? String(made.head.values.place) : villageOffice(made),
        inquired: name,
        inquirer: presiding(made),
        recorder: recorder(made),
        minutes: inquiryText(cast.story, speakers, who),
      },
      heldOn,
    );
  }
}

export function gatherEvidence(made: CaseInHand): void {
  const day = made.day();
  made.cast.story.evidence.forEach(([name, source, pages], at) => {
    made.put('caseEvidence', { position: at + 1, name, source: named(source, made.speakers), pages }, day);
  });
}

/** One session a while after the last one. @returns its day. */
export function meet(
  made: CaseInHand,
  session: { first: boolean; ends: 'agreement' | 'failure' | 'open' },
  after: readonly [number, number],
): string {
  const { cast, plan, speakers, world } = made;
  const { chance } = world;
  const heldOn = made.step(...after);
  const guest = chance.happens(0.35) ? cast.neighbours.at(-1) : undefined;
  const present = made.parties.map(({ name }) => name).join('、');
  const isTown = cast.committee.village === null;
  made.put(
    'caseSession',
    {
      heldOn,
      ...hours(made, 60, 150),
      place: isTown ? '迁陵镇综治中心调解室' : `${cast.village.name}人民调解室`,
      subject: String(made.head.values.title),
      presentParties: made.agent === null ? present : `${present}（代理人${made.agent}到场）`,
      invited: guest ? `${guest.name}（村民代表）` : null,
      invitedAgreed: guest ? true : null,
      units: cast.story.units ?? null,
      mediators: presiding(made),
      recorder: plan.lacking && session.first ? null : recorder(made),
      minutes: minutesOf(cast.story, speakers, session),
      result: { agreement: '1', failure: '2', open: '3' }[session.ends],
      failure: session.ends === 'failure' ? '双方对赔偿（处理）的数额和办法差距较大，都不愿让步。' : null,
      signedOn: heldOn,
    },
    heldOn,
  );
  return heldOn;
}

/** Both sides agree to go on beyond the month. */
export function extend(made: CaseInHand, acceptedOn: string): void {
  const agreedOn = earlier(later(made.day(), addDays(acceptedOn, made.world.chance.between(22, 28))), made.world.until);
  const until = addDays(addMonths(acceptedOn, 1), 30);
  const reason = '双方还在核对账目和现场，同意再给一个月时间。';
  made.put('caseExtension', { agreedOn, until, allAgreed: true, reason }, agreedOn);
}

/** 疑难联席会商 with three tasks; those of an old case are done, of a running one the last is overdue. */
export function consult(made: CaseInHand): void {
  const { cast, speakers, world, plan } = made;
  const heldOn = made.step(2, 4);
  const { a, b } = speakers;
  const unit = cast.story.units?.split('、')[0] ?? '迁陵镇综治中心';
  const consultation = made.put(
    'caseConsultation',
    {
      heldOn,
      place: '迁陵镇综治中心会议室',
      host: '向世勇',
      units: `迁陵司法所 田志强\n迁陵派出所 彭海波\n${unit} 石远志\n${villageOffice(made)} 龙永红`,
      issue: `${a}与${b}之间的纠纷涉及的事实、责任和稳控措施。${named(cast.story.cause, speakers)}`,
      opinions: [
        `司法所：${named(cast.story.fault, speakers)}建议先把事实固定下来，再谈数额。`,
        '派出所：双方情绪激动，已告诫双方不得有过激行为，有情况随时出警。',
        '村（社区）：双方的家属都愿意协商，负责联系到场。',
      ].join('\n'),
      decision: '由镇调委会牵头继续调解，有关单位派人到场释明政策；派出所负责稳控；十日内再次组织调解。',
      recorder: '田桂英',
    },
    heldOn,
  );
  const tasks = [
    { task: '到现场核实情况并提供书面意见', unit, owner: '石远志', days: 4 },
    { task: '告诫双方不得有过激行为，落实稳控', unit: '迁陵派出所', owner: '彭海波', days: 1 },
    { task: '联系双方家属，约定再次调解的时间', unit: villageOffice(made), owner: '龙永红', days: 6 },
  ];
  tasks.forEach(({ days, ...task }, at) => {
    const dueOn = addDays(heldOn, days);
    const isOpen = plan.end === 'mediating' && at === tasks.length - 1;
    const doneOn = isOpen || dueOn > world.until ? null : dueOn;
    made.put('consultationTask', { consultation, ...task, dueOn, doneOn, result: doneOn ? '已完成' : null }, heldOn);
  });
}

type Ending = NonNullable<CasePlan['ending']>;

const endings: Readonly<Record<Ending, { reason: string; note: string; meets: boolean }>> = {
  differ: { reason: '3', note: '双方对处理的数额和办法分歧较大，经调解难以达成协议。', meets: true },
  withdrawn: { reason: '2', note: 'A书面撤回调解申请，表示双方自行协商。', meets: false },
  month: { reason: '1', note: '调解期限届满，双方仍不能达成协议，也不同意延长。', meets: true },
  gone: { reason: '6', note: 'B外出务工，多次电话和上门联系不上，调解无法继续。', meets: false },
};

/** Ends mediation without an agreement. `acceptedOn` begins the month. @returns whether anybody met. */
export function terminate(made: CaseInHand, acceptedOn: string, ending: Ending): boolean {
  const { chance } = made.world;
  const { reason, note, meets } = endings[ending];
  if (meets) {
    inquire(made, chance.between(0, 2));
    meet(made, { first: true, ends: 'open' }, [2, 5]);
    meet(made, { first: false, ends: 'failure' }, [3, 7]);
  }
  if (ending === 'month') made.reach(workday(addMonths(acceptedOn, 1)));
  else made.step(meets ? 0 : 6, meets ? 1 : 12);
  const day = made.day();
  const source = made.head.values.source;
  made.change(
    {
      state: 'terminated',
      outcome: '2',
      closedOn: day,
      terminatedOn: day,
      terminationReasons: [reason],
      terminationNote: named(note, made.speakers),
      remedyToldOn: made.plan.lacking ? null : day,
      disputePoints:
        source === '3' ? made.cast.story.requests.map((line) => named(line, made.speakers)).join('；') : null,
      separationAdvice: source === '3' ? '事实清楚、争议不大，建议适用简易程序。' : null,
    },
    day,
  );
  return meets;
}
