// How a case of the demo begins: what was told, who the parties are, acceptance or refusal, and who mediates.
import type { RowValues } from '../../../shared/fields/field.ts';
import { addDays, addMonths } from '../../../shared/rules/days.ts';
import { caseTitle } from '../../../shared/rules/mediation/partyNames.ts';
import type { CaseInHand } from './caseInHand.ts';
import { kindOf } from './caseStories.ts';
import { named, requestsOf, summaryOf } from './caseTexts.ts';
import type { DemoPerson } from './demoRow.ts';
import { organisationValues } from './organisations.ts';

const applied = '1';
const ownInitiative = '2';

/** Source and the unit that sent the case. */
const sources: readonly (readonly [readonly [source: string, unit: string | null], number])[] = [
  [[applied, null], 60],
  [[ownInitiative, null], 16],
  [['5', '保靖县公安局迁陵派出所'], 11],
  [['3', '保靖县人民法院'], 6],
  [['6', '保靖县信访局'], 4],
  [['7', '迁陵镇综治中心'], 3],
];

/** How the office heard of it, by source. */
const openings: Readonly<Record<string, readonly string[]>> = {
  none: ['网格员走访时发现。', '村民小组长报告。', '综治中心接到来电后派人了解。'],
  '1': ['当事人到人民调解委员会申请调解。', '当事人来电申请调解。'],
  '2': ['网格员走访时发现，人民调解委员会主动上门。', '村民小组长报告，人民调解委员会主动上门。'],
  '3': ['人民法院立案前委派调解。'],
  '5': ['派出所出警后移交调解。'],
  '6': ['当事人到县信访局反映，县信访局转来调解。'],
  '7': ['综治中心接到来电，转来调解。'],
};

export interface Opened {
  source: string;
  registeredOn: string;
}

/** Head and parties. A lead is what somebody saw or heard; nobody has asked for anything yet. */
export function openCase(made: CaseInHand, room: string | null): Opened {
  const { cast, plan, speakers, world, head } = made;
  const { chance } = world;
  const { story, village, committee } = cast;
  const registeredOn = made.day();
  const { kind, event, title } = kindOf(story);
  const isLead = plan.end === 'lead';
  const [source, sendingUnit] = isLead ? [null, null] : chance.weighted(sources);
  head.values = {
    state: isLead ? 'lead' : 'applied',
    committee: committee.row.id,
    room: committee.village === null && chance.happens(0.4) ? room : null,
    registeredOn,
    happenedOn: addDays(registeredOn, -(story.since ?? 0) - chance.between(1, 12)),
    village: village.id,
    place: `${village.name}${chance.between(1, 9)}组`,
    kind,
    event,
    provincialKind: story.province,
    scale: '01',
    summary: summaryOf(story, speakers, chance.pick(openings[source ?? 'none']!)),
    request: isLead ? null : requestsOf(story, speakers),
    amount: story.claimed === undefined ? null : story.claimed * 100,
    people: cast.applicants.length + 1,
    source,
    channel: chance.pick(['01', '02', '02', '03', '04', '08']),
    applicationForm: source === applied ? (plan.oral || chance.happens(0.35) ? '2' : '1') : null,
    appliedOn: isLead || source === ownInitiative ? null : registeredOn,
    sendingUnit,
    registrar: chance.pick(world.staff),
    fee: 0,
  };
  addParties(made);
  const sides = made.parties.map(({ name, isOrganisation }, at) => ({
    side: at < cast.applicants.length ? '1' : '2',
    name,
    organisation: isOrganisation ? name : null,
  }));
  const partyNames = sides.map(({ name }) => name).join('、');
  head.values = { ...head.values, title: caseTitle(sides, title), partyNames, partyCount: sides.length };
  return { source: source ?? '', registeredOn };
}

function addParties(made: CaseInHand): void {
  const { cast, plan } = made;
  const day = made.day();
  const isAsked = plan.end !== 'lead' && plan.end !== 'applied';
  const consent = isAsked ? '1' : '3';
  const person = ({ id, name }: DemoPerson, side: string, position: number, more: RowValues) => {
    const values = {
      side,
      position,
      kind: '1',
      name,
      person: id,
      consent: side === '1' && plan.end !== 'lead' ? '1' : consent,
    };
    made.parties.push({ id: made.put('caseParty', { ...values, ...more }, day), name, isOrganisation: false });
  };
  for (const [at, each] of cast.applicants.entries()) person(each, '1', at + 1, {});
  const position = cast.applicants.length + 1;
  if (cast.other !== null) {
    person(cast.other, '2', position, {});
    return;
  }
  const values = organisationValues(cast.organisation!);
  const party = { side: '2', position, kind: '2', name: values.organisation, ...values, consent };
  const id = made.put('caseParty', party, day);
  made.parties.push({ id, name: values.organisation, isOrganisation: true });
}

/** Completes the records of the parties, by their place in the case. */
function changeParties(made: CaseInHand, changes: (at: number) => RowValues): void {
  made.parties.forEach(({ id }, at) => {
    const row = made.rows.find((each) => each.id === id)!;
    row.values = { ...row.values, ...changes(at) };
  });
}

/** The other side of an organisation comes by an agent with full powers. */
function addAgent(made: CaseInHand, day: string): void {
  const { cast } = made;
  if (cast.organisation === null) return;
  const [agent] = cast.neighbours;
  if (agent === undefined) return;
  const { name, phone, values } = agent;
  made.agent = name;
  const party = made.parties.at(-1)!;
  made.put(
    'caseAgent',
    {
      party: party.id,
      name,
      idNumber: values.idNumber ?? null,
      occupation: '单位工作人员',
      address: values.address ?? null,
      phone,
      kind: '3',
      powers: ['2', '3', '4', '5', '6'],
      signedOn: day,
    },
    day,
  );
}

const measures = '已向镇综治中心和派出所报告，安排网格员每天上门一次，调解期间双方不单独见面，村干部分头做家属的工作。';

/** Acceptance with the notice, and the mediators. */
export function acceptCase(made: CaseInHand): void {
  const { plan, cast, world } = made;
  const { chance } = world;
  const acceptedOn = made.step(0, 2);
  const isGrave = cast.story.difficulty === '4' || plan.consulted === true;
  const isTense = isGrave && chance.happens(0.6);
  made.change(
    {
      state: 'accepted',
      acceptedOn,
      dueOn: addMonths(acceptedOn, 1),
      mediator: cast.mediators[0]!.row.id,
      noticeOn: acceptedOn,
      noticeForm: '1',
      openMediation: chance.happens(0.8),
      difficulty: plan.consulted ? '4' : cast.story.difficulty,
      forecast: isTense ? chance.pick(['3', '4']) : '1',
      forecastMeasures: isTense ? measures : null,
    },
    acceptedOn,
  );
  addAgent(made, acceptedOn);
  const isChosen = chance.happens(0.3) && !plan.challenged;
  const [first] = cast.mediators;
  changeParties(made, () => ({
    noticeSignedOn: acceptedOn,
    ...(isChosen ? { chosenMediator: first!.row.id, chosenOn: acceptedOn } : {}),
  }));
  seatMediators(made, isChosen ? '2' : '1', acceptedOn);
}

function seatMediators(made: CaseInHand, source: string, from: string): void {
  const { plan, cast } = made;
  const [first, second, third] = cast.mediators;
  const seat = (mediator: typeof first, role: string, more: RowValues = {}) => {
    if (mediator) made.put('caseMediator', { mediator: mediator.row.id, role, source, from, ...more }, from);
  };
  if (!plan.challenged) {
    seat(first, '1');
    if (!plan.oral) seat(second, '3');
    return;
  }
  const party = made.parties.at(-1)!;
  const on = made.step(1, 2);
  seat(third, '1', {
    source: '1',
    until: on,
    challengedBy: party.id,
    challengedOn: on,
    challengeReason: `${third!.person.name}与申请人是表亲，${party.name}申请回避，调委会同意更换。`,
  });
  seat(first, '1', { from: on });
  seat(second, '3');
}

const refusals: readonly { reasons: string[]; note: string; told: string; consent?: string }[] = [
  {
    reasons: ['2'],
    note: '经核实，B已就同一事由向保靖县人民法院起诉，法院已经受理。',
    told: '请继续通过人民法院的诉讼程序解决。',
  },
  {
    reasons: ['3'],
    note: '调解员两次上门，B明确表示不愿意调解。',
    told: '可以向人民法院起诉；经济困难的，可以拨打12348申请法律援助。',
    consent: '2',
  },
  {
    reasons: ['5'],
    note: '镇人民政府已就该争议作出处理决定。',
    told: '对处理决定不服的，可以依法申请行政复议或者提起行政诉讼。',
  },
];

export function refuseCase(made: CaseInHand): void {
  const refusal = made.world.chance.pick(refusals);
  const refusedOn = made.step(1, 5);
  const { reasons, note, told, consent } = refusal;
  const refusalNote = named(note, made.speakers);
  made.change(
    { state: 'refused', refusedOn, closedOn: refusedOn, refusalReasons: reasons, refusalNote, refusalTold: told },
    refusedOn,
  );
  if (consent === undefined) return;
  const last = made.parties.length - 1;
  changeParties(made, (at): RowValues => (at === last ? { consent } : {}));
}
