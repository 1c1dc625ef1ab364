// A chosen file read whole, unless it is far too large.
import { buffer } from 'node:stream/consumers';
import type { OpenedFile } from '../host.ts';
import { tooLargeTemplate } from './templateRefusals.ts';

/** Bytes of a template; the forms of offices have some ten thousand. */
export const largestTemplate = 50 * 1024 * 1024;

/** @throws Refusal when it cannot be read or is too large. */
export async function readTemplate(file: OpenedFile): Promise<Buffer> {
  if (file.size > largestTemplate) throw tooLargeTemplate();
  return buffer(file.read());
}
