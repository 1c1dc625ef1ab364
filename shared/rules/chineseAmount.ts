// Amounts in capital characters, as a receipt or a payment sheet writes them.

const numerals = '零壹贰叁肆伍陆柒捌玖';
const places = ['', '拾', '佰', '仟'];
const sections = ['', '万', '亿', '万亿'];

/** Four digits: 1007 → 壹仟零柒. */
function section(value: number): string {
  let text = '';
  let zero = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      zero = text !== '';
      continue;
    }
    text += `${zero ? '零' : ''}${numerals[digit]}${places[place]}`;
    zero = false;
  }
  return text;
}

function wholeYuan(yuan: number): string {
  let text = '';
  let skipped = false;
  for (let index = sections.length - 1; index >= 0; index -= 1) {
    const value = Math.floor(yuan / 10_000 ** index) % 10_000;
    if (value === 0) {
      skipped = true;
      continue;
    }
    // A 零 stands where a section, or its thousands, are missing behind something written.
    text += `${text !== '' && (skipped || value < 1000) ? '零' : ''}${section(value)}${sections[index]}`;
    skipped = false;
  }
  return text;
}

/**
 * Whole fen as 人民币 in capitals: 1640902 → 人民币壹万陆仟肆佰零玖元零贰分, 20000 → 人民币贰佰元整. Follows 支付结算办法,
 * appendix 1 (正确填写票据和结算凭证的基本规定): 整 behind yuan and jiao, none behind fen; 零 where jiao is missing before
 * fen. Throws RangeError for negative, broken or unsafe amounts.
 */
export function chineseAmount(fen: number): string {
  if (!Number.isSafeInteger(fen) || fen < 0) throw new RangeError(`not an amount: ${fen}`);
  const yuan = Math.floor(fen / 100);
  const jiao = Math.floor(fen / 10) % 10;
  const cent = fen % 10;
  if (fen === 0) return '人民币零元整';
  const whole = yuan === 0 ? '' : `${wholeYuan(yuan)}元`;
  if (jiao === 0 && cent === 0) return `人民币${whole}整`;
  if (cent === 0) return `人民币${whole}${numerals[jiao]}角整`;
  const tenth = jiao > 0 ? `${numerals[jiao]}角` : whole === '' ? '' : '零';
  return `人民币${whole}${tenth}${numerals[cent]}分`;
}
