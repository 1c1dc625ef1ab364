// What a template of the work report may name: every indicator with all it is compared with, villages, the tables and
// the text.
import type { Indicator, IndicatorValue } from '../../../shared/indicators/indicator.ts';
import { indicatorGroups } from '../../../shared/indicators/indicator.ts';
import type { Narrative, NarrativeParagraph } from '../../../shared/rules/monthly/narrative.ts';
import { printedRuns } from '../../../shared/rules/monthly/printedRuns.ts';
import { isFilled, printedSections } from '../../../shared/rules/monthly/printedSections.ts';
import { slotNameOf } from '../../../shared/rules/templates/placeholder.ts';
import type { SlotGroup, SlotName } from '../../../shared/rules/templates/slotGroups.ts';
import type { SlotKind, SlotRow, SlotValue, TemplateValues } from '../../../shared/rules/templates/templateData.ts';
import { documentNumber } from '../documents/official/documentNumber.ts';
import { headingCounter } from '../documents/official/headingNumbers.ts';
import type { OfficialNumber } from '../documents/official/officialDocument.ts';
import { type AttachedTable, shown, toldValues } from '../monthly/attachedTables.ts';
import {
  figure,
  headGroup,
  headValues,
  number,
  numberedRows,
  type ReportHead,
  serialName,
  text,
  words,
} from './headSlots.ts';

/** The lists of the work report. */
export const villageList = '各村';
export const indicatorList = '各指标';
export const classList = '各纠纷类别';
export const paragraphList = '各段落';
const villageName = '村名';

/** A figure with its unit, as sentences print it. */
export const printedForm = '文字';

interface Form {
  kind: SlotKind;
  about: string;
  of: (value: IndicatorValue) => SlotValue;
}

/** What follows the label of an indicator; nothing for the figure itself. */
const forms: Readonly<Record<string, Form>> = {
  '': { kind: 'number', about: '本期数', of: ({ value }) => figure(value) },
  文字: { kind: 'text', about: '本期数连同单位', of: ({ text }) => words(text) },
  计量单位: { kind: 'text', about: '单位', of: ({ unit }) => words(unit) },
  上期: { kind: 'number', about: '上一期的数', of: ({ previous }) => figure(previous) },
  环比: { kind: 'text', about: '与上一期相比', of: ({ againstPrevious }) => words(againstPrevious) },
  去年同期: { kind: 'number', about: '去年同期的数', of: ({ lastYear }) => figure(lastYear) },
  同比: { kind: 'text', about: '与去年同期相比', of: ({ againstLastYear }) => words(againstLastYear) },
  本年累计: { kind: 'number', about: '1 月起累计', of: ({ cumulative }) => figure(cumulative) },
  去年累计: { kind: 'number', about: '去年同期累计', of: ({ lastYearCumulative }) => figure(lastYearCumulative) },
  累计同比: {
    kind: 'text',
    about: '累计与去年相比',
    of: ({ againstLastYearCumulative }) => words(againstLastYearCumulative),
  },
  分子: { kind: 'number', about: '率的分子', of: ({ numerator }) => figure(numerator) },
  分母: { kind: 'number', about: '率的分母', of: ({ denominator }) => figure(denominator) },
  记录数: { kind: 'number', about: '数字背后的记录条数', of: ({ records }) => figure(String(records)) },
  口径: { kind: 'text', about: '取哪些记录、按哪个日期', of: ({ about }) => words(about) },
  说明: { kind: 'text', about: '如“逐月下降”，成立时才有', of: ({ remarks }) => words(remarks.join('；')) },
};

/** The columns of the list of indicators, each a form; 本期 is the figure itself. */
const indicatorColumns: readonly (readonly [name: string, form: string])[] = [
  ['计量单位', '计量单位'],
  ['本期', ''],
  ['文字', '文字'],
  ['上期', '上期'],
  ['环比', '环比'],
  ['去年同期', '去年同期'],
  ['同比', '同比'],
  ['本年累计', '本年累计'],
  ['去年累计', '去年累计'],
  ['累计同比', '累计同比'],
  ['口径', '口径'],
  ['说明', '说明'],
];

const classColumns: readonly (readonly [name: string, kind: SlotKind])[] = [
  ['类别', 'text'],
  ['本期', 'number'],
  ['上期', 'number'],
  ['去年同期', 'number'],
  ['本年累计', 'number'],
];

/** Sections by their keys as a template names their text; their own titles may be changed by the clerk. */
const sectionTitles: readonly (readonly [key: string, title: string])[] = [
  ...indicatorGroups.map(({ key, title }) => [key, title] as const),
  ['cases', '典型案例'],
  ['problems', '存在问题'],
  ['plans', '下步打算'],
];

const sectionName = (title: string): string => `${title}正文`;
const openingName = '开头正文';
export const officialNumberName = '发文字号';

const serial = number(serialName, '从 1 起的行号');

type Named = Pick<Indicator, 'label' | 'group' | 'about'>;

/** All names for these indicators, the office's own among them. */
export function monthlyGroups(indicators: readonly Named[]): SlotGroup[] {
  const figures = indicatorGroups
    .map(({ key, title }): SlotGroup => {
      const of = indicators.filter(({ group }) => group === key);
      return { key, title, list: null, tells: 'whole', names: of.flatMap(namesOfIndicator) };
    })
    .filter(({ names }) => names.length > 0);
  return [
    {
      ...headGroup,
      names: [...headGroup.names, text(officialNumberName, '红头文件的字号，没有取号时是空的')],
    },
    ...figures,
    {
      key: 'villages',
      title: '一行一个村（社区）',
      list: villageList,
      tells: 'parts',
      names: [
        serial,
        text(villageName, '村（社区）名称'),
        ...indicators.flatMap(({ label, about }) => [
          number(slotNameOf(label), about),
          { ...text(slotNameOf(label) + printedForm, '连同单位'), of: slotNameOf(label) },
        ]),
      ],
    },
    {
      key: 'indicators',
      title: '一行一个指标（主要指标表）',
      list: indicatorList,
      tells: 'parts',
      names: [
        serial,
        text('指标', '指标名称'),
        text('分类', '属于哪一块工作'),
        ...indicatorColumns.map(([name, form]) => ({ name, kind: forms[form]!.kind, about: forms[form]!.about })),
      ],
    },
    {
      key: 'classes',
      title: '一行一类纠纷（矛盾纠纷分类表）',
      list: classList,
      tells: 'parts',
      names: [serial, ...classColumns.map(([name, kind]) => ({ name, kind, about: '' }))],
    },
    {
      key: 'paragraphs',
      title: '报告正文，逐段',
      list: paragraphList,
      tells: 'words',
      names: [
        text('一级标题', '“一、”一级的标题，别的段落里是空的'),
        text('二级标题', '“（一）”一级的标题，别的段落里是空的'),
        text('正文', '一段正文，标题行里是空的'),
      ],
    },
    {
      key: 'sections',
      title: '报告正文，整节',
      list: null,
      tells: 'words',
      names: [
        text(openingName, '第一个标题以前的几段'),
        ...sectionTitles.map(([, title]) => text(sectionName(title), `“${title}”一节的全部段落`)),
      ],
    },
  ];
}

const namesOfIndicator = ({ label, about }: Named): SlotName[] =>
  Object.entries(forms).map(([form, { kind, about: said }]) => ({
    name: slotNameOf(label) + form,
    kind,
    about: form === '' ? about : said,
    ...(form === '' ? {} : { of: slotNameOf(label) }),
  }));

/** Figures of some indicators for every village, in the order of `labels` (names as templates write them). */
export interface VillageColumns {
  labels: readonly string[];
  /** `texts`: as printed with their units. */
  rows: readonly { title: string; values: readonly (string | null)[]; texts: readonly string[] }[];
}

export interface MonthlyTold {
  head: ReportHead;
  officialNumber: OfficialNumber | null;
  values: readonly IndicatorValue[];
  villages: VillageColumns;
  /** 矛盾纠纷分类表; null without any dispute on record. */
  classes: AttachedTable | null;
  narrative: Narrative;
}

const groupTitles = new Map<string, string>(indicatorGroups.map(({ key, title }) => [key, title]));

/** The values for those names; what nobody recorded stays empty. */
export function monthlyValues(told: MonthlyTold): TemplateValues {
  const { head, officialNumber, values, villages, classes, narrative } = told;
  const single = new Map<string, SlotValue>(headValues(head));
  single.set(officialNumberName, words(officialNumber && documentNumber(officialNumber)));
  const put = (name: string, value: SlotValue): void => {
    if (!single.has(name)) single.set(name, value);
  };
  for (const value of values) {
    for (const [form, { of }] of Object.entries(forms)) put(slotNameOf(value.label) + form, of(value));
  }
  put(openingName, words(joined(narrative.opening)));
  const printed = printedSections(narrative.sections);
  for (const [key, title] of sectionTitles) {
    const section = printed.find((each) => each.key === key);
    put(sectionName(title), words(section ? joined(section.paragraphs) || (section.empty ?? '') : ''));
  }
  return {
    single,
    lists: new Map([
      [
        villageList,
        {
          columns: [serialName, villageName, ...villages.labels.flatMap((label) => [label, label + printedForm])],
          rows: villageRows(villages),
        },
      ],
      [
        indicatorList,
        {
          columns: [serialName, '指标', '分类', ...indicatorColumns.map(([name]) => name)],
          rows: indicatorRows(values),
        },
      ],
      [classList, { columns: [serialName, ...classColumns.map(([name]) => name)], rows: classRows(classes) }],
      [paragraphList, { columns: ['一级标题', '二级标题', '正文'], rows: paragraphRows(narrative) }],
    ]),
  };
}

const villageRows = ({ labels, rows }: VillageColumns): SlotRow[] =>
  numberedRows(
    rows.map(({ title, values, texts }) => [
      [villageName, words(title)],
      ...labels.flatMap((label, index) => [
        [label, figure(values[index] ?? null)] as const,
        [label + printedForm, words(texts[index] ?? null)] as const,
      ]),
    ]),
  );

const indicatorRows = (values: readonly IndicatorValue[]): SlotRow[] =>
  numberedRows(
    toldValues(values).map((value) => [
      ['指标', words(value.label)],
      ['分类', words(groupTitles.get(value.group) ?? null)],
      ...indicatorColumns.map(([name, form]) => [name, asPrinted(value, forms[form]!.of(value))] as const),
    ]),
  );

/** In a list of all indicators no place can say its decimals: money is rounded as the built-in table prints it. */
const asPrinted = (value: IndicatorValue, slot: SlotValue): SlotValue =>
  slot?.kind === 'number' ? { kind: 'number', decimal: shown(value, slot.decimal) ?? slot.decimal } : slot;

const classRows = (table: AttachedTable | null): SlotRow[] =>
  numberedRows(
    (table?.rows ?? []).map((row) =>
      classColumns.map(
        ([name, kind], index) =>
          [name, kind === 'text' ? words(row[index] ?? null) : figure(row[index] ?? null)] as const,
      ),
    ),
  );

const textOf = (paragraph: NarrativeParagraph): string =>
  printedRuns(paragraph)
    .map((run) => run.text)
    .join('');
const joined = (paragraphs: readonly NarrativeParagraph[]): string =>
  paragraphs.filter(isFilled).map(textOf).join('\n');

/** The text as the document prints it: headings with their numbers, and paragraphs, in order. */
function paragraphRows({ opening, sections }: Narrative): SlotRow[] {
  const numberOf = headingCounter();
  const row = (name: string, said: string): SlotRow => {
    const empty: [string, SlotValue][] = [
      ['一级标题', null],
      ['二级标题', null],
      ['正文', null],
    ];
    return new Map([...empty, [name, words(said)]]);
  };
  const body = (paragraphs: readonly NarrativeParagraph[]) =>
    // A line that the clerk broke is a paragraph of its own.
    paragraphs.filter(isFilled).flatMap((each) =>
      textOf(each)
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => row('正文', line)),
    );
  return [
    ...body(opening),
    ...printedSections(sections).flatMap(({ key, title, level, empty, paragraphs }) => {
      const heading = row(level === 1 ? '一级标题' : '二级标题', numberOf(level) + title);
      const told = body(paragraphs);
      const silent = empty === null || key === 'work' ? [] : [row('正文', empty)];
      return [heading, ...(told.length > 0 ? told : silent)];
    }),
  ];
}
