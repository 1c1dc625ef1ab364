import { describe, expect, it } from 'vitest';
import type { IndicatorValue } from '../../indicators/indicator.ts';
import { draftNarrative, type NarrativeSources } from './draftNarrative.ts';
import type { Narrative } from './narrative.ts';
import { numberText } from './numberText.ts';
import { refreshNarrative } from './refreshNarrative.ts';

function value(key: string, more: Partial<IndicatorValue> = {}): IndicatorValue {
  return {
    key,
    label: key,
    group: 'disputes',
    unit: '件',
    about: '',
    time: 'flow',
    value: '12',
    text: more.value ?? '12',
    numerator: null,
    denominator: null,
    previous: '10',
    lastYear: '8',
    cumulative: '100',
    lastYearCumulative: '90',
    againstPrevious: '20.00%',
    againstLastYear: '50.00%',
    againstLastYearCumulative: '11.11%',
    remarks: [],
    records: 12,
    ...more,
  };
}

const sources = (values: IndicatorValue[], more: Partial<NarrativeSources> = {}): NarrativeSources => ({
  township: '迁陵镇',
  period: { title: '2026年10月', kind: 'month', last: '2026-10-31' },
  values,
  villages: [],
  problems: [],
  mechanisms: [],
  ...more,
});

const words = (narrative: Narrative, key: string): string[] =>
  narrative.sections
    .find((section) => section.key === key)!
    .paragraphs.map(({ runs }) => runs.map((run) => run.text).join(''));

describe('a number in a sentence', () => {
  it.each([
    ['-16.22%', '下降16.22%'],
    ['8.33%', '上升8.33%'],
    ['0.00%', '持平'],
    ['-0.85个百分点', '下降0.85个百分点'],
    ['0.00个百分点', '持平'],
    ['—', '上年同期为0'],
    ['上年同期无数据', '上年同期无数据'],
    ['上年同期数据不全', '上年同期数据不全'],
  ])('%s → %s', (change, told) => {
    expect(numberText(value('a', { againstLastYear: change }), 'againstLastYear')).toBe(told);
  });

  it('nothing before and nothing now is 持平', () => {
    expect(numberText(value('a', { value: '0', againstPrevious: '—' }), 'againstPrevious')).toBe('持平');
    expect(numberText(value('a', { againstPrevious: '—' }), 'againstPrevious')).toBe('上期为0');
  });

  it('other aspects carry their sign of per cent or money, no data says so', () => {
    expect(numberText(value('a', { unit: '%', lastYear: '94.79' }), 'lastYear')).toBe('94.79%');
    expect(numberText(value('a', { unit: '万元', previous: '12.5' }), 'previous')).toBe('12.50万元');
    expect(numberText(value('a', { cumulative: null }), 'cumulative')).toBe('无数据');
  });
});

describe('the first text', () => {
  it('tells figures by their patterns and the rest plainly; signs do not come in', () => {
    const text = draftNarrative(
      sources([
        value('disputesFound', {
          label: '排查受理纠纷',
          againstPrevious: '-16.22%',
          againstLastYear: '上年同期无数据',
        }),
        value('disputesResolved', { label: '化解成功纠纷', value: '9', text: '9' }),
        value('own1', { label: '夜间调解', againstLastYear: null, againstPrevious: null }),
      ]),
    );
    expect(words(text, 'disputes')).toEqual([
      '排查受理矛盾纠纷12件，环比下降16.22%，上年同期无数据；化解成功9件。',
      '夜间调解12件。',
    ]);
    expect(text.title).toBe('迁陵镇2026年10月平安建设（综治）工作月报');
    expect(JSON.stringify(text)).not.toContain('-16');
  });

  it('a part without records says so, a part without indicators is left out, plans are left open', () => {
    const nothing = { value: '0', text: '0', previous: '0', lastYear: '0', records: 0 };
    const text = draftNarrative(sources([value('visits', { group: 'care', ...nothing })]));
    expect(text.sections.map(({ key, empty }) => [key, empty])).toEqual([
      ['work', null],
      ['care', '本期没有相关记录。'],
      ['cases', null],
      ['problems', null],
      ['plans', null],
    ]);
    expect(text.sections.at(-1)!.paragraphs).toEqual([]);
  });

  it('the mechanisms of patrols are told as far as the office has named them, and never by themselves', () => {
    const patrols = value('patrols', { group: 'patrol', againstPrevious: null, againstLastYear: null, unit: '次' });
    const of = (mechanisms: string[], values = [patrols]) =>
      words(draftNarrative(sources(values, { mechanisms })), 'patrol');
    expect(of([])).toEqual(['组织巡逻12次。']);
    expect(of(['专群联勤', '定点值守'])).toEqual(['全镇巡防机制为专群联勤、定点值守。', '组织巡逻12次。']);
    expect(of(['甲', '乙', '丙', '丁'])[0]).toBe('全镇巡防四项机制为甲、乙、丙、丁。');
    const nothing = { value: '0', text: '0', previous: '0', lastYear: '0', records: 0 };
    expect(of(['专群联勤'], [{ ...patrols, ...nothing }])).toEqual([]);
  });

  it('the report of a year compares once', () => {
    const year = { title: '2026年', kind: 'year', last: '2026-12-31' } as const;
    const text = draftNarrative(sources([value('disputesFound')], { period: year }));
    expect(words(text, 'disputes')).toEqual(['排查受理矛盾纠纷12件，同比上升50.00%。']);
    expect(text.title).toBe('迁陵镇2026年平安建设（综治）工作年报');
  });

  it('problems name villages below the whole, the lowest first', () => {
    const rate = (key: string, rates: string) =>
      value(key, { unit: '%', label: '纠纷化解成功率', value: rates, text: `${rates}%` });
    const text = draftNarrative(
      sources([rate('disputesSuccessRate', '90.00')], {
        villages: [
          { id: 'v1', name: '甲村', values: [rate('disputesSuccessRate', '95.00')] },
          { id: 'v2', name: '乙村', values: [rate('disputesSuccessRate', '80.00')] },
          { id: 'v3', name: '丙村', values: [rate('disputesSuccessRate', '50.00')] },
        ],
      }),
    );
    expect(words(text, 'problems')).toEqual([
      '全镇纠纷化解成功率为90.00%，低于这一水平的有丙村（50.00%）、乙村（80.00%）。',
    ]);
  });
});

describe('filling anew', () => {
  const old = draftNarrative(
    sources([value('disputesFound'), value('disputesOpen', { time: 'standing', label: '在办' })]),
  );
  const generated = old.sections.flatMap(({ paragraphs }) => paragraphs.map(({ id }) => id));
  const now = [value('disputesFound', { value: '15', text: '15', againstPrevious: '-3.00%' })];
  const told = (key: string) => now.find((each) => each.key === key);

  it('changes nothing when nothing has changed', () => {
    const same = [value('disputesFound'), value('disputesOpen', { time: 'standing', label: '在办' })];
    const again = refreshNarrative(old, draftNarrative(sources(same)), generated, (key) =>
      same.find((each) => each.key === key),
    );
    expect(again).toEqual({ text: old, changedNumbers: 0 });
  });

  it('the program writes its sentences again and drops what nothing tells any more', () => {
    const { text } = refreshNarrative(old, draftNarrative(sources(now)), generated, told);
    expect(words(text, 'disputes')).toEqual(['排查受理矛盾纠纷15件，环比下降3.00%，同比上升50.00%。']);
  });

  it('a changed sentence keeps its words and takes the numbers', () => {
    const own: Narrative = structuredClone(old);
    const section = own.sections.find(({ key }) => key === 'disputes')!;
    const first = section.paragraphs[0]!;
    const changed = {
      ...first,
      isOwn: true,
      runs: [{ kind: 'text', text: '本月共' } as const, ...first.runs.slice(1)],
    };
    const edited = {
      ...own,
      sections: own.sections.map((each) => (each.key === 'disputes' ? { ...each, paragraphs: [changed] } : each)),
    };
    const { text, changedNumbers } = refreshNarrative(edited, draftNarrative(sources(now)), generated, told);
    expect(words(text, 'disputes')).toEqual(['本月共15件，环比下降3.00%，同比上升50.00%。']);
    // Two in this sentence, the same two at the beginning.
    expect(changedNumbers).toBe(4);
  });
});
