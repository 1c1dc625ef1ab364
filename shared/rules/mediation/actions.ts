// What can be done next in a case, in the order of the law; what cannot be done yet says why.
import { currentAgreement, effectiveDay, oralForm } from './agreements.ts';
import { errorsAt } from './barring.ts';
import { transitions } from './caseState.ts';
import { lackingInWords, missingRequired } from './checklist.ts';
import { confirmationDueDay } from './clock.ts';
import type { Dossier } from './dossier.ts';
import type { CaseAction, CaseProblem, CaseState, Tile } from './judgement.ts';

type Key = CaseAction['key'];

const titles: Readonly<Record<Key, string>> = {
  apply: '登记申请',
  accept: '受理',
  refuse: '不予受理',
  notice: '告知权利义务',
  mediator: '确定调解员',
  inquire: '调查',
  session: '调解',
  extend: '延长期限',
  agreement: '达成协议',
  terminate: '终止',
  sign: '签署盖章',
  perform: '履行',
  visit: '回访',
  confirm: '司法确认',
  archive: '归档',
  statement: '情况说明',
};

const order = Object.keys(titles) as Key[];

/** Actions that no transition of §2.2 names, because they do not change the state. */
const besides: Readonly<Partial<Record<Key, readonly CaseState[]>>> = {
  notice: ['accepted', 'inquiring', 'mediating'],
  mediator: ['accepted', 'inquiring', 'mediating'],
  extend: ['accepted', 'inquiring', 'mediating'],
  agreement: ['accepted', 'drafted', 'performing', 'performed', 'defaulted'],
  terminate: ['drafted'],
  sign: ['drafted'],
  visit: ['performing', 'performed', 'defaulted'],
  statement: ['terminated', 'refused', 'performing', 'performed', 'defaulted', 'archived'],
};

interface Look {
  dossier: Dossier;
  state: CaseState;
  problems: readonly CaseProblem[];
  tiles: readonly Tile[];
  today: string;
}

/** The actions that the state offers. At most one is the next. */
export function actionsOf(look: Look): readonly CaseAction[] {
  const keys = order.filter((key) => isOffered(key, look));
  const next = keys.find((key) => key === nextKey(look)) ?? null;
  return keys.map((key) => ({ key, title: titles[key], isNext: key === next, barred: barredBy(key, look) }));
}

function isOffered(key: Key, { dossier, state, today }: Look): boolean {
  const leads = transitions.some((each) => each.action === key && each.from.includes(state));
  const isBeside = besides[key]?.includes(state) ?? false;
  if (!leads && !isBeside) return false;
  const agreement = currentAgreement(dossier);
  const isAgreed = agreement !== null && effectiveDay(dossier, agreement) !== null;
  // Back to mediation after an agreement only where the court did not confirm it (T17); else the agreement is changed first.
  if (key === 'session' && agreement !== null) return isDismissed(dossier);
  if (key === 'agreement' && isAgreed) return isMediatedAnew(dossier);
  if (key === 'confirm') return isAgreed && canConfirm(dossier, today);
  if (key === 'perform') return state !== 'performed';
  return true;
}

function isDismissed(dossier: Dossier): boolean {
  const agreement = currentAgreement(dossier);
  return dossier.confirmations.some((each) => each.agreement === agreement?.id && each.result === '3');
}

/** A session after the agreement that the court did not confirm. */
function isMediatedAnew(dossier: Dossier): boolean {
  const reachedOn = currentAgreement(dossier)?.reachedOn ?? null;
  const last = dossier.sessions.at(-1)?.heldOn ?? null;
  return isDismissed(dossier) && reachedOn !== null && last !== null && last > reachedOn;
}

/** Within the 30 days, or to add the ruling to an application that was made. */
function canConfirm(dossier: Dossier, today: string): boolean {
  const agreement = currentAgreement(dossier)!;
  const effectiveOn = effectiveDay(dossier, agreement);
  if (effectiveOn === null) return false;
  const made = dossier.confirmations.some((each) => each.agreement === agreement.id);
  return made || today <= confirmationDueDay(effectiveOn);
}

/** What the law asks for next. */
function nextKey({ dossier, state, problems }: Look): Key | null {
  const hasMediator = dossier.mediators.some(({ until, role }) => until === null && role !== '3');
  switch (state) {
    case 'lead':
      return dossier.case.source === null || dossier.case.appliedOn === null ? 'apply' : 'accept';
    case 'applied':
      return problems.some(({ rule, stage }) => rule === 'R03' && stage === 'accept') ? 'refuse' : 'accept';
    case 'accepted':
    case 'inquiring':
      if (dossier.case.noticeOn === null) return 'notice';
      return hasMediator ? 'session' : 'mediator';
    case 'mediating':
      return nextAfterSession(dossier);
    case 'drafted':
      return 'sign';
    case 'performing':
    case 'defaulted':
      return 'perform';
    case 'performed':
      return dossier.visits.length === 0 ? 'visit' : 'archive';
    case 'terminated':
    case 'refused':
      return 'archive';
    case 'archived':
      return null;
  }
}

function nextAfterSession({ sessions }: Dossier): Key {
  const last = sessions.at(-1)?.result ?? null;
  if (last === '1') return 'agreement';
  return last === '2' ? 'terminate' : 'session';
}

function barredBy(key: Key, { dossier, state, problems, tiles }: Look): string | null {
  switch (key) {
    case 'accept':
      return errorsAt('accept', { problems })[0]?.message ?? null;
    case 'session':
      return dossier.mediators.some(({ until, role }) => until === null && role !== '3')
        ? null
        : '先由调委会指定或者由当事人选定人民调解员（人民调解法第十九条）。';
    case 'agreement':
      if (isMediatedAnew(dossier))
        return '先在原协议里填写变更（失效）日期，再登记新达成的协议（人民调解法第三十三条）。';
      return dossier.sessions.length > 0 ? null : '先记录达成协议的那次调解（人民调解法第二十八条）。';
    case 'terminate':
      return state === 'drafted' ? '已经有达成的协议；协议不再签署的，先填写协议的变更（失效）日期。' : null;
    case 'confirm':
      return currentAgreement(dossier)?.form === oralForm
        ? '申请司法确认须提交调解协议，先制作书面协议书（民事诉讼法司法解释第三百五十四条）。'
        : null;
    case 'archive':
      return archiveBar(state, problems, tiles);
    default:
      return null;
  }
}

function archiveBar(state: CaseState, problems: readonly CaseProblem[], tiles: readonly Tile[]): string | null {
  const missing = missingRequired(tiles);
  if (missing.length > 0) return `还缺${missing.map(lackingInWords).join('；')}。`;
  if (state === 'archived') return '案卷已经归档。';
  return errorsAt('archive', { problems })[0]?.message ?? null;
}
