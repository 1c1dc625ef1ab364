// Why a file cannot be a template, in words.
import { Refusal } from '../../../shared/contract/errors.ts';

/** `cause` stays in the log. */
export const damagedTemplate = (cause?: unknown): Refusal =>
  new Refusal(
    'invalid',
    '这个模板文件不完整或已损坏，读不出来。请用 WPS、Word 或 Excel 打开它，另存为 .docx 或 .xlsx 后再试。',
    { cause },
  );

/** A packing trick, or far more than any form holds. */
export const tooLargeTemplate = (): Refusal =>
  new Refusal(
    'invalid',
    '这个模板文件展开后大得不正常，为安全起见没有读取。请把需要的内容复制到一个新文件，保存后再试。',
  );

/** Nothing in it can be read without its password. */
export const lockedTemplate = (): Refusal =>
  new Refusal(
    'invalid',
    '这个文件设了打开密码，不能作模板。请用 WPS、Word 或 Excel 打开它，取消打开密码并保存后再选。',
  );

/** What the file is instead. */
export const notTemplate = (what: string): Refusal =>
  new Refusal('invalid', `${what}，不能作模板。请用 WPS、Word 或 Excel 另存为 .docx 或 .xlsx 后再选。`);
