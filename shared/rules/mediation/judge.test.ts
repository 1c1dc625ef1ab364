import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headOf } from './caseHead.ts';
import type { Dossier } from './dossier.ts';
import { errorsAt, judge, newErrors } from './judge.ts';
import type { CaseState } from './judgement.ts';
import { lateRecords } from './late.ts';
import { defaultMediationSettings as settings } from './mediationSettings.ts';
import { caseTitle, partyCount, partyNames } from './partyNames.ts';
import {
  caseHead,
  caseMediator,
  confirmation,
  emptyDossier,
  oralCase,
  party,
  session,
  terminatedCase,
  writtenCase,
} from './testing/exampleDossier.ts';

const today = '2026-07-01';
const seen = (dossier: Dossier, on = today) => judge(dossier, settings, on);

describe('new errors', () => {
  const withFee = (dossier: Dossier, fee: number): Dossier => ({ ...dossier, case: { ...dossier.case, fee } });
  const early = session({ id: 's', enteredOn: '2026-03-20', heldOn: '2026-03-01' });

  test('a change that breaks a rule of saving is told; one that was broken before is not', () => {
    const good = seen(writtenCase());
    const wrong = seen(withFee(writtenCase(), 100));
    expect(newErrors(good, wrong).map(({ rule }) => rule)).toEqual(['R19']);
    expect(newErrors(wrong, seen(withFee(writtenCase(), 200)))).toEqual([]);
    const worse = withFee(writtenCase(), 100);
    expect(newErrors(wrong, seen({ ...worse, sessions: [early, ...worse.sessions] })).map(({ row }) => row)).toEqual([
      's',
    ]);
  });

  test('warnings and errors of later stages do not stop a save', () => {
    const unsealed = writtenCase();
    const agreements = unsealed.agreements.map((each) => ({ ...each, sealedOn: null, copies: 1 }));
    const after = seen({ ...unsealed, agreements });
    expect(after.problems.length).toBeGreaterThan(1);
    expect(newErrors(seen(unsealed), after)).toEqual([]);
  });

  test('withdrawing the only session from under an agreement is refused', () => {
    const after = seen({ ...writtenCase(), sessions: [] });
    expect(newErrors(seen(writtenCase()), after).map(({ rule }) => rule)).toEqual(['sessionFirst']);
  });

  test('stages add up: archiving is barred by everything', () => {
    const wrong = seen({ ...withFee(writtenCase(), 1), parties: [], scans: {} });
    const at = (stage: 'save' | 'accept' | 'archive') => new Set(errorsAt(stage, wrong).map(({ rule }) => rule));
    expect(at('save')).toContain('R19');
    expect(at('save')).not.toContain('R01');
    expect(at('accept')).toContain('R01');
    expect(at('accept')).not.toContain('R19');
    const twice = {
      ...writtenCase(),
      parties: [...writtenCase().parties, { ...writtenCase().parties[0]!, id: 'twin', side: '2' }],
    };
    expect(errorsAt('accept', seen(twice)).map(({ rule }) => rule)).toEqual(['R02']);
    expect(at('archive')).toContain('R12');
  });
});

describe('late entry', () => {
  test('more than the set days after its own day', () => {
    const dossier = writtenCase();
    const enteredOn = (on: string): Dossier => ({
      ...dossier,
      visits: dossier.visits.map((each) => ({ ...each, enteredOn: on })),
    });
    expect(lateRecords(enteredOn('2026-04-23'), 3)).toEqual([]);
    expect(lateRecords(enteredOn('2026-04-24'), 3)).toEqual([{ part: 'caseVisit', row: 'visit' }]);
    expect(headOf(enteredOn('2026-04-24'), settings, today).late).toBe(true);
  });

  test('a case taken in long after it was accepted', () => {
    const dossier = {
      ...writtenCase(),
      case: { ...writtenCase().case, enteredOn: '2026-03-20', registeredOn: '2026-03-20' },
    };
    expect(lateRecords(dossier, 3)).toEqual([{ part: 'mediationCase', row: 'case' }]);
  });
});

describe('the columns of the head', () => {
  test('of a written case', () => {
    expect(headOf(writtenCase(), settings, today)).toEqual({
      state: 'performed',
      partyNames: '田秀英、彭长贵',
      outcome: '1',
      agreementForm: '2',
      agreementNumber: '（2026）青溪人调字第7号',
      agreedOn: '2026-03-18',
      effectiveOn: '2026-03-19',
      agreementAmount: 150000,
      performance: '1',
      confirmedOn: null,
      closedOn: '2026-03-19',
      dueOn: '2026-04-03',
      nextDueOn: null,
      partyCount: 2,
      sessionCount: 2,
      mediator: 'mediator-xiang',
      late: false,
      lacking: 0,
    });
  });

  test('what the court confirmed', () => {
    const given = {
      id: 'c',
      enteredOn: today,
      agreement: 'agreement',
      appliedOn: '2026-04-10',
      decidedOn: '2026-04-20',
    };
    const agreements = writtenCase().agreements.map((each) => ({ ...each, state: null }));
    const asked = (change: Partial<Dossier['confirmations'][number]>): Dossier => ({
      ...writtenCase(),
      agreements,
      performances: [],
      confirmations: [confirmation({ ...given, ...change })],
    });
    const columns = (change: Partial<Dossier['confirmations'][number]>) => headOf(asked(change), settings, today);
    expect(columns({ result: '2' })).toMatchObject({
      confirmedOn: '2026-04-20',
      performance: '2',
      state: 'performing',
    });
    expect(columns({ result: '3' })).toMatchObject({ confirmedOn: null, performance: null });
    expect(columns({ result: '2', agreement: 'other' })).toMatchObject({ confirmedOn: null });
  });

  test('what falls due next', () => {
    const open = { ...writtenCase(), agreements: [], signatures: [], performances: [], visits: [] };
    expect(headOf(open, settings, today)).toMatchObject({
      state: 'mediating',
      closedOn: null,
      nextDueOn: '2026-04-03',
    });
  });

  test('the mediator who presides now', () => {
    const seats = [
      caseMediator({ id: '1', enteredOn: today, mediator: 'first', until: '2026-03-09' }),
      caseMediator({ id: '2', enteredOn: today, mediator: 'second' }),
      caseMediator({ id: '3', enteredOn: today, mediator: 'recorder', role: '3' }),
    ];
    expect(headOf({ ...writtenCase(), mediators: seats }, settings, today).mediator).toBe('second');
    expect(headOf({ ...writtenCase(), mediators: seats.slice(0, 1) }, settings, today).mediator).toBe('first');
  });

  test('people of a side count as it says', () => {
    const many = writtenCase().parties.map((each, at) => ({ ...each, sidePeople: at === 0 ? 12 : null }));
    expect(partyCount({ ...writtenCase(), parties: many })).toBe(13);
  });
});

describe('actions', () => {
  const next = (dossier: Dossier, on = today) => seen(dossier, on).actions.find(({ isNext }) => isNext)?.key ?? null;
  const ready = (given: Partial<Dossier['case']>, more: Partial<Dossier> = {}): Dossier =>
    emptyDossier({
      case: caseHead({ source: '1', appliedOn: '2026-06-01', ...given }),
      parties: writtenCase().parties,
      ...more,
    });
  const accepted = { acceptedOn: '2026-06-02' };
  const told = { ...accepted, noticeOn: '2026-06-02' };
  const { mediators, pool } = writtenCase();
  const held = (result: string) => [session({ id: 's', enteredOn: '2026-06-05', heldOn: '2026-06-05', result })];

  test.each([
    ['a lead', emptyDossier(), 'apply'],
    ['an application', ready({}), 'accept'],
    [
      'a refusing party',
      ready({}, { parties: writtenCase().parties.map((each) => ({ ...each, consent: '2' })) }),
      'refuse',
    ],
    ['an accepted case', ready(accepted), 'notice'],
    ['after the notice', ready(told), 'mediator'],
    ['with a mediator', ready(told, { mediators, pool }), 'session'],
    ['to be continued', ready(told, { mediators, pool, sessions: held('3') }), 'session'],
    ['a success', ready(told, { mediators, pool, sessions: held('1') }), 'agreement'],
    ['no success', ready(told, { mediators, pool, sessions: held('2') }), 'terminate'],
    ['an unsigned agreement', { ...writtenCase(), signatures: [] }, 'sign'],
    ['a performed one', { ...writtenCase(), visits: [] }, 'visit'],
    ['a visited one', writtenCase(), 'archive'],
    ['a terminated one', terminatedCase(), 'archive'],
    ['an archived one', { ...writtenCase(), case: { ...writtenCase().case, archivedOn: '2026-05-01' } }, null],
  ])('after %s', (_, dossier, expected) => {
    expect(next(dossier)).toBe(expected);
  });

  const offers = (dossier: Dossier, on: string) => seen(dossier, on).actions.map(({ key }) => key);
  const applied = confirmation({ id: 'c', enteredOn: today, agreement: 'agreement', appliedOn: '2026-04-10' });

  test('the court: offered for thirty days, and as long as an application waits for its ruling', () => {
    expect(offers(writtenCase(), '2026-04-18')).toContain('confirm');
    expect(offers(writtenCase(), '2026-04-19')).not.toContain('confirm');
    expect(offers({ ...writtenCase(), confirmations: [applied] }, '2026-07-01')).toContain('confirm');
    expect(offers({ ...writtenCase(), confirmations: [{ ...applied, agreement: 'other' }] }, today)).not.toContain(
      'confirm',
    );
    expect(offers({ ...writtenCase(), signatures: [] }, '2026-04-01')).not.toContain('confirm');
    const oral = seen(oralCase(), '2026-05-10').actions.find(({ key }) => key === 'confirm');
    expect(oral?.barred).toContain('书面协议书');
    expect(seen(writtenCase(), '2026-04-01').actions.find(({ key }) => key === 'confirm')?.barred).toBeNull();
  });

  test('back to mediation only after the court dismissed the agreement (T17)', () => {
    expect(offers(writtenCase(), today)).not.toContain('session');
    expect(offers({ ...writtenCase(), confirmations: [{ ...applied, result: '2' }] }, today)).not.toContain('session');
    expect(offers({ ...writtenCase(), confirmations: [{ ...applied, result: '3' }] }, today)).toContain('session');
    const elsewhere = { ...applied, result: '3', agreement: 'other' };
    expect(offers({ ...writtenCase(), confirmations: [elsewhere] }, today)).not.toContain('session');
  });

  test('mediated anew after the court dismissed it: the new agreement waits for the old one to be replaced', () => {
    const dismissed = { ...writtenCase(), confirmations: [{ ...applied, result: '3' }] };
    expect(offers(dismissed, today)).not.toContain('agreement');
    const anew = {
      ...dismissed,
      sessions: [...dismissed.sessions, session({ id: 'anew', enteredOn: '2026-06-20', heldOn: '2026-06-20' })],
    };
    const action = seen(anew).actions.find(({ key }) => key === 'agreement');
    expect(action?.barred).toContain('变更（失效）日期');
    const agreements = anew.agreements.map((each) => ({ ...each, replacedOn: '2026-06-20' }));
    expect(seen({ ...anew, agreements }).actions.find(({ key }) => key === 'agreement')?.barred).toBeNull();
  });

  test('a lead is applied for before it is accepted', () => {
    expect(next(emptyDossier({ case: caseHead({ source: '1' }) }))).toBe('apply');
    expect(next(emptyDossier({ case: caseHead({ source: '2' }) }))).toBe('accept');
  });

  test('a recorder or a replaced mediator cannot hold a session', () => {
    const barred = (change: Partial<Dossier['mediators'][number]>) =>
      seen(ready(told, { pool, mediators: mediators.map((each) => ({ ...each, ...change })) })).actions.find(
        ({ key }) => key === 'session',
      )?.barred;
    expect(barred({})).toBeNull();
    expect(barred({ role: '3' })).toContain('人民调解员');
    expect(barred({ until: '2026-06-03' })).toContain('人民调解员');
    expect(next(ready(told, { pool, mediators: mediators.map((each) => ({ ...each, role: '3' })) }))).toBe('mediator');
  });

  test('a barred one says why', () => {
    const barred = (dossier: Dossier, key: string) => seen(dossier).actions.find((each) => each.key === key)?.barred;
    expect(barred(ready({}, { parties: [] }), 'accept')).toContain('还没有登记当事人');
    expect(barred(ready({}), 'accept')).toBeNull();
    expect(barred(ready(told), 'session')).toContain('第十九条');
    expect(barred(ready(told), 'agreement')).toContain('调解');
    expect(barred({ ...writtenCase(), scans: {} }, 'archive')).toContain('当事人身份证明');
    expect(barred(writtenCase(), 'archive')).toBeNull();
  });
});

describe('whatever a case holds', () => {
  const lists = [
    'parties',
    'mediators',
    'inquiries',
    'sessions',
    'agreements',
    'signatures',
    'performances',
    'visits',
  ] as const;
  const cut = fc.record({
    of: fc.constantFrom(writtenCase, oralCase, terminatedCase),
    without: fc.subarray([...lists]),
    cleared: fc.subarray([
      'appliedOn',
      'acceptedOn',
      'source',
      'noticeOn',
      'terminatedOn',
      'number',
      'kind',
      'request',
      'terminationReasons',
    ] as const),
    on: fc.constantFrom('2026-02-01', '2026-03-10', '2026-04-10', '2026-07-01', '2027-01-01'),
  });
  const made = ({
    of,
    without,
    cleared,
  }: {
    of: () => Dossier;
    without: readonly (typeof lists)[number][];
    cleared: readonly string[];
  }): Dossier => {
    const dossier = of();
    return {
      ...dossier,
      ...Object.fromEntries(without.map((key) => [key, []])),
      case: { ...dossier.case, ...Object.fromEntries(cleared.map((key) => [key, null])) },
    };
  };

  test('the judgement agrees with itself', () => {
    fc.assert(
      fc.property(cut, (given) => {
        const dossier = made(given);
        const judgement = judge(dossier, settings, given.on);
        const head = headOf(dossier, settings, given.on);
        expect(newErrors(judgement, judgement)).toEqual([]);
        expect(judgement.actions.filter(({ isNext }) => isNext).length).toBeLessThanOrEqual(1);
        expect(head.state).toBe(judgement.state);
        const unfinished: readonly CaseState[] = ['lead', 'applied', 'accepted', 'inquiring', 'mediating', 'drafted'];
        expect(head.closedOn === null).toBe(unfinished.includes(judgement.state));
        expect(judgement.day === null).toBe(dossier.case.acceptedOn === null);
        for (const { days, state } of judgement.limits) expect(days < 0).toBe(state === 'over');
        for (const { message } of judgement.problems) expect(message).not.toMatch(/null|undefined/u);
      }),
      { numRuns: 300 },
    );
  });
});

describe('names', () => {
  const [tian, peng] = writtenCase().parties;
  test('titles', () => {
    expect(caseTitle([tian!, peng!], '邻里纠纷')).toBe('田秀英与彭长贵邻里纠纷');
    expect(caseTitle([peng!, tian!], null)).toBe('田秀英与彭长贵纠纷');
    expect(caseTitle([tian!, party({ ...tian!, name: '田小妹' }), peng!], '其他纠纷')).toBe('田秀英等与彭长贵纠纷');
    const third = party({ ...peng!, side: '3', name: '青溪保险公司' });
    expect(caseTitle([tian!, third, peng!], '邻里纠纷')).toBe('田秀英与彭长贵邻里纠纷');
    expect(caseTitle([tian!, third], '邻里纠纷')).toBe('田秀英与青溪保险公司邻里纠纷');
    const long = party({ ...peng!, name: '青'.repeat(200) });
    expect(caseTitle([tian!, long], '邻里纠纷')).toHaveLength(100);
  });

  test('many names are cut with their number', () => {
    const many = Array.from({ length: 100 }, (_, at) => party({ ...tian!, name: `田秀英${at}` }));
    expect(partyNames(many).length).toBeLessThanOrEqual(300);
    expect(partyNames(many)).toMatch(/^田秀英0、.*等100方$/u);
    expect(partyNames([tian!, peng!])).toBe('田秀英、彭长贵');
  });
});
