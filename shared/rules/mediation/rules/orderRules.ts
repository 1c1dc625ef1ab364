// R08: days that come in the wrong order, and what must be there before something else.
import { currentAgreement, effectiveDay, standingAgreements } from '../agreements.ts';
import type { CasePartKey, Dossier } from '../dossier.ts';
import { type CaseRule, type Finding, inHead, inPart } from './caseRule.ts';

interface Dated {
  part: CasePartKey;
  row: string;
  field: string;
  day: string | null;
  /** What happened on that day: 调解, 达成协议. */
  what: string;
}

/** What can only happen in a case that was accepted. */
function afterAcceptance(dossier: Dossier): readonly Dated[] {
  return [
    ...dossier.inquiries.map(({ id, heldOn }) => dated('caseInquiry', id, 'heldOn', heldOn, '调查')),
    ...dossier.sessions.map(({ id, heldOn }) => dated('caseSession', id, 'heldOn', heldOn, '调解')),
    ...dossier.extensions.map(({ id, agreedOn }) => dated('caseExtension', id, 'agreedOn', agreedOn, '延长调解期限')),
    ...dossier.agreements.map(({ id, reachedOn }) => dated('caseAgreement', id, 'reachedOn', reachedOn, '达成协议')),
  ];
}

function dated(part: CasePartKey, row: string, field: string, day: string | null, what: string): Dated {
  return { part, row, field, day, what };
}

function beforeAcceptance(dossier: Dossier): readonly Finding[] {
  const { acceptedOn } = dossier.case;
  return afterAcceptance(dossier).flatMap(({ part, row, field, day, what }) => {
    if (acceptedOn === null) {
      return [inPart(part, row, field, `案件还没有受理，不能记录${what}`, '请先办理受理')];
    }
    if (day === null || day >= acceptedOn) return [];
    return [
      inPart(
        part,
        row,
        field,
        `${what}的日期（${day}）早于受理日期（${acceptedOn}）`,
        '请改正日期；受理日期记错的，请先改正受理日期',
      ),
    ];
  });
}

function headOrder(dossier: Dossier): readonly Finding[] {
  const { appliedOn, acceptedOn, refusedOn, terminatedOn, remedyToldOn, filedOn } = dossier.case;
  const findings: Finding[] = [];
  const early = (field: string, day: string | null, than: string | null, what: string, mend = '请改正日期') => {
    if (day !== null && than !== null && day < than) {
      findings.push(inHead(dossier, field, `${what}（${day}早于${than}）`, mend));
    }
  };
  early('acceptedOn', acceptedOn, appliedOn, '受理日期早于申请（移送）日期');
  early('refusedOn', refusedOn, appliedOn, '不予受理日期早于申请（移送）日期');
  early('terminatedOn', terminatedOn, acceptedOn, '终止日期早于受理日期');
  const lastSession = latest(dossier.sessions.map(({ heldOn }) => heldOn));
  early('terminatedOn', terminatedOn, lastSession, '终止日期早于最后一次调解的日期');
  early('filedOn', filedOn, acceptedOn, '立卷日期早于受理日期');
  if (acceptedOn !== null && refusedOn !== null) {
    const what = '案件不能同时记为受理和不予受理';
    findings.push(inHead(dossier, 'refusedOn', what, '要受理的，先清除不予受理日期；已经受理不再调解的，请办理终止'));
  }
  if (remedyToldOn !== null && terminatedOn === null) {
    const what = '写了终止时告知其他途径的日期，没有写终止日期';
    findings.push(inHead(dossier, 'terminatedOn', what, '请填写终止日期'));
  }
  return findings;
}

function latest(days: readonly (string | null)[]): string | null {
  return days.reduce((last, day) => (day !== null && (last === null || day > last) ? day : last), null);
}

/** R08: an agreement is reached on or after the last session, unless the court sent the parties back to mediation (33). */
function afterAgreement(dossier: Dossier): readonly Finding[] {
  return standingAgreements(dossier).flatMap(({ id, reachedOn }) => {
    if (reachedOn === null) return [];
    const dismissed = dossier.confirmations.find((each) => each.agreement === id && each.result === '3');
    const isFresh = (day: string) =>
      dismissed !== undefined && day >= (dismissed.decidedOn ?? dismissed.appliedOn ?? '');
    const later = dossier.sessions.find(({ heldOn }) => heldOn !== null && heldOn > reachedOn && !isFresh(heldOn));
    if (later === undefined) return [];
    const what = `协议达成日期（${reachedOn}）早于最后一次调解的日期（${later.heldOn}）`;
    const mend = '请改正日期；重新调解后变更协议的，请先填写原协议的变更日期';
    return [inPart('caseAgreement', id, 'reachedOn', what, mend)];
  });
}

function withoutSession(dossier: Dossier): readonly Finding[] {
  const { acceptedOn } = dossier.case;
  return standingAgreements(dossier).flatMap(({ id, reachedOn }) => {
    if (acceptedOn === null || reachedOn === null || reachedOn < acceptedOn) return [];
    if (dossier.sessions.some(({ heldOn }) => heldOn !== null && heldOn <= reachedOn)) return [];
    const what = '协议达成之前没有调解记录，经调解达成的协议应当有调解在先';
    return [inPart('caseAgreement', id, 'reachedOn', what, '请先补记达成协议的那次调解')];
  });
}

/** What follows an agreement cannot come before it. */
function beforeAgreement(dossier: Dossier): readonly Finding[] {
  const reached = new Map(dossier.agreements.map(({ id, reachedOn }) => [id, reachedOn]));
  const early = (agreement: string | null, each: Dated): readonly Finding[] => {
    const from = agreement === null ? null : (reached.get(agreement) ?? null);
    if (from === null || each.day === null || each.day >= from) return [];
    const what = `${each.what}的日期（${each.day}）早于协议达成日期（${from}）`;
    return [inPart(each.part, each.row, each.field, what, '请改正日期')];
  };
  const first = dossier.agreements[0]?.id ?? null;
  return [
    ...dossier.signatures.flatMap(({ id, agreement, signedOn }) =>
      early(agreement, dated('caseSignature', id, 'signedOn', signedOn, '签署')),
    ),
    ...dossier.performances.flatMap(({ id, agreement, doneOn }) =>
      early(agreement, dated('casePerformance', id, 'doneOn', doneOn, '履行')),
    ),
    ...dossier.visits.flatMap(({ id, visitedOn }) =>
      early(first, dated('caseVisit', id, 'visitedOn', visitedOn, '回访')),
    ),
  ];
}

function notice(dossier: Dossier): readonly Finding[] {
  const { noticeOn } = dossier.case;
  const firstSession = dossier.sessions[0]?.heldOn ?? null;
  if (firstSession === null) return [];
  if (noticeOn === null) {
    return [inHead(dossier, 'noticeOn', '调解前没有告知当事人权利义务的记录', '请告知当事人并填写告知日期和方式')];
  }
  if (noticeOn <= firstSession) return [];
  const what = `权利义务告知日期（${noticeOn}）晚于第一次调解（${firstSession}），告知应当在调解之前`;
  return [inHead(dossier, 'noticeOn', what, '请核对告知日期')];
}

/** An agreement in force and a termination cannot both be how a case ended. */
function endedTwice(dossier: Dossier): readonly Finding[] {
  if (dossier.case.terminatedOn === null || currentAgreement(dossier) === null) return [];
  const agreement = currentAgreement(dossier)!;
  const what =
    effectiveDay(dossier, agreement) === null ? '案件已经终止，又有达成的协议' : '协议已经生效，案件不能再记为终止';
  return [inHead(dossier, 'terminatedOn', what, '请清除终止日期，或者填写协议的变更（失效）日期')];
}

export const orderRules: readonly CaseRule[] = [
  { rule: 'R08', level: 'error', stage: 'save', basis: null, check: ({ dossier }) => beforeAcceptance(dossier) },
  { rule: 'R08', level: 'error', stage: 'save', basis: null, check: ({ dossier }) => afterAgreement(dossier) },
  {
    rule: 'sessionFirst',
    level: 'error',
    stage: 'save',
    basis: '人民调解法第二十八条',
    check: ({ dossier }) => withoutSession(dossier),
  },
  { rule: 'order', level: 'error', stage: 'save', basis: null, check: ({ dossier }) => headOrder(dossier) },
  { rule: 'order', level: 'error', stage: 'save', basis: null, check: ({ dossier }) => beforeAgreement(dossier) },
  {
    rule: 'endedTwice',
    level: 'error',
    stage: 'save',
    basis: '人民调解法第二十六条、第二十八条',
    check: ({ dossier }) => endedTwice(dossier),
  },
  {
    rule: 'notice',
    level: 'warning',
    stage: 'archive',
    basis: '人民调解工作若干规定第三十条',
    check: ({ dossier }) => notice(dossier),
  },
];
