// R04–R07: who mediates, by whose choice, and who must not.
import type { CaseMediatorFacts, Dossier, MediatorFacts, PartyFacts } from '../dossier.ts';
import { partyName } from '../partyNames.ts';
import { type CaseRule, type Finding, inPart } from './caseRule.ts';

interface Seat {
  seat: CaseMediatorFacts;
  mediator: MediatorFacts;
}

/** Mediators that were not replaced, with what the pool knows of them. The recorder is not one who mediates. */
function seated(dossier: Dossier): readonly Seat[] {
  return dossier.mediators.flatMap((seat) => {
    const mediator = dossier.pool.find(({ id }) => id === seat.mediator);
    return seat.until !== null || mediator === undefined ? [] : [{ seat, mediator }];
  });
}

function mediates({ role }: CaseMediatorFacts): boolean {
  return role === '1' || role === '2';
}

/** Names written in one line: 张三、李四 王五; what stands in brackets tells who they are. */
function namesIn(text: string | null): readonly string[] {
  return (text ?? '')
    .replace(/[（(][^）)]*[）)]/gu, '')
    .split(/[、，,；;\s]+/u)
    .filter((name) => name !== '');
}

function isParty(mediator: MediatorFacts, party: PartyFacts): boolean {
  return mediator.person === party.person || isSameNumber(mediator.idNumber, party.idNumber);
}

function isSameNumber(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one.toUpperCase() === other.toUpperCase();
}

/** Why a mediator should stand back from a case with these parties, in words; empty when nothing is known against it. */
export function reasonsToStandBack(mediator: MediatorFacts, parties: readonly PartyFacts[]): readonly string[] {
  return parties.flatMap((party) => {
    const name = partyName(party);
    if (isParty(mediator, party)) return [`是本案当事人${name}`];
    const reasons: string[] = [];
    const phone = digitsOf(mediator.phone);
    if (phone !== null && (phone === digitsOf(party.phone) || phone === digitsOf(party.organisationPhone))) {
      reasons.push(`与当事人${name}的联系号码相同`);
    }
    const home = placeOf(mediator.address);
    if (home !== null && home === placeOf(party.address)) reasons.push(`与当事人${name}的住址相同`);
    return reasons;
  });
}

function digitsOf(phone: string | null): string | null {
  const digits = (phone ?? '').replace(/\D/gu, '').replace(/^86(?=1\d{10}$)/u, '');
  return digits === '' ? null : digits;
}

/** A village alone tells no home; an address that goes further does. */
function placeOf(address: string | null): string | null {
  const bare = (address ?? '').normalize('NFKC').replace(/\s/gu, '');
  return /[\d一二三四五六七八九十]+(?:号|组|室|栋|幢|户|单元)/u.test(bare) ? bare : null;
}

function unsuitable(dossier: Dossier): readonly Finding[] {
  return seated(dossier).flatMap(({ seat, mediator }) => {
    const at = (what: string) =>
      inPart('caseMediator', seat.id, 'mediator', what, '请更换人民调解员，并写明更换日期和原因');
    const findings: Finding[] = [];
    const party = dossier.parties.find((each) => isParty(mediator, each));
    if (party !== undefined) findings.push(at(`${mediator.name}是本案当事人，不能担任本案的人民调解员`));
    const agent = dossier.agents.find((each) => isSameNumber(mediator.idNumber, each.idNumber));
    if (agent !== undefined) findings.push(at(`${mediator.name}是本案代理人，不能担任本案的人民调解员`));
    return findings;
  });
}

/** One mediator sits in a case once at a time; who comes back after being replaced has a second seat. */
function seatedTwice(dossier: Dossier): readonly Finding[] {
  const seats = seated(dossier);
  return seats.flatMap(({ seat, mediator }, index) => {
    if (seats.findIndex((each) => each.mediator.id === mediator.id) === index) return [];
    const what = `${mediator.name}已经是本案的人民调解员`;
    return [inPart('caseMediator', seat.id, 'mediator', what, '调解身份有变化的，请改正原来那一条')];
  });
}

function invitedMediators(dossier: Dossier): readonly Finding[] {
  const names = new Set(
    seated(dossier)
      .filter(({ seat }) => mediates(seat))
      .map(({ mediator }) => mediator.name),
  );
  return dossier.sessions.flatMap(({ id, invited }) => {
    const name = namesIn(invited).find((each) => names.has(each));
    if (name === undefined) return [];
    const what = `参加人里写了本案的人民调解员${name}，参加人只写应邀参与调解的人`;
    const mend = '请从参加人中去掉；确实另有同名的人，请在姓名后用括号注明身份并改写';
    return [inPart('caseSession', id, 'invited', what, mend)];
  });
}

function namesakes(dossier: Dossier): readonly Finding[] {
  return seated(dossier).flatMap(({ seat, mediator }) => {
    const agent = dossier.agents.find(
      ({ name, idNumber }) => name === mediator.name && (idNumber === null || mediator.idNumber === null),
    );
    if (agent === undefined) return [];
    const what = `人民调解员${mediator.name}与本案代理人同名`;
    return [inPart('caseMediator', seat.id, 'mediator', what, '请核对是否同一人，是同一人的应当更换')];
  });
}

function withoutMediator(dossier: Dossier): readonly Finding[] {
  if (dossier.case.acceptedOn === null) return [];
  const isEarlyEnd = dossier.case.terminatedOn !== null && dossier.sessions.length === 0;
  if (isEarlyEnd) return [];
  const left = dossier.mediators.filter((seat) => seat.until === null && mediates(seat));
  if (left.some(({ role }) => role === '1')) return [];
  const what = left.length === 0 ? '本案还没有人民调解员' : '本案还没有主持调解的人民调解员';
  return [inPart('caseMediator', left[0]?.id ?? null, 'role', what, '请由调委会指定或者由当事人选定，并写明确定方式')];
}

/** The challenged one was replaced, but nobody presides since. */
function challenges(dossier: Dossier): readonly Finding[] {
  const presides = dossier.mediators.some(({ role, until }) => role === '1' && until === null);
  return dossier.mediators.flatMap((seat) => {
    if (seat.challengedOn === null && seat.challengedBy === null) return [];
    const name = dossier.pool.find(({ id }) => id === seat.mediator)?.name ?? '人民调解员';
    if (seat.until === null) {
      const what = `当事人申请${name}回避，还没有更换`;
      return [inPart('caseMediator', seat.id, 'until', what, '请更换调解主持人，并记录更换日期')];
    }
    if (seat.role !== '1' || presides) return [];
    const what = `${name}回避后还没有接替的调解主持人`;
    return [inPart('caseMediator', null, 'mediator', what, '请另行指定或者由当事人选定')];
  });
}

function choicesNotFollowed(dossier: Dossier): readonly Finding[] {
  if (dossier.mediators.length === 0) return [];
  const took = new Set(dossier.mediators.map(({ mediator }) => mediator));
  return dossier.parties.flatMap((party) => {
    if (party.chosenMediator === null || took.has(party.chosenMediator)) return [];
    const name = dossier.pool.find(({ id }) => id === party.chosenMediator)?.name ?? '所选的调解员';
    const what = `${partyName(party)}选择的${name}没有参加本案调解`;
    return [inPart('caseParty', party.id, 'chosenMediator', what, '请核对，或者在当事人接受后改正选择')];
  });
}

export const mediatorRules: readonly CaseRule[] = [
  {
    rule: 'R04',
    level: 'error',
    stage: 'archive',
    basis: '人民调解法第十九条',
    check: ({ dossier }) => withoutMediator(dossier),
  },
  {
    rule: 'R05',
    level: 'error',
    stage: 'save',
    basis: '人民调解法第二十一条',
    check: ({ dossier }) => unsuitable(dossier),
  },
  { rule: 'R05', level: 'error', stage: 'save', basis: null, check: ({ dossier }) => invitedMediators(dossier) },
  { rule: 'sameMediator', level: 'error', stage: 'save', basis: null, check: ({ dossier }) => seatedTwice(dossier) },
  { rule: 'R05', level: 'warning', stage: 'archive', basis: null, check: ({ dossier }) => namesakes(dossier) },
  {
    rule: 'kinship',
    level: 'warning',
    stage: 'archive',
    basis: '人民调解工作若干规定第二十五条',
    check: ({ dossier }) =>
      seated(dossier).flatMap(({ seat, mediator }) =>
        reasonsToStandBack(
          mediator,
          dossier.parties.filter((party) => !isParty(mediator, party)),
        ).map((reason) =>
          inPart(
            'caseMediator',
            seat.id,
            'mediator',
            `人民调解员${mediator.name}${reason}`,
            '请核对是否有亲属等利害关系，当事人要求回避的应当更换',
          ),
        ),
      ),
  },
  {
    rule: 'R06',
    level: 'warning',
    stage: 'archive',
    basis: '人民调解工作若干规定第二十五条',
    check: ({ dossier }) => challenges(dossier),
  },
  {
    rule: 'R07',
    level: 'warning',
    stage: 'archive',
    basis: '人民调解法第二十条',
    check: ({ dossier }) =>
      dossier.sessions
        .filter(({ invited, invitedAgreed }) => namesIn(invited).length > 0 && invitedAgreed !== true)
        .map(({ id }) =>
          inPart(
            'caseSession',
            id,
            'invitedAgreed',
            '邀请他人参与调解，没有记明已征得当事人同意',
            '请征得当事人同意后勾选',
          ),
        ),
  },
  {
    rule: 'choice',
    level: 'warning',
    stage: 'archive',
    basis: '人民调解法第二十三条',
    check: ({ dossier }) => choicesNotFollowed(dossier),
  },
];
