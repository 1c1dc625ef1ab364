// Numbers as people write them in ledgers: 1200, "500元", "2.3万元", "3人", "1,200.50", "十五". Exact, or refused in words.
import { readChineseNumeral } from './chineseNumeral.ts';
import {
  addDecimals,
  canonicalDecimal,
  compareDecimals,
  decimalFromNumber,
  multiplyDecimals,
  roundDecimal,
} from './decimal.ts';
import { fenFromYuan } from './money.ts';
import { accept, hint, type Outcome, refuse } from './outcome.ts';
import { quoted, withoutBlanks } from './writtenText.ts';

/** What a number field expects. */
export interface NumberExpected {
  /** Words that may follow the figure; by default any usual counter. Another counter is refused: 3人 is no money. */
  units?: readonly string[];
  /** Most decimals kept; more are refused unless `roundHalfUp`. 0 for whole numbers. */
  decimals?: number;
  /** Rounds half up to `decimals` and says so in a hint. Only where a form's rule states it. */
  roundHalfUp?: boolean;
  negativeAllowed?: boolean;
}

/** Counters of registers and forms. */
export const usualUnits: readonly string[] = [
  ...[
    '人',
    '人次',
    '名',
    '位',
    '户',
    '家',
    '件',
    '起',
    '次',
    '个',
    '份',
    '支',
    '条',
    '处',
    '间',
    '套',
    '栋',
    '辆',
    '块',
    '张',
    '场',
  ],
  ...['天', '日', '小时', '学时', '分钟', '周', '月', '个月', '年', '岁', '周岁'],
  ...['平方米', '平米', 'm2', '亩', '公里', '千米', 'km', '米', '分', '项', '本', '元', '圆'],
];

const moneyUnits: readonly string[] = ['元', '圆', '块', '块钱', '元人民币', '元整', '元正', '圆整', '圆正'];

const multipliers: Readonly<Record<string, string>> = {
  十: '10',
  百: '100',
  千: '1000',
  k: '1000',
  万: '10000',
  w: '10000',
  十万: '100000',
  百万: '1000000',
  千万: '10000000',
  亿: '100000000',
  万亿: '1000000000000',
};
const multiplierPattern = '万亿|千万|百万|十万|亿|万|千|百|十|w|k';

/**
 * Reads a written number into the shortest exact decimal text. Refusals: `numberMissing`, `numberApproximate`, `numberRange`,
 * `numberUnit`, `numberDecimals`, `numberNegative`, `numberUnreadable`, `numberTooLarge`.
 */
export function readWrittenNumber(input: string | number, expected: NumberExpected = {}): Outcome<string> {
  const shown = String(input);
  if (typeof input === 'number' && !Number.isFinite(input)) return unreadable(shown);
  if (typeof input === 'number' && Math.abs(input) >= 1e15) {
    return refuse('numberTooLarge', `${quoted(shown)}太大，表格里的数值只保留 15 位，末尾可能已经丢失，请以文本重填。`);
  }
  const text = typeof input === 'number' ? decimalFromNumber(input) : tidy(input);
  if (text === '') return refuse('numberMissing', '没有填写数字。');
  const vague = vagueness(text);
  if (vague !== null) return vague;
  const split = new RegExp(`^([+-]?)(.*?)(${unitPattern()})?$`, 'u').exec(text);
  const value = split === null ? null : readFigure(split[2]!);
  if (split === null || value === null) return unreadable(shown);
  const unit = split[3];
  if (unit !== undefined && !(expected.units ?? usualUnits).includes(unit)) {
    return refuse('numberUnit', `${quoted(shown)}的单位是“${unit}”，与本栏不符，请核对是否填错了栏。`);
  }
  return limited(split[1] === '-' ? canonicalDecimal(`-${value}`) : value, shown, expected);
}

/**
 * Reads a written sum of money into whole fen: 1200, "500元", "2.3万元", "￥1,200.50", "5元5角". Refusals as for numbers;
 * money finer than fen or below zero is refused.
 */
export function readWrittenMoney(input: string | number, options: { negativeAllowed?: boolean } = {}): Outcome<number> {
  const plain = typeof input === 'string' ? withJiaoAndFen(tidy(input)) : input;
  const expected: NumberExpected = {
    units: moneyUnits,
    decimals: 2,
    negativeAllowed: options.negativeAllowed ?? false,
  };
  const yuan = readWrittenNumber(plain, expected);
  if (!yuan.ok) return yuan;
  if (compareDecimals(yuan.value.replace('-', ''), '90000000000000') > 0) {
    return refuse('numberTooLarge', `${quoted(String(input))}超出可以记录的金额，请核对。`);
  }
  return accept(fenFromYuan(yuan.value), yuan.notes);
}

function tidy(text: string): string {
  return withoutBlanks(text)
    .replace(/^['‘’`]+/u, '')
    .replace(/^(?:人民币|RMB|CNY|¥|\$?￥)+/iu, '')
    .replace(/^(?:共计|合计|总计|共)/u, '')
    .replace(/[。;,]+$/u, '')
    .replace(/(?<=[\d.])[Ww](?=$|元)/u, 'w');
}

function vagueness(text: string): ReturnType<typeof refuse> | null {
  if (/约|大概|左右|上下|将近|^近|余|多|以上|以下|以内|不足|超过|不到|至少|^[><≥≤]|几|数[十百千万]/u.test(text)) {
    return refuse('numberApproximate', `${quoted(text)}是约数，请填写准确的数；只知道大概的，写到备注。`);
  }
  if (/[\d一二三四五六七八九十万元人](?:-|~|～|至|到)\d/u.test(text)) {
    return refuse('numberRange', `${quoted(text)}是一个范围，请填写一个准确的数。`);
  }
  return null;
}

let unitExpression = '';
function unitPattern(): string {
  if (unitExpression === '') {
    const words = [...new Set([...usualUnits, ...moneyUnits, '%'])].sort((a, b) => b.length - a.length);
    unitExpression = words.join('|');
  }
  return unitExpression;
}

const figure = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+`;
const wholeFigure = new RegExp(`^(${figure})(${multiplierPattern})?$`, 'u');
const firstPart = new RegExp(`^(${figure})(${multiplierPattern})(.+)$`, 'u');

/** Digits with an optional 万, several such parts of falling size (2万3千), or a Chinese numeral. */
function readFigure(text: string): string | null {
  const chinese = readChineseNumeral(text);
  if (chinese !== null) return String(chinese);
  let rest = text;
  let total = '0';
  let size: string | null = null;
  for (;;) {
    const last = wholeFigure.exec(rest);
    if (last !== null) {
      const amount = amountOf(last[1]!, last[2]);
      // 2万3 is 23,000 to one writer and 20,003 to another.
      if (size !== null && (last[2] === undefined ? last[1]!.length < 2 : false)) return null;
      if (size !== null && compareDecimals(amount, size) >= 0) return null;
      return canonicalDecimal(addDecimals(total, amount));
    }
    const part = firstPart.exec(rest);
    if (part === null) return null;
    const amount = amountOf(part[1]!, part[2]);
    if (size !== null && compareDecimals(amount, size) >= 0) return null;
    total = addDecimals(total, amount);
    size = multipliers[part[2]!]!;
    rest = part[3]!.replace(/^零/u, '');
  }
}

function amountOf(digits: string, multiplier: string | undefined): string {
  const plain = digits.replace(/,/gu, '').replace(/^\./u, '0.');
  return multiplier === undefined ? plain : multiplyDecimals(plain, multipliers[multiplier]!);
}

/** 5元5角 and 1200元5角3分 as a decimal of yuan; other text unchanged. */
function withJiaoAndFen(text: string): string {
  const match = /^(-?[^元圆角分]*)[元圆](?:(\d)角)?(?:零?(\d)分)?[整正]?$/u.exec(text);
  if (match === null || (match[2] === undefined && match[3] === undefined)) return text;
  const value = readFigure(match[1]!);
  if (value === null || value.includes('.')) return text;
  return `${value}.${match[2] ?? '0'}${match[3] ?? '0'}元`;
}

function limited(value: string, shown: string, expected: NumberExpected): Outcome<string> {
  if (value.startsWith('-') && expected.negativeAllowed !== true) {
    return refuse('numberNegative', `${quoted(shown)}小于零，请核对。`);
  }
  const decimals = expected.decimals;
  if (decimals === undefined || (value.split('.')[1]?.length ?? 0) <= decimals) return accept(value);
  if (expected.roundHalfUp === true) {
    const rounded = canonicalDecimal(roundDecimal(value, decimals));
    return accept(rounded, [hint('numberRounded', `已四舍五入为 ${rounded}。`)]);
  }
  const sentence = decimals === 0 ? '应为整数' : `最多 ${decimals} 位小数`;
  return refuse('numberDecimals', `${quoted(shown)}${sentence}，请核对。`);
}

function unreadable(shown: string): Outcome<string> {
  return refuse('numberUnreadable', `${quoted(shown)}不是能识别的数字，请改成例如 1200、2.3万 的写法。`);
}
