// Who can serve in a team's month: members with their qualifications and caps, when they cannot, what they would
// rather, and who goes with whom.
import { addDays } from '../../../../shared/rules/days.ts';
import type { RotaAbsence, RotaPair, RotaWish } from '../../../../shared/rules/rota/problem.ts';
import type { CodeBook } from '../../codeBook.ts';
import { type Db, rowsIn } from '../../tables.ts';
import type { DutyRow } from './dutyRows.ts';
import { dutyRows, numberOf, textOf, yesNoOf } from './dutyRows.ts';
import type { DutyTeam } from './ground.ts';
import { type Named, namesApart } from './namesApart.ts';

export interface Member {
  /** The person's id. */
  id: string;
  /** With a word in brackets where another of these has the same. */
  name: string;
  post: string;
  unit: string;
  /** Code of 值班身份; null for patrols. */
  role: string | null;
  roleName: string;
  leader: boolean;
  driver: boolean;
  experienced: boolean;
  fresh: boolean;
  /** First and last day of membership; null for open ends. Somebody who was never a member has `to` before any day. */
  from: string | null;
  to: string | null;
  mostDuties: number | null;
  mostNights: number | null;
}

/** 队长 and 副队长 lead where nobody said otherwise. */
const leadingPosts = new Set(['01', '02']);
/** 带班领导. */
const leadingRole = '1';
/** Days from joining during which a member counts as new where nobody said otherwise. */
const freshDays = 90;
const longAgo = '0001-01-01';

/** A day that may be known by its month only. */
const wholeDay = (text: string | null) => (text !== null && text.length === 7 ? `${text}-01` : text);

/**
 * The members of a team who belong to it on some day from `first` to `last`, by post and then by name; then whoever
 * else is asked for by id (they hold cells though they are no members), by name.
 */
export async function membersOf(
  db: Db,
  team: DutyTeam,
  { first, last }: { first: string; last: string },
  also: readonly string[],
  codes: CodeBook,
): Promise<Member[]> {
  // Someone who is off duty without a day of leaving is no member any more; one who left is until that day.
  const rows = (await dutyRows(db, 'teamMember', (all) => all.where('team', '=', team.id))).filter((row) => {
    const joined = wholeDay(textOf(row, 'joinedOn'));
    const left = wholeDay(textOf(row, 'leftOn'));
    if (left === null && textOf(row, 'onDuty') === '2') return false;
    return (joined === null || joined <= last) && (left === null || left > first);
  });
  const byPerson = Map.groupBy(rows, (row) => textOf(row, 'person') ?? '');
  const others = also.filter((id) => !byPerson.has(id));
  const names = await personNames(db, [...byPerson.keys(), ...others], codes);
  const ranked = [...byPerson].flatMap(([id, terms]) => {
    const known = names.get(id);
    return known ? [{ rank: textOf(terms[0]!, 'post') ?? '99', known, member: memberOf(id, known.name, terms) }] : [];
  });
  const strangers = others.flatMap((id) => {
    const known = names.get(id);
    return known ? [{ rank: '~', known, member: stranger(id, known.name) }] : [];
  });
  return [...ranked, ...strangers]
    .toSorted(
      (a, b) =>
        a.rank.localeCompare(b.rank) ||
        a.known.sort.localeCompare(b.known.sort) ||
        a.member.id.localeCompare(b.member.id),
    )
    .map(({ member }) => member);

  function memberOf(id: string, name: string, terms: readonly DutyRow[]): Member {
    // Who left and came back within the month is one member over both terms.
    const row = terms
      .toSorted((a, b) => (textOf(a, 'joinedOn') ?? '').localeCompare(textOf(b, 'joinedOn') ?? ''))
      .at(-1)!;
    const joined = terms.map((term) => wholeDay(textOf(term, 'joinedOn')));
    const left = terms.map((term) => wholeDay(textOf(term, 'leftOn')));
    const from = joined.includes(null) ? null : (joined as string[]).toSorted()[0]!;
    const to = left.includes(null) ? null : addDays((left as string[]).toSorted().at(-1)!, -1);
    const post = textOf(row, 'post');
    const role = textOf(row, 'dutyRole');
    const canLead = yesNoOf(row, 'canLead');
    const experience = textOf(row, 'experience');
    const isNew = experience === null ? from !== null && addDays(from, freshDays) > first : experience === '2';
    return {
      id,
      name,
      post: codes.table('memberPost')?.entries.find(({ code }) => code === post)?.name ?? '',
      unit: textOf(row, 'unit') ?? '',
      role,
      roleName: codes.table('dutyRole')?.entries.find(({ code }) => code === role)?.name ?? '',
      leader: canLead ?? (leadingPosts.has(post ?? '') || role === leadingRole || id === team.leaderId),
      driver: yesNoOf(row, 'canDrive') ?? false,
      experienced: !isNew,
      // In an office duty everybody has a place of his own, nobody stands beside him.
      fresh: isNew && role === null,
      from,
      to,
      mostDuties: numberOf(row, 'mostDuties'),
      mostNights: numberOf(row, 'mostNights'),
    };
  }
}

function stranger(id: string, name: string): Member {
  return {
    id,
    name,
    post: '',
    unit: '',
    role: null,
    roleName: '',
    leader: false,
    driver: false,
    experienced: true,
    fresh: false,
    from: null,
    to: longAgo,
    mostDuties: null,
    mostNights: null,
  };
}

/** What people are called among themselves, and the key their names sort by. */
async function personNames(
  db: Db,
  ids: readonly string[],
  codes: CodeBook,
): Promise<Map<string, { name: string; sort: string }>> {
  // 男 and 女; 未知 and 未说明 tell nobody apart.
  const sexes = new Map(
    codes.table('sex')?.entries.flatMap(({ code, name }) => (code === '1' || code === '2' ? [[code, name]] : [])),
  );
  const known: (Named & { sort: string })[] = [];
  for (let start = 0; start < ids.length; start += 500) {
    const rows = await rowsIn(db)
      .selectFrom('person')
      .leftJoin('village', 'village.id', 'person.village')
      .select([
        'person.id',
        'person.name',
        'person.nameSort',
        'person.sex',
        'person.phone',
        'village.name as villageName',
      ])
      .where('person.id', 'in', ids.slice(start, start + 500))
      .execute();
    for (const { id, name, nameSort, sex, phone, villageName } of rows)
      known.push({
        id,
        name: String(name ?? ''),
        sex: sexes.get(String(sex)) ?? null,
        village: villageName === null ? null : String(villageName),
        phone: phone === null ? null : String(phone),
        sort: String(nameSort ?? name ?? ''),
      });
  }
  const called = namesApart(known);
  return new Map(known.map(({ id, sort }) => [id, { name: called.get(id)!, sort }]));
}

/** Days of a stretch on which people are not available, by person; why in words. */
export async function absencesOf(
  db: Db,
  people: ReadonlySet<string>,
  { first, last }: { first: string; last: string },
  codes: CodeBook,
): Promise<Map<string, RotaAbsence[]>> {
  const rows = await dutyRows(db, 'memberAbsence', (all) => all.where('from', '<=', last).where('until', '>=', first));
  const found = new Map<string, RotaAbsence[]>();
  for (const row of rows) {
    const person = textOf(row, 'person') ?? '';
    if (!people.has(person)) continue;
    const why = absenceWords(textOf(row, 'reason'), codes);
    const shift = textOf(row, 'shift');
    const [from, until] = [textOf(row, 'from') ?? first, textOf(row, 'until') ?? last];
    const list = found.get(person) ?? [];
    for (let day = from < first ? first : from; day <= until && day <= last; day = addDays(day, 1))
      list.push(shift === null ? { day, why } : { day, shift, why });
    found.set(person, list);
  }
  return found;
}

/** As it follows 当天: 请假, 有本职工作. */
function absenceWords(code: string | null, codes: CodeBook): string {
  const name = codes.table('absenceReason')?.entries.find((entry) => entry.code === code)?.name;
  if (name === undefined || name === '其他') return '不能排班';
  return name.endsWith('工作') ? `有${name}` : name;
}

/** Wishes that hold in a stretch of days, by person. */
export async function wishesOf(
  db: Db,
  people: ReadonlySet<string>,
  { first, last }: { first: string; last: string },
): Promise<Map<string, RotaWish[]>> {
  const found = new Map<string, RotaWish[]>();
  for (const row of await dutyRows(db, 'dutyWish')) {
    const person = textOf(row, 'person') ?? '';
    const until = textOf(row, 'until');
    const day = textOf(row, 'day');
    if (!people.has(person) || (until !== null && until < first)) continue;
    if (day !== null && (day < first || day > last)) continue;
    const weekday = textOf(row, 'weekday');
    const shift = textOf(row, 'shift');
    const wish: RotaWish = {
      ...(day === null ? {} : { day }),
      ...(weekday === null ? {} : { weekday: Number(weekday) }),
      ...(shift === null ? {} : { shift }),
      weight: (numberOf(row, 'strength') ?? 1) * (textOf(row, 'wish') === '1' ? 1 : -1),
    };
    const list = found.get(person) ?? [];
    if (day !== null || until === null || until >= last) list.push(wish);
    else for (let each = first; each <= until; each = addDays(each, 1)) list.push({ ...wish, day: each });
    found.set(person, list);
  }
  return found;
}

/**
 * Pairs of a team that hold in its month. Two who must serve together do not while one of them belongs to the team for
 * a part of the month only: the other could not serve in the rest.
 */
export async function pairsOf(
  db: Db,
  team: string,
  members: readonly Member[],
  { first, last }: { first: string; last: string },
): Promise<RotaPair[]> {
  const byId = new Map(members.map((member) => [member.id, member]));
  const whole = ({ from, to }: Member) => (from === null || from <= first) && (to === null || to >= last);
  return (await dutyRows(db, 'pairRule', (all) => all.where('team', '=', team))).flatMap((row): RotaPair[] => {
    const until = textOf(row, 'until');
    const one = byId.get(textOf(row, 'one') ?? '');
    const other = byId.get(textOf(row, 'other') ?? '');
    if (!one || !other || one === other || (until !== null && until < first)) return [];
    const together = textOf(row, 'kind') === '1';
    if (together && !(whole(one) && whole(other))) return [];
    return [{ kind: together ? 'together' : 'apart', one: one.id, other: other.id }];
  });
}
