// The single demands a rota's problem is made of, each of which can be left out: for finding, of a problem that nothing
// fits, the smallest set of demands that cannot hold together, and for saying it in words.
import { slotKey } from './layOut.ts';
import type { RotaNeed, RotaPair, RotaPin, RotaProblem } from './problem.ts';
import { daysWords, dayWords, namesWords, restWords } from './rotaWords.ts';

type NeedPart = 'least' | 'leaders' | 'drivers' | 'experienced';
type PersonPart = 'absences' | 'membership' | 'elsewhere' | 'mostDuties' | 'mostNights';
type RulePart = 'rest' | 'onePerDay' | 'dutiesPerWeek' | 'nightsOnEnd' | 'daysOnEnd' | 'fresh';

export type Demand =
  | { kind: 'need'; part: NeedPart; need: RotaNeed }
  | { kind: 'person'; part: PersonPart; person: string }
  | { kind: 'rule'; part: RulePart }
  | { kind: 'pin'; pin: RotaPin }
  | { kind: 'pair'; pair: RotaPair };

/** A key by which a demand is told from the others. */
export function demandKey(demand: Demand): string {
  switch (demand.kind) {
    case 'need':
      return `need ${demand.part} ${slotKey(demand.need.day, demand.need.shift)}`;
    case 'person':
      return `person ${demand.part} ${demand.person}`;
    case 'rule':
      return `rule ${demand.part}`;
    case 'pin':
      return `pin ${slotKey(demand.pin.day, demand.pin.shift)} ${demand.pin.person} ${demand.pin.serves}`;
    case 'pair':
      return `pair ${demand.pair.kind} ${demand.pair.one} ${demand.pair.other}`;
  }
}

/** Every demand of a problem. */
export function demandsOf(problem: RotaProblem): Demand[] {
  const { rules } = problem;
  const demands: Demand[] = [];
  for (const need of problem.needs) {
    for (const part of ['least', 'leaders', 'drivers', 'experienced'] as const)
      if (need[part] > 0) demands.push({ kind: 'need', part, need });
  }
  for (const pin of problem.pins) demands.push({ kind: 'pin', pin });
  for (const person of problem.people) {
    const has: Record<PersonPart, boolean> = {
      absences: person.absences.length > 0,
      membership: person.from !== undefined || person.to !== undefined,
      elsewhere: person.elsewhere.length > 0,
      mostDuties: person.mostDuties !== undefined,
      mostNights: person.mostNights !== undefined,
    };
    for (const [part, present] of Object.entries(has))
      if (present) demands.push({ kind: 'person', part: part as PersonPart, person: person.id });
  }
  for (const pair of problem.pairs) demands.push({ kind: 'pair', pair });
  if (rules.restMinutes > 0 || rules.restAfterNightMinutes > 0) demands.push({ kind: 'rule', part: 'rest' });
  if (rules.onePerDay) demands.push({ kind: 'rule', part: 'onePerDay' });
  for (const part of ['dutiesPerWeek', 'nightsOnEnd', 'daysOnEnd'] as const)
    if (rules[part] !== undefined) demands.push({ kind: 'rule', part });
  if (problem.people.some((person) => person.fresh)) demands.push({ kind: 'rule', part: 'fresh' });
  return demands;
}

/** The problem with only these demands; nobody still serves twice at once or in more seats than a shift has. */
export function onlyDemands(problem: RotaProblem, demands: readonly Demand[]): RotaProblem {
  const kept = new Set(demands.map(demandKey));
  const pins = problem.pins.filter((pin) => kept.has(demandKey({ kind: 'pin', pin })));
  const pinned = new Set(pins.map((pin) => slotKey(pin.day, pin.shift)));
  const keeps = (part: RulePart) => kept.has(demandKey({ kind: 'rule', part }));
  const needs = problem.needs.flatMap((need) => {
    const part = (name: NeedPart) => (kept.has(demandKey({ kind: 'need', part: name, need })) ? need[name] : 0);
    const left = {
      ...need,
      least: part('least'),
      wanted: Math.max(need.least, need.wanted),
      leaders: part('leaders'),
      drivers: part('drivers'),
      experienced: part('experienced'),
    };
    // A shift that nothing is asked of needs nobody.
    const asked = left.least + left.leaders + left.drivers + left.experienced > 0;
    return asked || pinned.has(slotKey(need.day, need.shift)) ? [left] : [];
  });
  const { rules } = problem;
  return {
    ...problem,
    needs,
    pins,
    previous: undefined,
    pairs: problem.pairs.filter((pair) => kept.has(demandKey({ kind: 'pair', pair }))),
    people: problem.people.map((person) => {
      const has = (part: PersonPart) => kept.has(demandKey({ kind: 'person', part, person: person.id }));
      return {
        ...person,
        absences: has('absences') ? person.absences : [],
        from: has('membership') ? person.from : undefined,
        to: has('membership') ? person.to : undefined,
        elsewhere: has('elsewhere') ? person.elsewhere : [],
        mostDuties: has('mostDuties') ? person.mostDuties : undefined,
        mostNights: has('mostNights') ? person.mostNights : undefined,
        fresh: keeps('fresh') && person.fresh,
        wishes: [],
      };
    }),
    rules: {
      restMinutes: keeps('rest') ? rules.restMinutes : 0,
      restAfterNightMinutes: keeps('rest') ? rules.restAfterNightMinutes : 0,
      onePerDay: keeps('onePerDay') && rules.onePerDay,
      dutiesPerWeek: keeps('dutiesPerWeek') ? rules.dutiesPerWeek : undefined,
      nightsOnEnd: keeps('nightsOnEnd') ? rules.nightsOnEnd : undefined,
      daysOnEnd: keeps('daysOnEnd') ? rules.daysOnEnd : undefined,
    },
  };
}

const qualified = {
  leaders: { is: 'leader', word: '能带班的人' },
  drivers: { is: 'driver', word: '驾驶员' },
  experienced: { is: 'experienced', word: '有经验的人' },
} as const;

function needWords(problem: RotaProblem, part: NeedPart, need: RotaNeed): string {
  const shift = problem.shifts.find((each) => each.key === need.shift);
  const where = `${dayWords(need.day)}${shift?.post ?? ''}${shift?.title ?? need.shift}`;
  if (part === 'least') return `${where}至少要 ${need.least} 人`;
  const { is, word } = qualified[part];
  const names = problem.people.filter((person) => person[is]).map((person) => person.name);
  const who = names.length === 0 ? `本队没有${word}` : `本队${word}：${namesWords(names)}`;
  return `${where}要有 ${need[part]} 名${word}（${who}）`;
}

function personWords(problem: RotaProblem, part: PersonPart, id: string): string {
  const person = problem.people.find((each) => each.id === id);
  if (person === undefined) return id;
  switch (part) {
    case 'absences': {
      const reasons = [...Map.groupBy(person.absences, (absence) => absence.why)];
      const words = reasons.map(
        ([why, absences]) => `${daysWords([...new Set(absences.map((absence) => absence.day))].toSorted())}${why}`,
      );
      return `${person.name}${words.join('，')}`;
    }
    case 'membership': {
      const words = [
        ...(person.from ? [`${dayWords(person.from)}起在本队`] : []),
        ...(person.to ? [`${dayWords(person.to)}后不在本队`] : []),
      ];
      return `${person.name}${words.join('，')}`;
    }
    case 'elsewhere': {
      const words = person.elsewhere.map((duty) => `${dayWords(duty.day)}${duty.title} ${duty.start}—${duty.end}`);
      return `${person.name}另有勤务：${words.slice(0, 3).join('、')}${words.length > 3 ? '等' : ''}`;
    }
    case 'mostDuties':
      return `${person.name}本期最多 ${person.mostDuties} 班`;
    case 'mostNights':
      return `${person.name}本期最多 ${person.mostNights} 个夜班`;
  }
}

function ruleWords(problem: RotaProblem, part: RulePart): string {
  const { restMinutes, restAfterNightMinutes, dutiesPerWeek, nightsOnEnd, daysOnEnd } = problem.rules;
  switch (part) {
    case 'rest':
      return restAfterNightMinutes > restMinutes
        ? `两班之间至少休息 ${restWords(restMinutes)}，夜班后 ${restWords(restAfterNightMinutes)}`
        : `两班之间至少休息 ${restWords(restMinutes)}`;
    case 'onePerDay':
      return '一人一天只排一班';
    case 'dutiesPerWeek':
      return `每人每周最多 ${dutiesPerWeek} 班`;
    case 'nightsOnEnd':
      return `最多连续 ${nightsOnEnd} 个夜班`;
    case 'daysOnEnd':
      return `最多连续 ${daysOnEnd} 天有班`;
    case 'fresh':
      return '新队员须有有经验的人同班';
  }
}

/** A demand in words. */
export function demandWords(problem: RotaProblem, demand: Demand): string {
  const nameOf = (id: string) => problem.people.find((person) => person.id === id)?.name ?? id;
  switch (demand.kind) {
    case 'need':
      return needWords(problem, demand.part, demand.need);
    case 'person':
      return personWords(problem, demand.part, demand.person);
    case 'rule':
      return ruleWords(problem, demand.part);
    case 'pin': {
      const { day, shift, person, serves } = demand.pin;
      const found = problem.shifts.find((each) => each.key === shift);
      const need = problem.needs.find((each) => each.day === day && each.shift === shift);
      const seats = need ? `（本班设 ${Math.max(need.least, need.wanted)} 人）` : '';
      const where = `${dayWords(day)}${found?.post ?? ''}${found?.title ?? shift}`;
      return serves ? `${where}锁定${nameOf(person)}${seats}` : `${where}锁定不排${nameOf(person)}`;
    }
    case 'pair': {
      const names = `${nameOf(demand.pair.one)}和${nameOf(demand.pair.other)}`;
      return demand.pair.kind === 'apart' ? `${names}不能同班` : `${names}须同班`;
    }
  }
}

/** Many demands of one kind as one phrase, the others each on their own. */
export function demandPhrases(problem: RotaProblem, demands: readonly Demand[]): string[] {
  const grouped = Map.groupBy(demands, (demand) =>
    demand.kind === 'need' || demand.kind === 'person' ? `${demand.kind} ${demand.part}` : demand.kind,
  );
  return [...grouped.values()].flatMap((same) => {
    const first = same[0]!;
    if (same.length <= 4) return same.map((demand) => demandWords(problem, demand));
    if (first.kind === 'need') {
      const needs = same.flatMap((demand) => (demand.kind === 'need' ? [demand.need] : []));
      const days = daysWords([...new Set(needs.map((need) => need.day))].toSorted());
      const sum = needs.reduce((all, need) => all + need[first.part], 0);
      const word = first.part === 'least' ? '人次' : `人次的${qualified[first.part].word}`;
      return [`${days}的 ${needs.length} 个班次合计至少要 ${sum} ${word}`];
    }
    if (first.kind === 'person') {
      const people = same.flatMap((demand) => {
        const person = demand.kind === 'person' ? problem.people.find((each) => each.id === demand.person) : undefined;
        return person ? [person] : [];
      });
      const names = namesWords(people.map((person) => person.name));
      if (first.part === 'mostDuties' || first.part === 'mostNights') {
        const most = people.reduce((sum, person) => sum + (person[first.part as 'mostDuties' | 'mostNights'] ?? 0), 0);
        return [`${names}的${first.part === 'mostDuties' ? '班次' : '夜班'}上限合计 ${most} 班`];
      }
      const what = { absences: '请假', membership: '入队、离队日期', elsewhere: '其他勤务' }[first.part];
      return [`${names}的${what}`];
    }
    return same.map((demand) => demandWords(problem, demand));
  });
}

const waysOut: Record<string, string> = {
  'need least': '调低这些班的最少人数，或增加人员',
  'need leaders': '增加能带班的人，或调整带班要求',
  'need drivers': '增加驾驶员，或调整驾驶员要求',
  'need experienced': '增加有经验的人，或调整这一要求',
  'person absences': '与请假的人商量换期',
  'person membership': '核对入队、离队日期',
  'person elsewhere': '与另一队协调时间',
  'person mostDuties': '提高班次上限',
  'person mostNights': '提高夜班上限',
  'rule rest': '缩短休息时间的规定',
  'rule onePerDay': '允许一天两班',
  'rule dutiesPerWeek': '提高每周上限',
  'rule nightsOnEnd': '放宽连续夜班的限制',
  'rule daysOnEnd': '放宽连续上班天数的限制',
  'rule fresh': '允许新队员单独上班',
  pin: '解除其中一处锁定',
  pair: '放宽同班、不同班的要求',
};

/** The ways out of demands that cannot hold together, each once. */
export function waysOutOf(demands: readonly Demand[]): string[] {
  const keys = demands.map((demand) => ('part' in demand ? `${demand.kind} ${demand.part}` : demand.kind));
  return [...new Set(keys)].flatMap((key) => waysOut[key] ?? []);
}

/** Whether a demand speaks of days from `first` to `last` only, or of no day at all. */
export function touches(demand: Demand, first: string, last: string): boolean {
  const day = demand.kind === 'need' ? demand.need.day : demand.kind === 'pin' ? demand.pin.day : null;
  return day === null || (day >= first && day <= last);
}
