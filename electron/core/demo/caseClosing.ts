// How a case of the demo ends: agreement and signatures, performance, the court's confirmation, visits, and the archive.
import { addDays } from '../../../shared/rules/days.ts';
import { type CaseInHand, earlier, later, workday } from './caseInHand.ts';
import { agreedFen } from './caseStories.ts';
import { contentOf, factsOf, named, performanceText } from './caseTexts.ts';
import { presiding, recorder } from './caseWork.ts';

export interface Agreed {
  id: string;
  reachedOn: string;
  effectiveOn: string;
}

/** The agreement of the last session. One that waits for signatures has neither the other side's nor the seal. */
export function agree(made: CaseInHand, isSigned: boolean): Agreed {
  const { cast, plan, speakers } = made;
  const { story } = cast;
  const reachedOn = made.day();
  const items = story.items.map((item) => ({ ...item, dueOn: addDays(reachedOn, item.days) }));
  const sealedOn = plan.oral ? reachedOn : made.step(0, 1);
  const id = made.put(
    'caseAgreement',
    {
      form: plan.oral ? '1' : '2',
      reachedOn,
      facts: factsOf(story, speakers, String(made.head.values.happenedOn)),
      content: contentOf(story, speakers),
      performance: performanceText(items, reachedOn),
      ways: [...story.ways],
      amount: agreedFen(story),
      immediate: story.items.every(({ days }) => days === 0) ? true : null,
      copies: made.parties.length + (plan.confirmation ? 2 : 1),
      mediatorSignedOn: isSigned ? reachedOn : null,
      sealedOn: isSigned ? sealedOn : null,
      effectiveOn: isSigned ? sealedOn : null,
    },
    reachedOn,
  );
  made.change(
    {
      state: isSigned ? 'performing' : 'drafted',
      outcome: '1',
      agreementForm: plan.oral ? '1' : '2',
      agreedOn: reachedOn,
      agreementAmount: agreedFen(story),
      ...(isSigned ? { effectiveOn: sealedOn, closedOn: sealedOn } : {}),
    },
    sealedOn,
  );
  const signers = plan.oral ? [] : isSigned ? made.parties : made.parties.slice(0, cast.applicants.length);
  for (const { id: party, isOrganisation } of signers) {
    const way = isOrganisation ? '2' : made.world.chance.happens(0.8) ? '1' : '3';
    made.put(
      'caseSignature',
      { agreement: id, party, way, signedOn: reachedOn, byAgent: isOrganisation ? made.agent : null },
      reachedOn,
    );
  }
  return { id, reachedOn, effectiveOn: sealedOn };
}

/** The items with what was done of them by the end of the demo. */
export function perform(made: CaseInHand, agreement: Agreed): void {
  const { cast, plan, world } = made;
  const { chance, until } = world;
  for (const { what, yuan, days } of cast.story.items) {
    const dueOn = addDays(agreement.reachedOn, days);
    const isDone = days === 0 || (plan.end !== 'defaulted' && dueOn <= until);
    const doneOn = isDone ? later(agreement.reachedOn, addDays(dueOn, -chance.between(0, Math.min(days, 3)))) : null;
    const isOverdue = doneOn === null && dueOn < until;
    made.put(
      'casePerformance',
      {
        agreement: agreement.id,
        what,
        amount: yuan === undefined ? null : yuan * 100,
        dueOn,
        doneOn,
        evidence: doneOn === null ? null : yuan === undefined ? '现场查看' : '收条',
        urgedOn: isOverdue ? earlier(workday(addDays(dueOn, 5)), until) : null,
      },
      agreement.reachedOn,
    );
    // Who is late is visited after the day.
    if (doneOn !== null || isOverdue) made.reach(doneOn ?? dueOn);
  }
  if (plan.end !== 'performed') return;
  const row = made.rows.find(({ id }) => id === agreement.id)!;
  row.values = { ...row.values, state: '1', stateOn: made.day() };
}

/** Both sides ask the court within the thirty days. */
export function confirm(made: CaseInHand, agreement: Agreed): void {
  const { plan, world } = made;
  const { chance, until } = world;
  const appliedOn = earlier(workday(addDays(agreement.effectiveOn, chance.between(3, 10))), until);
  const isDone = plan.confirmation === 'done';
  const decidedOn = earlier(workday(addDays(appliedOn, chance.between(6, 12))), until);
  made.put(
    'caseConfirmation',
    {
      agreement: agreement.id,
      court: '保靖县人民法院',
      appliedOn,
      allApply: true,
      identityOnly: false,
      reason: '双方经人民调解委员会调解自愿达成协议，为保证协议履行，共同申请司法确认。',
      result: isDone ? '2' : '1',
      decidedOn: isDone ? decidedOn : null,
      rulingNumber: isDone ? `（${decidedOn.slice(0, 4)}）湘3125民特${chance.between(11, 98)}号` : null,
    },
    appliedOn,
  );
  if (isDone) made.reach(decidedOn);
}

/** A visit some days later; to one who has not done what was agreed, with the day of the next. */
export function visit(made: CaseInHand): void {
  const { cast, plan, speakers, world } = made;
  const isKept = plan.end !== 'defaulted';
  const visitedOn = made.step(5, 12);
  made.put(
    'caseVisit',
    {
      visitedOn,
      visited: made.parties.map(({ name }) => name).join('、'),
      reason: '了解协议履行情况',
      situation: isKept
        ? named(cast.story.visit, speakers)
        : `${speakers.b}称近期资金周转困难，协议约定的事项到期未全部履行，已当面督促并说明不履行的后果，${speakers.a}表示可以再宽限一段时间。`,
      performed: isKept,
      satisfied: isKept ? '01' : '02',
      visitor: presiding(made),
      recorder: recorder(made),
      nextOn: isKept ? null : addDays(world.until, world.chance.between(-6, 20)),
    },
    visitedOn,
  );
}

export function addScans(made: CaseInHand, which: { agreement: boolean; receipt: boolean }): void {
  const day = made.day();
  made.scan('scanIdentity', '当事人身份证明.png', 'identity', day);
  if (which.agreement) made.scan('scanD10', '调解协议书（签字盖章页）.png', 'agreement', day);
  if (which.receipt) made.scan('scanReceipt', '收条.png', 'receipt', day);
}

/** The dossier is bound and closed; a correction may follow. */
export function archive(made: CaseInHand): void {
  const { plan, world, parties } = made;
  const { chance, staff } = world;
  const filedBy = String(made.head.values.registrar);
  const checkedBy = staff.find((name) => name !== filedBy)!;
  // What was entered late is in the archive too.
  const filedOn = plan.late ? made.step(18, 24) : made.step(1, 6);
  made.delay = 0;
  if (plan.statement === 'before') {
    const text = '本卷调解记录第二页有一处涂改，已由当事人按指印确认；双方提供的证据原件核对后退还，卷内为复印件。';
    made.put(
      'caseStatement',
      { text, writtenBy: filedBy, writtenOn: filedOn, checkedBy, checkedOn: filedOn, afterArchive: false },
      filedOn,
    );
  }
  made.change(
    {
      state: 'archived',
      filedBy,
      filedOn,
      checkedBy,
      checkedOn: filedOn,
      keeping: plan.oral ? '1' : '2',
      archivedOn: filedOn,
    },
    filedOn,
  );
  if (plan.statement !== 'after') return;
  const writtenOn = made.step(8, 25);
  const text = `归档后核对发现，受理登记表中${parties.at(-1)!.name}的联系方式已变更，以本说明更正，其他内容不变。`;
  made.put(
    'caseStatement',
    { text, writtenBy: filedBy, writtenOn, checkedBy: chance.pick(staff), checkedOn: writtenOn, afterArchive: true },
    writtenOn,
  );
}
