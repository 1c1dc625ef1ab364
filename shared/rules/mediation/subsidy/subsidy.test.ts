import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../days.ts';
import { multiplyDecimals, roundDecimal } from '../../decimal.ts';
import { amountOf, percentOf } from './amount.ts';
import { rulesChangeInWords, rulesInWords } from './rulesInWords.ts';
import { type DisputeFacts, pairKey, partyMark, repeatedDisputes } from './sameDispute.ts';
import { equalParts, sharesOf } from './shares.ts';
import { paymentSheet } from './sheet.ts';
import { emptySubsidyRules, rulesProblems, type SubsidyRules, undecided } from './subsidyRules.ts';
import { type SubsidyCase, subsidyDay, subsidyVerdict } from './verdict.ts';

const rules: SubsidyRules = {
  ...emptySubsidyRules,
  difficulty: { '1': 5000, '2': 10000, '3': 20000, '4': 30000 },
  oral: { way: 'ratio', percent: 50, amount: null },
};
const byDocuments: SubsidyRules = {
  ...rules,
  basis: 'documents',
  documents: [
    { from: 3, to: 5, amount: 6000 },
    { from: 6, to: null, amount: 12000 },
  ],
};
const written = { outcome: '1', agreementForm: '2', difficulty: '2', complete: 7 };

describe('rules', () => {
  it('start without any amount, and say what has to be decided', () => {
    expect(rulesProblems(emptySubsidyRules)).toEqual([]);
    expect(undecided(emptySubsidyRules)).toEqual(['难度“简单、一般、重大、疑难”的金额', '口头协议的发放比例']);
    expect(undecided(rules)).toEqual([]);
    expect(undecided({ ...rules, unsuccessful: { paid: true, percent: null } })).toEqual(['调解不成案件的发放比例']);
    expect(undecided({ ...rules, basis: 'documents' })).toEqual(['各档文书份数的金额']);
  });

  it('are told in words, and so is what changed in them', () => {
    expect(rulesInWords(rules).map(({ words }) => words)).toEqual([
      '按难度级别',
      '简单 50.00 元，一般 100.00 元，重大 200.00 元，疑难 300.00 元',
      '按 50%',
      '不发',
      '平均分配',
      '已归档',
      '180 天内',
    ]);
    expect(rulesChangeInWords(rules, rules)).toBe('');
    expect(rulesChangeInWords(rules, { ...byDocuments, unsuccessful: { paid: true, percent: 30 } })).toBe(
      '计发方式：按难度级别 → 按齐全的文书份数；' +
        '每卷金额：简单 50.00 元，一般 100.00 元，重大 200.00 元，疑难 300.00 元 → 3 至 5 份 60.00 元，6 份以上 120.00 元；' +
        '调解不成：不发 → 按 30%',
    );
  });

  it.each<[Partial<SubsidyRules>, string]>([
    [{ difficulty: { ...rules.difficulty, '1': 0 } }, '金额应大于 0'],
    [{ difficulty: { ...rules.difficulty, '1': 0.5 } }, '金额应大于 0'],
    [{ difficulty: { ...rules.difficulty, '1': 100_000_001 } }, '1000000'],
    [{ oral: { way: 'ratio', percent: 101, amount: null } }, '口头协议的比例'],
    [{ unsuccessful: { paid: true, percent: 0 } }, '调解不成的比例'],
    [{ sameWithinDays: -1 }, '天数'],
    [{ documents: [{ from: 5, to: 3, amount: 1 }] }, '颠倒'],
    [{ documents: [{ from: 0, to: 3, amount: 1 }] }, '1 至 99'],
    [
      {
        documents: [
          { from: 5, to: null, amount: 1 },
          { from: 3, to: 5, amount: 1 },
        ],
      },
      '“3 至 5 份”与后一档重叠',
    ],
    [
      {
        documents: [
          { from: 3, to: null, amount: 1 },
          { from: 8, to: 9, amount: 1 },
        ],
      },
      '重叠',
    ],
  ])('refuse %j', (change, words) => {
    expect(rulesProblems({ ...rules, ...change }).join()).toContain(words);
  });
});

describe('the amount of a case', () => {
  it.each([
    ['by difficulty', written, rules, 10000, '难度“一般” 100.00 元'],
    [
      'oral at a ratio',
      { ...written, agreementForm: '1' },
      rules,
      5000,
      '难度“一般” 100.00 元 × 口头协议 50% = 50.00 元',
    ],
    [
      'oral with an amount of its own, whatever the difficulty',
      { ...written, agreementForm: '1', difficulty: null },
      { ...rules, oral: { way: 'amount', percent: null, amount: 3333 } } as SubsidyRules,
      3333,
      '口头协议 33.33 元',
    ],
    ['by documents', written, byDocuments, 12000, '齐全文书 7 份（6 份以上）120.00 元'],
    ['by documents, lower step', { ...written, complete: 5 }, byDocuments, 6000, '齐全文书 5 份（3 至 5 份）60.00 元'],
    [
      'unsuccessful at a ratio',
      { ...written, outcome: '2', agreementForm: null },
      { ...rules, unsuccessful: { paid: true, percent: 30 } },
      3000,
      '难度“一般” 100.00 元 × 调解不成 30% = 30.00 元',
    ],
  ] as const)('%s', (_name, facts, by, fen, why) => {
    expect(amountOf(facts, by)).toEqual({ fen, why });
  });

  it.each([
    [written, emptySubsidyRules, '没有设定难度“一般”的金额'],
    [{ ...written, difficulty: null }, rules, '案件没有填难度级别'],
    [{ ...written, complete: 2 }, byDocuments, '齐全文书 2 份，不在设定的档次内'],
    [{ ...written, agreementForm: '1' }, { ...rules, oral: emptySubsidyRules.oral }, '没有设定口头协议的发放比例'],
    [{ ...written, outcome: '2' }, rules, '没有设定调解不成案件的发放比例'],
  ] as const)('none is invented: %j', (facts, by, why) => {
    expect(amountOf(facts, by)).toEqual({ fen: null, why });
  });

  it('takes percentages exactly, half up to the fen', () => {
    expect([percentOf(101, 50), percentOf(99, 50), percentOf(1, 49), percentOf(3333, 30)]).toEqual([51, 50, 0, 1000]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), fc.integer({ min: 1, max: 100 }), (fen, percent) => {
        expect(String(percentOf(fen, percent))).toBe(roundDecimal(multiplyDecimals(`${fen}`, `${percent / 100}`), 0));
      }),
    );
  });
});

const named = (count: number, presiding = 1) =>
  Array.from({ length: count }, (_, index) => ({
    mediator: `m${index}`,
    name: `调解员${index}`,
    presiding: index >= count - presiding,
  }));

describe('shares', () => {
  it('add up exactly and differ by a fen at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 1, max: 12 }), (fen, count) => {
        const parts = equalParts(fen, count);
        expect(parts).toHaveLength(count);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(fen);
        expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('give the odd fen to who presides, and all of it where the rules say so', () => {
    expect(sharesOf(10000, named(3), 'equal').map(({ mediator, amount }) => [mediator, amount])).toEqual([
      ['m2', 3334],
      ['m0', 3333],
      ['m1', 3333],
    ]);
    expect(sharesOf(10000, named(3), 'presiding')).toEqual([{ mediator: 'm2', name: '调解员2', amount: 10000 }]);
    expect(sharesOf(10001, named(3, 2), 'presiding').map(({ amount }) => amount)).toEqual([5001, 5000]);
    expect(sharesOf(10000, named(3, 0), 'presiding')).toEqual([]);
  });
});

const dispute = (id: string, day: string, more: Partial<DisputeFacts> = {}): DisputeFacts => ({
  id,
  dispute: null,
  kind: '02',
  day,
  parties: ['person:1', 'person:2'],
  isPaid: false,
  ...more,
});
const repeated = (cases: DisputeFacts[], days = 180) =>
  Object.fromEntries([...repeatedDisputes(cases, days)].map(([id, list]) => [id, list.map(({ other }) => other)]));

describe('one dispute entered more than once', () => {
  const first = dispute('a', '2026-01-10');

  it('is the same parties and type within the days, whatever the order and sides of the parties', () => {
    const later = dispute('b', '2026-07-09', { parties: ['person:2', 'person:1', 'person:2'] });
    expect(repeated([later, first])).toEqual({ b: ['a'] });
    expect(repeated([later, first], 179)).toEqual({});
    expect(repeated([first, { ...later, kind: '05' }])).toEqual({});
    expect(repeated([first, { ...later, kind: null }])).toEqual({ b: ['a'] });
    expect(repeated([first, { ...later, parties: ['person:1'] }])).toEqual({});
    expect(
      repeated([
        { ...first, parties: [] },
        { ...later, parties: [] },
      ]),
    ).toEqual({});
  });

  it('is one row of the ledger, however far apart and whoever the parties', () => {
    const later = dispute('b', '2029-01-01', { dispute: 'd1', parties: ['person:9'], kind: '07' });
    expect(repeated([{ ...first, dispute: 'd1' }, later])).toEqual({ b: ['a'] });
  });

  it('is paid once: an unpaid case repeats a paid one even when it came first', () => {
    const later = dispute('b', '2026-03-01', { isPaid: true });
    expect(repeated([first, later])).toEqual({ a: ['b'] });
    const third = dispute('c', '2026-03-02');
    expect(repeated([first, later, third])).toEqual({ a: ['b'], c: ['b', 'a'] });
  });

  it('is one pair whichever case is named first', () => {
    expect(pairKey('b', 'a')).toBe(pairKey('a', 'b'));
  });

  it('leaves exactly one of any group payable', () => {
    const day = fc.integer({ min: 0, max: 170 }).map((days) => addDays('2026-01-01', days));
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 8 }), (days) => {
        const cases = days.map((on, index) => dispute(`case${index}`, on));
        expect(repeatedDisputes(cases, 180).size).toBe(days.length - 1);
      }),
    );
  });

  it('tells parties by person, credit code or name', () => {
    const party = { person: null, creditCode: null, organisation: null, name: null };
    expect(partyMark({ ...party, person: 'p1', name: '张三' })).toBe('person:p1');
    expect(partyMark({ ...party, creditCode: '91433125ma4l1a2b3c' })).toBe('code:91433125MA4L1A2B3C');
    expect(partyMark({ ...party, organisation: '迁陵 建材(集团) ' })).toBe('name:迁陵建材（集团）');
    expect(partyMark(party)).toBeNull();
  });
});

const complete: SubsidyCase = {
  id: 'c1',
  acceptedOn: '2026-09-01',
  closedOn: '2026-09-10',
  archivedOn: '2026-10-08',
  outcome: '1',
  agreementForm: '2',
  difficulty: '2',
  mediators: named(1),
  documents: { complete: 7, all: 7, missing: [] },
};
const past = { paidOn: null, repeats: [] };
const obstacles = (one: SubsidyCase, before = past as Parameters<typeof subsidyVerdict>[1], by = rules) => {
  const verdict = subsidyVerdict(one, before, by);
  return verdict.payable ? [] : verdict.obstacles.map(({ code }) => code);
};

describe('the verdict', () => {
  it('pays a complete dossier once', () => {
    expect(subsidyVerdict(complete, past, rules)).toEqual({
      payable: true,
      amount: 10000,
      why: '难度“一般” 100.00 元',
      shares: [{ mediator: 'm0', name: '调解员0', amount: 10000 }],
    });
    expect(subsidyVerdict(complete, { ...past, paidOn: '2026-10-20' }, rules)).toEqual({
      payable: false,
      obstacles: [{ code: 'paid', text: '已随 2026-10-20 的批次发放' }],
    });
  });

  it('names everything that stands in the way', () => {
    const open = { ...complete, archivedOn: null };
    const lacking = {
      ...open,
      documents: { complete: 5, all: 7, missing: ['人民调解协议书（调解员签名日期）', '封底'] },
    };
    expect(obstacles({ ...open, closedOn: null })).toEqual(['open']);
    expect(obstacles(open)).toEqual(['notArchived']);
    expect(obstacles(open, past, { ...rules, dossier: 'complete' })).toEqual([]);
    expect(subsidyVerdict(lacking, past, { ...rules, dossier: 'complete' })).toMatchObject({
      obstacles: [{ code: 'documents', text: '缺 2 项：人民调解协议书（调解员签名日期）；封底' }],
    });
    expect(obstacles({ ...lacking, mediators: [], difficulty: null })).toEqual([
      'documents',
      'notArchived',
      'noAmount',
      'noMediator',
    ]);
    expect(obstacles({ ...complete, outcome: '2' })).toEqual(['unsuccessful']);
    expect(obstacles(complete, { ...past, repeats: [{ text: '与某案相同', confirmedBecause: null }] })).toEqual([
      'repeated',
    ]);
    expect(obstacles({ ...complete, mediators: named(2, 0) }, past, { ...rules, share: 'presiding' })).toEqual([
      'noMediator',
    ]);
  });

  it('takes the period by archiving or by closing', () => {
    expect(subsidyDay(complete, 'archived')).toBe('2026-10-08');
    expect(subsidyDay(complete, 'complete')).toBe('2026-09-10');
    expect(subsidyDay({ acceptedOn: '2026-09-01', closedOn: null, archivedOn: null }, 'archived')).toBe('2026-09-01');
  });
});

it('the sheet adds up to the fen, by mediator and by case', () => {
  const amounts = fc.array(fc.tuple(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 4 })), {
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(amounts, (list) => {
      const cases = list.map(([amount, count], index) => ({
        id: `c${index}`,
        number: '',
        title: '',
        closedOn: '2026-09-10',
        form: '书面协议',
        difficulty: '一般',
        documents: { complete: 7, all: 7 },
        amount,
        why: '',
        shares: sharesOf(amount, named(count), 'equal'),
      }));
      const sheet = paymentSheet(
        cases,
        () => '迁陵镇',
        (one, other) => (one < other ? -1 : one > other ? 1 : 0),
      );
      expect(sheet.lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(sheet.total);
      expect(sheet.total).toBe(list.reduce((sum, [amount]) => sum + amount, 0));
      expect(sheet.lines.find(({ mediator }) => mediator === 'm0')?.cases ?? 0).toBe(cases.length);
    }),
  );
});
