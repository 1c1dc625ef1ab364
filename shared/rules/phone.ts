// Telephone numbers, codes.md §10. Number ranges change with the ministry's allocation, so only 1[3-9] is looked at.
import { accept, type Outcome, refuse, warning } from './outcome.ts';
import { quoted, withoutBlanks } from './writtenText.ts';

/** A number as stored: mobiles as eleven digits, fixed lines as "0743-8123456" or "0743-8123456-12". */
export interface Phone {
  number: string;
  kind: 'mobile' | 'fixed' | 'service';
}

const mobile = /^1[3-9]\d{9}$/u;
// 010 and 02x have eight-digit numbers; the other areas have four-digit codes and seven or eight digits.
const fixed = /^(0(?:10|2\d)|0[3-9]\d{2})-?([2-9]\d{6,7})(?:-(\d{1,6}))?$/u;
const local = /^([2-9]\d{6,7})(?:-(\d{1,6}))?$/u;
const service = /^(?:1\d{2}|1[02]\d{3}|9\d{4}|[48]00\d{7})$/u;

/** Without blanks, dots and brackets, dashes unified, +86 taken off: "+86 138-0743-0000" → "13807430000". */
export function normalisePhone(text: string): string {
  const plain = withoutBlanks(text)
    .replace(/^(?:电话|手机|联系电话|TEL|Tel|tel)[:：]?/u, '')
    .replace(/^['‘’`]+|['‘’`]+$/gu, '')
    .replace(/转|分机|ext\.?|#/giu, '-')
    .replace(/[().·]/gu, (sign) => (sign === ')' ? '-' : ''))
    .replace(/-{2,}/gu, '-')
    .replace(/^-|-$/gu, '');
  const domestic = plain.replace(/^(?:\+|00)86-?/u, '');
  const digits = domestic.replace(/-/gu, '');
  if (/^86(?:1\d{10})$/u.test(digits)) return digits.slice(2);
  if (/^01[3-9]\d{9}$/u.test(digits)) return digits.slice(1);
  if (/^(?:1\d{10}|[48]00\d{7})$/u.test(digits)) return digits;
  // An area code keeps its zero: "+86 743 8123456" lost it.
  if (domestic !== plain && /^[1-9]/u.test(digits) && digits.length >= 9) return shapeFixed(`0${domestic}`);
  return shapeFixed(domestic);
}

function shapeFixed(text: string): string {
  const match = fixed.exec(text);
  if (match === null) return text;
  return [match[1], match[2], match[3]].filter((part) => part !== undefined).join('-');
}

/**
 * Checks a written number. Refusals: `phoneMissing`, `phoneSeveral`, `phoneCharacters`, `phoneLength`. Warnings, saved all
 * the same: `phoneSegmentUnknown`, `phoneAreaMissing`.
 */
export function checkPhone(text: string): Outcome<Phone> {
  const number = normalisePhone(text);
  if (number === '') return refuse('phoneMissing', '没有填写电话。');
  if (isSeveral(text)) return refuse('phoneSeveral', '这里有不止一个号码，请只留一个，其余写到备注。');
  if (!/^[\d-]+$/u.test(number)) {
    return refuse('phoneCharacters', `${quoted(text)}不是电话号码，请只填数字，例如 13800000000 或 0743-8123456。`);
  }
  if (mobile.test(number)) return accept({ number, kind: 'mobile' });
  if (fixed.test(number)) return checkFixed(number);
  if (service.test(number)) return accept({ number, kind: 'service' });
  if (/^1[0-2]\d{9}$/u.test(number)) {
    return accept({ number, kind: 'mobile' }, [warning('phoneSegmentUnknown', '手机号段不常见，请核对号码。')]);
  }
  if (local.test(number)) {
    return accept({ number, kind: 'fixed' }, [
      warning('phoneAreaMissing', '固定电话没有区号，建议补上，例如 0743-8123456。'),
    ]);
  }
  const digits = number.replace(/-/gu, '').length;
  if (/^1[3-9]/u.test(number)) return refuse('phoneLength', `手机号码应为 11 位，现在是 ${digits} 位，请核对。`);
  return refuse('phoneLength', `号码${quoted(number)}位数不对，手机为 11 位，固定电话为区号加 7—8 位，请核对。`);
}

function checkFixed(number: string): Outcome<Phone> {
  const [area, line] = number.split('-');
  if (area!.length === 3 && line!.length !== 8) {
    return refuse('phoneLength', `区号 ${area} 的固定电话应为 8 位，现在是 ${line!.length} 位，请核对。`);
  }
  return accept({ number, kind: 'fixed' });
}

function isSeveral(text: string): boolean {
  const parts = text.split(/[,，、;；/|\n或和]|(?<=\d{7})\s+(?=[01]\d)/u).filter((part) => /\d{5}/u.test(part));
  return parts.length > 1;
}

/** Mobiles as 138****0000, fixed lines as 0743-****456; service numbers are public and stay. */
export function maskPhone(number: string): string {
  if (/^1\d{10}$/u.test(number)) return `${number.slice(0, 3)}****${number.slice(7)}`;
  if (service.test(number)) return number;
  const match = fixed.exec(number);
  if (match !== null) return `${match[1]}-****${match[2]!.slice(-3)}`;
  return number.length > 3 ? `****${number.slice(-3)}` : '*'.repeat(number.length);
}
