// 人民调解案件 of two years: each plan with a story and people of one village, from what was told to where it stands.

import { castFor, type Town } from './caseCast.ts';
import { addScans, agree, archive, confirm, perform, visit } from './caseClosing.ts';
import { type CaseInHand, caseInHand } from './caseInHand.ts';
import { acceptCase, openCase, refuseCase } from './caseOpening.ts';
import { type CasePlan, casePlans } from './casePlans.ts';
import { consult, extend, gatherEvidence, inquire, meet, terminate } from './caseWork.ts';
import type { DemoRow } from './demoRow.ts';
import { organisationValues } from './organisations.ts';

/** The cases in the order of their registration. Draws from the world's chance alone; a small township has fewer. */
export function inventCases(town: Town, rooms: readonly DemoRow[]): CaseInHand[] {
  const plans = casePlans.flatMap((plan) => Array.from({ length: plan.count }, () => plan));
  const cases = plans.flatMap((plan) => {
    const begun = begin(plan, town);
    if (begun === null) return [];
    live(begun, town.world.chance.pick(rooms)?.id ?? null);
    return [begun];
  });
  return cases.sort((one, other) => (one.head.at < other.head.at ? -1 : 1));
}

function begin(plan: CasePlan, town: Town): CaseInHand | null {
  const found = castFor(plan, town);
  if (found === null) return null;
  const { cast, registeredOn } = found;
  const speakers = {
    a: cast.applicants[0]!.name,
    b: cast.organisation === null ? cast.other!.name : organisationValues(cast.organisation).organisation,
    isOrganisation: cast.organisation !== null,
    mediator: cast.mediators[0]!.person.name,
    village: cast.village.name,
  };
  return caseInHand(plan, cast, speakers, registeredOn, town.world);
}

/** Takes a case as far as its plan says. */
function live(made: CaseInHand, room: string | null): void {
  const { plan, world } = made;
  const { chance } = world;
  openCase(made, room);
  if (plan.end === 'lead' || plan.end === 'applied') return;
  if (plan.end === 'refused') {
    refuseCase(made);
    if (plan.archived) archive(made);
    return;
  }
  acceptCase(made);
  const acceptedOn = String(made.steps[0]!.values.acceptedOn);
  if (plan.end === 'accepted') return;
  if (plan.end === 'terminated') {
    const hasMet = terminate(made, acceptedOn, plan.ending ?? 'differ');
    if (plan.archived && hasMet) addScans(made, { agreement: false, receipt: false });
    if (plan.archived) archive(made);
    return;
  }
  lookInto(made);
  if (plan.end === 'inquiring') return;
  mediate(made, acceptedOn);
  if (plan.end === 'mediating') return;
  const agreement = agree(made, plan.end !== 'drafted');
  if (plan.end === 'drafted') return;
  perform(made, agreement);
  if (plan.confirmation) confirm(made, agreement);
  const isVisited = plan.oral ? chance.happens(0.3) : plan.end === 'defaulted' || !plan.lacking;
  if (isVisited && plan.end !== 'performing') visit(made);
  if (!plan.lacking && !plan.oral) {
    const isPaid = made.cast.story.items.some(({ yuan, days }) => yuan !== undefined && days === 0);
    const scanned = plan.end !== 'performing' || chance.happens(0.5);
    if (scanned) addScans(made, { agreement: chance.happens(0.4), receipt: isPaid && chance.happens(0.5) });
  }
  if (plan.archived) archive(made);
}

function lookInto(made: CaseInHand): void {
  const { plan, cast, world } = made;
  if (plan.oral) return;
  const isHard = cast.story.difficulty >= '3';
  const least = plan.end === 'inquiring' || isHard ? 2 : 0;
  inquire(made, world.chance.between(least, isHard ? 3 : 2));
  gatherEvidence(made);
}

/** One session or several; a case that goes on beyond its month was extended. */
function mediate(made: CaseInHand, acceptedOn: string): void {
  const { plan, cast, world } = made;
  const isOpen = plan.end === 'mediating';
  const last = isOpen ? 'open' : 'agreement';
  if (plan.oral) {
    meet(made, { first: true, ends: last }, [0, 2]);
    return;
  }
  const isLong = plan.consulted || plan.extended || cast.story.difficulty >= '3' || world.chance.happens(0.25);
  if (!isLong) {
    meet(made, { first: true, ends: last }, [1, 4]);
    return;
  }
  meet(made, { first: true, ends: 'open' }, [1, 3]);
  if (plan.consulted) consult(made);
  if (plan.extended) extend(made, acceptedOn);
  meet(made, { first: false, ends: last }, plan.extended && !isOpen ? [30, 34] : [2, 5]);
}
