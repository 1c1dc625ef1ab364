// Text as offices type it carries tabs that keep Excel from turning an identity number into a number, blanks that
// stretch a two-character name, line breaks from narrow cells. This file takes those away and nothing else.
// Every function is idempotent, so that text that went out comes back the same.
import { withoutBlanks } from '../rules/writtenText.ts';

const han = '\\p{Script=Han}〇々';
const newlineInHan = new RegExp(`(?<=[${han}])\\s*\\n\\s*(?=[${han}])`, 'gu');
const blankInHan = new RegExp(`(?<=[${han}])\\s+(?=[${han}])`, 'gu');
const dotInHan = new RegExp(`(?<=[${han}])\\s*[·•‧∙・･˙]\\s*(?=[${han}])`, 'gu');
const lineBreak = /\r\n?|[\u0085\u2028\u2029\v\f]/g;
// Zero-width and direction marks: invisible, but they make two equal names differ.
const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF\uFFFE\uFFFF]/g;
// Everything below the blank, and halves of broken surrogate pairs.
const control = /[\p{Cc}\p{Cs}]/gu;

/** One line: line breaks inside Chinese words close up, other white space becomes one blank, both ends trimmed. */
export function oneLine(text: string): string {
  return withoutMarks(text).replace(newlineInHan, '').replace(/\s+/g, ' ').replace(control, '').trim();
}

/** Text of several lines: \n between lines, no blanks at the end of a line, no blanks or empty lines at both ends. */
export function paragraphs(text: string): string {
  return withoutMarks(text)
    .replace(/\t/g, ' ')
    .replace(control, (sign) => (sign === '\n' ? sign : ''))
    .replace(/[^\S\n]+(?=\n)/g, '')
    .trim();
}

/** A name: "张　三" is 张三, "买买提・艾力" has the middle dot of identity cards; "John  Smith" keeps one blank. */
export function properName(text: string): string {
  return oneLine(text).replace(dotInHan, '·').replace(blankInHan, '');
}

/** An identifier: half width, without white space, tabs and the apostrophe that held it as text. */
export function identifier(text: string): string {
  return withoutBlanks(text)
    .replace(control, '')
    .replace(/^['‘’`]+|['‘’`]+$/g, '');
}

/** Whether the text says "nothing here": a dash, a slash, 无, 暂无 (forms must not have empty boxes). */
export function saysNothing(text: string): boolean {
  return /^(?:[-—~/\\]*|无|暂无|没有)$/.test(withoutBlanks(text));
}

/** Number of characters as a person counts them: code points, so 𠮷 is one. */
export function characterCount(text: string): number {
  return [...text].length;
}

/**
 * Also drops the apostrophe that exporters put before text that starts like a formula: it belongs to the file, not
 * to the text.
 */
function withoutMarks(text: string): string {
  return text
    .replace(invisible, '')
    .replace(lineBreak, '\n')
    .replace(control, keptControl)
    .trim()
    .replace(/^'+(?=[=+\-@])/, '');
}

function keptControl(sign: string): string {
  return sign === '\n' || sign === '\t' ? sign : '';
}
