// The filter of an indicator in words, for the passport of its number.
import { linkedRegister } from '../fields/field.ts';
import { findRegister } from '../registers/index.ts';
import type { Register } from '../registers/register.ts';
import type { Condition } from '../reports/condition.ts';
import type { CodeTables } from '../reports/report.ts';
import type { Indicator } from './indicator.ts';

const places = { within: '在期内', before: '在期前', untilEnd: '不晚于期末', after: '在期末之后' } as const;

interface Told {
  label: string;
  table: string | null;
  isYesNo: boolean;
}

/** The field at a path such as `committee.village`. */
function fieldAt(register: Register, path: string): Told {
  const [key = '', ...rest] = path.split('.');
  const field = register.fields.find((each) => each.key === key);
  if (!field) return { label: key === 'withdrawnAt' ? '停用' : key, table: null, isYesNo: false };
  const link = linkedRegister(field);
  const target = rest.length > 0 && link !== null ? findRegister(link) : undefined;
  if (target) {
    const told = fieldAt(target, rest.join('.'));
    return { ...told, label: `${field.label}的${told.label}` };
  }
  const table = field.type === 'code' || field.type === 'codes' ? field.table : null;
  return { label: field.label, table, isYesNo: field.type === 'yesNo' };
}

function words(register: Register, condition: Condition, tables: CodeTables): string {
  if ('all' in condition) return joined(register, condition.all, tables, '，且');
  if ('any' in condition) return joined(register, condition.any, tables, '，或者');
  if ('not' in condition) return `并非（${words(register, condition.not, tables)}）`;
  if ('day' in condition) {
    const [first = '', ...others] = condition.day.map((path) => fieldAt(register, path).label);
    const instead = others.length === 0 ? '' : `（没有的按${others.join('、')}）`;
    return `${first}${instead}${places[condition.place]}`;
  }
  if ('namedBy' in condition) {
    const from = findRegister(condition.namedBy.register)!;
    const met = words(from, condition.namedBy.where, tables);
    return `有${met}的“${from.title}”${met.length > 20 ? '记录' : ''}`;
  }
  const { label, table, isYesNo } = fieldAt(register, condition.field);
  const name = (code: string | number): string => {
    if (isYesNo) return Number(code) === 1 ? '是' : '否';
    return tables(table ?? '')?.entries.find((entry) => entry.code === String(code))?.name ?? String(code);
  };
  if ('is' in condition) return `${label}为“${name(condition.is)}”`;
  if ('anyOf' in condition) return `${label}为${condition.anyOf.map((code) => `“${name(code)}”`).join('或')}`;
  if ('filled' in condition) return condition.filled ? `已填${label}` : `未填${label}`;
  const from = condition.atLeast === undefined ? '' : `不小于 ${condition.atLeast}`;
  const below = condition.below === undefined ? '' : `小于 ${condition.below}`;
  return `${label}${[from, below].filter((part) => part !== '').join('、')}`;
}

function joined(register: Register, parts: readonly Condition[], tables: CodeTables, between: string): string {
  const told = parts.map((part) => words(register, part, tables)).filter((part) => part !== '');
  const [only = ''] = told;
  return told.length < 2 ? only : `（${told.join(between)}）`;
}

/** The conditions that must all hold, however deep they are nested. */
const partsOfAll = (condition: Condition): readonly Condition[] =>
  'all' in condition ? condition.all.flatMap(partsOfAll) : [condition];

const withoutBrackets = (text: string): string => (/^（[^（）]*）$/u.test(text) ? text.slice(1, -1) : text);

const shiftWords = {
  planned: '已发布排班表中日期在期内、今天以前的班次，和今天已有巡逻记录的班次',
  held: '排定班次中有同队、同日、同班次巡逻记录的',
  missed: '排定班次中没有同队、同日、同班次巡逻记录的',
} as const;

/** 矛盾纠纷中，受理日期（没有的按发生日期）在期内，且…的记录. Formulas name their parts. */
export function filterWords({ figure }: Indicator, byKey: ReadonlyMap<string, Indicator>, tables: CodeTables): string {
  const named = (key: string) => `“${byKey.get(key)?.label ?? key}”`;
  switch (figure.kind) {
    case 'plus': {
      const less = (figure.less ?? []).map((key) => `－${named(key)}`).join('');
      return `${figure.of.map(named).join('＋')}${less}`;
    }
    case 'beyond':
      return `${named(figure.whole)}中，${figure.kinds.map(named).join('、')}里数量最多的 ${figure.named} 项以外的记录`;
    case 'rate':
      return `${named(figure.numerator)}÷${named(figure.denominator)}×100%`;
    case 'monthEnds':
      return `期内各月末${named(figure.of)}之和`;
    case 'shifts':
      return shiftWords[figure.which];
    case 'given': {
      const item = tables('monthlyItem')?.entries.find(({ code }) => code === figure.item)?.name ?? figure.item;
      return `“月报数据”中月份在期内、项目为“${item}”的数量之和`;
    }
    default: {
      const register = findRegister(figure.source.register)!;
      const filter = withoutBrackets(
        words(register, { all: [figure.source.where, figure.where].flatMap(partsOfAll) }, tables),
      );
      const records = filter === '' ? `“${register.title}”的全部记录` : `“${register.title}”中${filter}的记录`;
      if (figure.kind === 'count') return records;
      const [of = ''] = typeof figure.of === 'string' ? [figure.of] : figure.of;
      const { label } = fieldAt(register, of);
      if (figure.kind === 'hours') return `${records}，${label}之和÷60`;
      return figure.kind === 'sum' ? `${records}，${label}之和` : `${records}，按${label}不重复计`;
    }
  }
}
