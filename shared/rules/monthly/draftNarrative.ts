// The first text of a report (document-format.md §7, §9): sentences made of figures, every number linked. What no record
// tells (an overall judgement, causes, plans) is left to the clerk and never invented.

import { eventKey } from '../../indicators/disputes.ts';
import { type IndicatorGroup, type IndicatorValue, indicatorGroups } from '../../indicators/indicator.ts';
import { largestOf } from '../../indicators/largest.ts';
import type { Period } from '../../reports/period.ts';
import { compareDecimals } from '../decimal.ts';
import type { Narrative, NarrativeParagraph, NarrativeSection, TextRun } from './narrative.ts';
import { numberRun, unitAfter } from './numberText.ts';
import { withMechanisms } from './patrolMechanisms.ts';
import type { PatternFamily, SentencePattern } from './patternParts.ts';
import { className, isUntold, sentencePatterns } from './sentencePatterns.ts';

/** The same indicators of one village. */
export interface VillageValues {
  id: string;
  name: string;
  values: readonly IndicatorValue[];
}

export interface NarrativeSources {
  /** 迁陵镇. */
  township: string;
  period: Pick<Period, 'title' | 'kind' | 'last'>;
  values: readonly IndicatorValue[];
  /** Rates by village, for what lies below the whole. */
  villages: readonly VillageValues[];
  /** Problems that records tell and no indicator counts, e.g. 3 起纠纷超过化解时限; whole sentences. */
  problems: readonly { key: string; text: string }[];
  /** 巡防四项机制 as the office has named them, at most four. */
  mechanisms: readonly string[];
}

const reportNames: Record<Period['kind'], string> = {
  month: '工作月报',
  quarter: '工作季报',
  half: '工作半年报',
  year: '工作年报',
  free: '工作情况报告',
};

/** 迁陵镇2026年10月平安建设（综治）工作月报. */
export const reportTitle = (township: string, { title, kind }: Pick<Period, 'title' | 'kind'>): string =>
  `${township}${title}平安建设（综治）${reportNames[kind]}`;

const text = (words: string): TextRun => ({ kind: 'text', text: words });

const paragraph = (id: string, runs: readonly TextRun[]): NarrativeParagraph => ({ id, isOwn: false, runs });

const isNothing = (value: string | null): boolean => value === null || compareDecimals(value, '0') === 0;

/** Worth a sentence: something now, or something that it can be compared with. */
const isTold = ({ value, previous, lastYear }: IndicatorValue): boolean =>
  value !== null && !(isNothing(value) && isNothing(previous) && isNothing(lastYear));

const remarksInText = new Set(['逐月下降', '逐月上升']);

/** 受理纠纷12件，环比上升20.00%，同比持平. */
function clause(value: IndicatorValue, withChanges = true, words = value.label): TextRun[] {
  const runs: TextRun[] = [text(words), numberRun(value, 'value')];
  const unit = unitAfter(value);
  if (unit !== '') runs.push(text(unit));
  if (!withChanges) return runs;
  if (value.againstPrevious !== null) runs.push(text('，环比'), numberRun(value, 'againstPrevious'));
  if (value.againstLastYear !== null) runs.push(text('，同比'), numberRun(value, 'againstLastYear'));
  const remarks = value.remarks.filter((remark) => remarksInText.has(remark));
  if (remarks.length > 0) runs.push(text(`，${remarks.join('、')}`));
  return smoothed(runs);
}

/** 同比 before 上年同期无数据 would say it twice. */
function smoothed(runs: readonly TextRun[]): TextRun[] {
  return runs.map((run, index) => {
    const next = runs[index + 1];
    if (run.kind !== 'text' || next?.kind !== 'number' || !/^(?:上年同期|上期)/u.test(next.text)) return run;
    return text(run.text.replace(/(?:同比|环比)$/u, ''));
  });
}

/** Clauses as one sentence. */
function sentence(lead: string, clauses: readonly TextRun[][], between: string): TextRun[] {
  const runs: TextRun[] = lead === '' ? [] : [text(lead)];
  clauses.forEach((part, index) => {
    if (index > 0) runs.push(text(between));
    runs.push(...part);
  });
  return [...runs, text('。')];
}

/** Clauses of one paragraph; more would not be read. */
const clausesAtOnce = 6;

/** A sentence by its pattern; null when nothing of it is told. */
function patterned(
  { lead, parts }: SentencePattern,
  byKey: ReadonlyMap<string, IndicatorValue>,
  fill: (words: string) => string,
): TextRun[] | null {
  const told = parts.flatMap(({ words, key, isCompared }) => {
    const value = byKey.get(key);
    if (!value || value.value === null || (isCompared ? !isTold(value) : isNothing(value.value))) return [];
    return [{ value, isCompared: isCompared ?? false, words }];
  });
  // 其中 … says nothing without the whole it belongs to.
  if (told.length === 0 || told[0]!.words.startsWith('其中')) return null;
  const runs: TextRun[] = lead === '' ? [] : [text(fill(lead))];
  told.forEach(({ value, isCompared, words }, index) => {
    const before = told[index - 1];
    if (before) runs.push(text(before.isCompared ? '；' : '，'));
    runs.push(...clause(value, isCompared, words));
  });
  return [...runs, text('。')];
}

/** 按勤务种类分，巡逻防范442次、道路隐患9次、其他7次。 The kinds named and the rest add up to the whole. */
function familySentence(
  { lead, family }: SentencePattern & { family: PatternFamily },
  values: readonly IndicatorValue[],
  fill: (words: string) => string,
): TextRun[] | null {
  const { start, most, rest } = family;
  const kinds = values.filter(({ key }) => key.startsWith(start) && key !== rest.key);
  const named = largestOf(kinds, most).map((kind) => clause(kind, false, className(kind.label)));
  const others = values.find(({ key }) => key === rest.key);
  const told = others && !isNothing(others.value) ? [...named, clause(others, false, rest.words)] : named;
  return named.length === 0 ? null : sentence(fill(lead), told, '、');
}

/** The classes with most disputes: 居前的是邻里纠纷6件、婚恋家庭纠纷5件. */
const namedClasses = 3;
const ofClass = (key: string): boolean => key.startsWith(eventKey(''));

function classesSentence(values: readonly IndicatorValue[]): TextRun[] | null {
  const classes = values
    .filter(({ key, value }) => ofClass(key) && !isNothing(value))
    .sort((one, other) => compareDecimals(other.value!, one.value!))
    .slice(0, namedClasses);
  if (classes.length < 2) return null;
  const runs = classes.flatMap((each, index) => [
    text(index === 0 ? '从事件类别看，居前的是' : '、'),
    ...clause(each, false, className(each.label)),
  ]);
  return [...runs, text('。')];
}

function paragraphsOf(
  group: IndicatorGroup,
  values: readonly IndicatorValue[],
  fill: (words: string) => string,
): NarrativeParagraph[] {
  const patterns = sentencePatterns[group] ?? [];
  const byKey = new Map(values.map((value) => [value.key, value]));
  const named = new Set(patterns.flatMap(({ parts }) => parts.map(({ key }) => key)));
  const paragraphs = patterns.flatMap((pattern) => {
    const { family } = pattern;
    const runs = family ? familySentence({ ...pattern, family }, values, fill) : patterned(pattern, byKey, fill);
    const own = runs === null ? [] : [paragraph(`${group}.${pattern.id}`, runs)];
    if (group !== 'disputes' || pattern.id !== 'weight') return own;
    const classes = classesSentence(values);
    return classes === null ? own : [...own, paragraph('disputes.classes', classes)];
  });
  const ofFamily = (key: string) => patterns.some(({ family }) => family !== undefined && key.startsWith(family.start));
  const others = values.filter(({ key }) => !named.has(key) && !isUntold(key) && !ofClass(key) && !ofFamily(key));
  return [...paragraphs, ...plainParagraphs(group, others.filter(isTold), fill)];
}

/** Figures that no pattern names: the office's own, and those of features that came later. */
function plainParagraphs(
  group: IndicatorGroup,
  told: readonly IndicatorValue[],
  fill: (words: string) => string,
): NarrativeParagraph[] {
  const standing = told.filter(({ time, unit }) => time === 'standing' && unit !== '%');
  const flows = told.filter(({ time, unit }) => time === 'flow' || unit === '%');
  const paragraphs: NarrativeParagraph[] = [];
  for (let start = 0; start < flows.length; start += clausesAtOnce) {
    const clauses = flows.slice(start, start + clausesAtOnce).map((each) => clause(each));
    paragraphs.push(paragraph(`${group}.flow${start / clausesAtOnce + 1}`, sentence('', clauses, '；')));
  }
  if (standing.length > 0) {
    const clauses = standing.map((each) => clause(each, false));
    paragraphs.push(paragraph(`${group}.standing`, sentence(fill('截至{day}，'), clauses, '，')));
  }
  return paragraphs;
}

const chineseDay = (day: string): string =>
  `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

const nothingHappened = '本期没有相关记录。';

function sectionOf(
  key: IndicatorGroup,
  title: string,
  level: 1 | 2,
  values: readonly IndicatorValue[],
  fill: (words: string) => string,
): NarrativeSection {
  const paragraphs = paragraphsOf(key, values, fill);
  return { key, title, level, isHidden: false, empty: paragraphs.length === 0 ? nothingHappened : null, paragraphs };
}

/** Figures told first, in this order, as far as they are known. */
const openingKeys = [
  'given01',
  'given04',
  'given05',
  'disputesFound',
  'disputesSuccessRate',
  'mattersClosedRate',
  'hazardRate',
  'visits',
];
const openingMost = 4;

function openingOf({ township, period, values }: NarrativeSources): NarrativeParagraph[] {
  const told = openingKeys
    .flatMap((key) => values.filter((value) => value.key === key && isTold(value)))
    .slice(0, openingMost);
  const lead = `${period.title}，${township}平安建设（综治）工作情况如下。`;
  if (told.length === 0) return [paragraph('opening', [text(lead)])];
  const clauses = told.map((each) => clause(each));
  return [paragraph('opening', [text(lead), ...sentence('', clauses, '；')])];
}

/** Villages named for one rate. */
const namedVillages = 5;

/** Rates of villages below that of the whole; rates of few say nothing. */
function belowWhole({ township, values, villages }: NarrativeSources): NarrativeParagraph[] {
  return values.flatMap((whole) => {
    if (whole.unit !== '%' || whole.value === null || !betterWhenMore.has(whole.key)) return [];
    const below = villages
      .flatMap(({ id, name, values: of }) => {
        const value = of.find(({ key }) => key === whole.key);
        if (!value || value.value === null || compareDecimals(value.value, whole.value!) >= 0) return [];
        return [{ id, name, value }];
      })
      .sort((one, other) => compareDecimals(one.value.value!, other.value.value!));
    if (below.length === 0) return [];
    const named = below.slice(0, namedVillages);
    const runs: TextRun[] = [text(`全${township.slice(-1)}${whole.label}为`), numberRun(whole, 'value')];
    runs.push(text('，低于这一水平的有'));
    named.forEach(({ id, name, value }, index) => {
      runs.push(text(`${index === 0 ? '' : '、'}${name}（`), numberRun(value, 'value', id), text('）'));
    });
    runs.push(text(below.length > named.length ? `等${below.length}个村（社区）。` : '。'));
    return [paragraph(`problems.below.${whole.key}`, runs)];
  });
}

/** Rates that a village can do something about. */
const betterWhenMore = new Set([
  'disputesSuccessRate',
  'visitsSeenRate',
  'visitCoverage',
  'hazardOnTimeRate',
  'mattersOnTimeRate',
]);

/** Standing counts that ask for work by themselves. */
const askingForWork: readonly { key: string; words: string }[] = [
  { key: 'disputesOverdue', words: '超过化解时限仍未办结的纠纷有' },
  { key: 'linesUnpatrolled', words: '期内没有巡逻的防线有' },
  { key: 'hazardsOverdue', words: '超过整改期限仍未整改的隐患有' },
  { key: 'mattersOverdue', words: '超过办理时限仍未办结的事项有' },
];

function problemsOf(sources: NarrativeSources): NarrativeParagraph[] {
  const asking = askingForWork.flatMap(({ key, words }) => {
    const value = sources.values.find((each) => each.key === key);
    if (!value || isNothing(value.value)) return [];
    return [paragraph(`problems.${key}`, sentence('', [clause(value, true, words)], ''))];
  });
  const told = sources.problems.map(({ key, text: words }) => paragraph(`problems.${key}`, [text(words)]));
  return [...asking, ...belowWhole(sources), ...told];
}

/** What the clerk is asked for in sections that no record can fill. */
export const sectionPrompts: Readonly<Record<string, string>> = {
  cases: '从期内办结的调解案件中选 1—2 则，身份信息已自动隐去，入文前请再核对。',
  problems: '补充 2—4 条：现象、数据、原因。',
  plans: '写明动作、对象、完成时限和责任人（单位）。',
};

/** The year before a year is the same year of 同比: it is told once. */
const withoutPrevious = (sources: NarrativeSources): NarrativeSources => ({
  ...sources,
  values: sources.values.map((value) => ({ ...value, previous: null, againstPrevious: null })),
});

/** Whether anything was ever recorded that the section would tell of; a group without is left out. */
const isKept = (values: readonly IndicatorValue[]): boolean =>
  values.some(({ key, value }) => !isUntold(key) && value !== null);

/** The outline of §7 with what the figures tell; groups of which nothing was ever recorded are left out. */
export function draftNarrative(given: NarrativeSources): Narrative {
  const sources = given.period.kind === 'year' ? withoutPrevious(given) : given;
  const { township, period, values } = sources;
  const place = `全${township.slice(-1)}`;
  const fill = (words: string) => words.replace('{day}', chineseDay(period.last)).replace('{place}', place);
  const of = (group: IndicatorGroup) => values.filter((value) => value.group === group);
  const [first, ...others] = indicatorGroups;
  const work = others.filter(({ key }) => isKept(of(key)));
  const situation = of(first.key);
  const open = (key: string, title: string, paragraphs: NarrativeParagraph[]): NarrativeSection => ({
    key,
    title,
    level: 1,
    isHidden: false,
    empty: null,
    paragraphs,
  });
  return {
    title: reportTitle(township, period),
    opening: openingOf(sources),
    sections: [
      ...(situation.length === 0 ? [] : [situationSection(sectionOf(first.key, first.title, 1, situation, fill))]),
      ...(work.length === 0 ? [] : [open('work', '主要工作', [])]),
      ...work.map(({ key, title }) => withMechanisms(sectionOf(key, title, 2, of(key), fill), given.mechanisms, place)),
      open('cases', '典型案例', []),
      open('problems', '存在问题', problemsOf(sources)),
      open('plans', '下步打算', []),
    ],
  };
}

/** The figures of the police come from outside: that none was given is no statement about the township. */
function situationSection(section: NarrativeSection): NarrativeSection {
  return section.paragraphs.length > 0 ? section : { ...section, empty: '有关单位没有提供本期数据。' };
}
