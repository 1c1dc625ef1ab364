// The clock of a case: its day number and the limits of mediation.md §2.3.
import { addDays, addMonths, daysBetween } from '../days.ts';
import { currentAgreement, effectiveDay, oralForm, performanceOf } from './agreements.ts';
import { closedDay } from './caseState.ts';
import type { Dossier, ExtensionFacts } from './dossier.ts';
import type { CaseLimit } from './judgement.ts';
import type { MediationSettings } from './mediationSettings.ts';

/** Days within which both sides may ask the court to confirm an agreement (人民调解法 33, 民事诉讼法 205). */
export const confirmationDays = 30;

/** Day 1 is the day of acceptance; null before. It stands still on the day the case was closed. */
export function dayNumber(dossier: Dossier, today: string): number | null {
  const { acceptedOn } = dossier.case;
  if (acceptedOn === null) return null;
  const closed = closedDay(dossier);
  const until = closed !== null && closed < today ? closed : today;
  return Math.max(1, daysBetween(acceptedOn, until) + 1);
}

/**
 * The last day of mediation: one month from acceptance (人民调解工作若干规定 33), or the last day to which every party agreed to
 * extend it; null before acceptance.
 */
export function mediationDueDay(dossier: Dossier): string | null {
  const { acceptedOn } = dossier.case;
  if (acceptedOn === null) return null;
  return dossier.extensions
    .filter(isAgreed)
    .reduce((due, { until }) => (until! > due ? until! : due), addMonths(acceptedOn, 1));
}

function isAgreed({ allAgreed, agreedOn, until }: ExtensionFacts): boolean {
  return allAgreed === true && agreedOn !== null && until !== null;
}

/** The last day on which an agreement that binds from `effectiveOn` can be taken to the court. */
export function confirmationDueDay(effectiveOn: string): string {
  return addDays(effectiveOn, confirmationDays);
}

/** Every limit that still runs or was missed, the earliest first. None once the case is archived. */
export function limitsOf(dossier: Dossier, settings: MediationSettings, today: string): readonly CaseLimit[] {
  if (dossier.case.archivedOn !== null) return [];
  const limits = [
    ...mediationLimit(dossier),
    ...performanceLimits(dossier),
    ...confirmationLimit(dossier, today),
    ...visitLimit(dossier, settings),
    ...taskLimits(dossier),
  ].map((limit) => timed(limit, settings, today));
  return limits.sort((a, b) => a.days - b.days);
}

type Due = Omit<CaseLimit, 'days' | 'state'>;

function timed(due: Due, settings: MediationSettings, today: string): CaseLimit {
  const days = daysBetween(today, due.dueOn);
  return { ...due, days, state: days < 0 ? 'over' : days <= settings.noticeDays ? 'soon' : 'running' };
}

function mediationLimit(dossier: Dossier): readonly Due[] {
  const dueOn = mediationDueDay(dossier);
  if (dueOn === null || closedDay(dossier) !== null) return [];
  return [{ key: 'mediation', title: '调解期限', dueOn, part: 'mediationCase', row: null }];
}

function performanceLimits(dossier: Dossier): readonly Due[] {
  const agreement = currentAgreement(dossier);
  // 已履行 said of the whole agreement settles its items; after a lawsuit the judgment has its own days.
  if (agreement === null || ['1', '3', '4'].includes(agreement.state ?? '')) return [];
  return dossier.performances.flatMap(({ id, agreement: of, what, dueOn, doneOn }) =>
    of !== agreement.id || dueOn === null || doneOn !== null
      ? []
      : [
          {
            key: 'performance',
            title: `履行：${what ?? '协议事项'}`,
            dueOn,
            part: 'casePerformance',
            row: id,
          } as const,
        ],
  );
}

/** A right, not a duty: once the days have passed there is nothing left to be told. */
function confirmationLimit(dossier: Dossier, today: string): readonly Due[] {
  const agreement = currentAgreement(dossier);
  if (agreement === null || agreement.form === oralForm) return [];
  if (dossier.confirmations.some((each) => each.agreement === agreement.id)) return [];
  if (performanceOf(dossier, agreement, today) === '1') return [];
  const effectiveOn = effectiveDay(dossier, agreement);
  if (effectiveOn === null) return [];
  const dueOn = confirmationDueDay(effectiveOn);
  if (dueOn < today) return [];
  return [{ key: 'confirmation', title: '申请司法确认', dueOn, part: 'caseAgreement', row: agreement.id }];
}

function visitLimit(dossier: Dossier, settings: MediationSettings): readonly Due[] {
  const agreement = currentAgreement(dossier);
  const effectiveOn = agreement === null ? null : effectiveDay(dossier, agreement);
  const last = dossier.visits.findLast(({ visitedOn }) => visitedOn !== null);
  if (last !== undefined) {
    if (last.nextOn === null) return [];
    return [{ key: 'visit', title: '下次回访', dueOn: last.nextOn, part: 'caseVisit', row: last.id }];
  }
  if (effectiveOn === null || settings.visitAfterDays === null) return [];
  const dueOn = addDays(effectiveOn, settings.visitAfterDays);
  return [{ key: 'visit', title: '首次回访', dueOn, part: 'caseVisit', row: null }];
}

function taskLimits({ tasks }: Dossier): readonly Due[] {
  return tasks.flatMap(({ id, task, dueOn, doneOn }) =>
    dueOn === null || doneOn !== null
      ? []
      : [{ key: 'task', title: `会商任务：${task ?? '未写任务'}`, dueOn, part: 'consultationTask', row: id } as const],
  );
}
