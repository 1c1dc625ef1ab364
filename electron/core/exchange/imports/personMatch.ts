// Who a row means: by identity number, then by name with phone or village. What stays unclear is asked, never guessed.
import type { Problem } from '../../../../shared/contract/errors.ts';
import type { FieldValue } from '../../../../shared/fields/field.ts';
import { readIdentityNumber } from '../../../../shared/rules/identityNumber.ts';
import { foldWord } from '../../../../shared/rules/writtenText.ts';
import type { KnownPerson } from './world.ts';

/** What a row says about a person. */
export interface PersonClaim {
  name: string;
  idNumber: string | null;
  phone: string | null;
  village: string | null;
  sex: string | null;
  birthDay: string | null;
}

export interface Possibility {
  person: KnownPerson;
  why: string;
}

export type PersonMatch =
  | { kind: 'one'; person: KnownPerson; note?: Note }
  | { kind: 'new'; note?: Note }
  | { kind: 'doubt'; possible: Possibility[]; note: Note }
  | { kind: 'wrong'; note: Note };

export type Note = Pick<Problem, 'code' | 'message'>;

/** Looks people up; those of the township and those that earlier rows of the ledger bring. */
export interface PeopleLookup {
  byNumber(idNumber: string): KnownPerson | undefined;
  byName(name: string): readonly KnownPerson[];
  /** Whether the person is only made by this ledger. */
  isNew(person: KnownPerson): boolean;
  /** 第 n 行 for people of the ledger, for messages. */
  whereOf(person: KnownPerson): string;
}

/** The claim of a row's values. */
export function claimOf(name: string, given: Readonly<Record<string, FieldValue>>): PersonClaim {
  const text = (key: string) => (typeof given[key] === 'string' ? (given[key] as string) : null);
  const identity = text('idNumber') === null ? null : readIdentityNumber(text('idNumber')!);
  return {
    name,
    idNumber: text('idNumber'),
    phone: text('phone'),
    village: text('village'),
    sex: text('sex') ?? identity?.sex ?? null,
    birthDay: identity?.birth ?? text('birthDay'),
  };
}

export function matchPerson(claim: PersonClaim, people: PeopleLookup): PersonMatch {
  if (claim.idNumber !== null) {
    const holder = people.byNumber(claim.idNumber);
    if (holder) return matchHolder(claim, holder, people);
  }
  const namesakes = people
    .byName(claim.name)
    // Two different identity numbers are two people.
    .filter((person) => claim.idNumber === null || person.idNumber === null);
  if (namesakes.length === 0) return { kind: 'new' };
  const judged = namesakes.map((person) => ({ person, ...judge(claim, person) }));
  const sure = judged.filter(({ verdict }) => verdict === 'same');
  if (sure.length === 1) return { kind: 'one', person: sure[0]!.person };
  const possible = (sure.length > 1 ? sure : judged).filter(({ verdict }) => verdict !== 'other');
  const registered = possible.filter(({ person }) => !people.isNew(person));
  if (registered.length > 0) return doubt(registered, claim);
  return amongTheLedger(claim, possible, judged, people);
}

function matchHolder(claim: PersonClaim, holder: KnownPerson, people: PeopleLookup): PersonMatch {
  const names = [holder.name, ...(holder.formerName === null ? [] : [holder.formerName])].map(foldWord);
  if (names.includes(foldWord(claim.name))) return { kind: 'one', person: holder };
  const code = 'idOtherName';
  if (people.isNew(holder)) {
    return {
      kind: 'wrong',
      note: {
        code,
        message: `身份证号与${people.whereOf(holder)}的“${holder.name}”相同，姓名却不同，请核对是哪一个填错了`,
      },
    };
  }
  return {
    kind: 'doubt',
    possible: [{ person: holder, why: '身份证号相同，姓名不同' }],
    note: { code, message: `这个身份证号已登记为“${holder.name}”，姓名却不同，请核对后选择` },
  };
}

interface Judgement {
  /** `unsure`: nothing tells them apart or together; `apart`: the same name with another phone or village. */
  verdict: 'same' | 'unsure' | 'apart' | 'other';
  why: string;
}

function judge(claim: PersonClaim, person: KnownPerson): Judgement {
  const phone = compared(claim.phone, person.phone);
  const village = compared(claim.village, person.village);
  if (contradict(claim, person)) {
    const alike = phone === 'equal' || village === 'equal';
    return { verdict: alike ? 'apart' : 'other', why: '同名，但性别或出生日期不同' };
  }
  if (phone === 'equal') return { verdict: 'same', why: '姓名和电话相同' };
  if (village === 'equal' && phone !== 'different') return { verdict: 'same', why: '姓名和村（社区）相同' };
  if (village === 'equal') return { verdict: 'apart', why: '姓名和村（社区）相同，电话不同' };
  if (village === 'different' || phone === 'different') return { verdict: 'apart', why: '同名，电话或村（社区）不同' };
  return { verdict: 'unsure', why: '同名，没有别的可以核对' };
}

function compared(one: string | null, other: string | null): 'equal' | 'different' | 'unknown' {
  if (one === null || other === null) return 'unknown';
  return one === other ? 'equal' : 'different';
}

function contradict(claim: PersonClaim, person: KnownPerson): boolean {
  if (compared(claim.sex, person.sex) === 'different') return true;
  if (claim.birthDay === null || person.birthDay === null) return false;
  const length = Math.min(claim.birthDay.length, person.birthDay.length);
  return claim.birthDay.slice(0, length) !== person.birthDay.slice(0, length);
}

function doubt(possible: readonly Possibility[], claim: PersonClaim): PersonMatch {
  return {
    kind: 'doubt',
    possible: [...possible],
    note: {
      code: 'samePerson',
      message:
        possible.length === 1
          ? `已登记有一个“${claim.name}”，不能确定是不是同一个人，请选择`
          : `已登记有 ${possible.length} 个“${claim.name}”，不能确定是哪一个，请选择`,
    },
  };
}

/** Namesakes that only this ledger knows: apart when it tells them apart, else one, and said either way. */
function amongTheLedger(
  claim: PersonClaim,
  possible: readonly (Possibility & Judgement)[],
  judged: readonly (Possibility & Judgement)[],
  people: PeopleLookup,
): PersonMatch {
  const open = possible.find(({ verdict }) => verdict === 'unsure' || verdict === 'same');
  const code = 'sameNameInFile';
  if (open) {
    const { person } = open;
    return {
      kind: 'one',
      person,
      note: {
        code,
        message: `与${people.whereOf(person)}的“${claim.name}”同名，按同一个人保存；不是同一个人时请补身份证号`,
      },
    };
  }
  const other = judged.find(({ verdict }) => verdict === 'apart');
  if (!other) return { kind: 'new' };
  return {
    kind: 'new',
    note: {
      code,
      message: `与${people.whereOf(other.person)}的“${claim.name}”同名，按两个人保存；是同一个人时请补身份证号`,
    },
  };
}
