// How much one message or file may hold, known to both ends so that the page can say it before sending.

const megabyte = 1024 * 1024;

/** One call's input as JSON text, in bytes. */
export const callLimit = 16 * megabyte;

/** One attachment, in bytes. */
export const attachmentLimit = 20 * megabyte;

/** What is said of a file that is too large to be attached; null for one that is not. `size` in bytes. */
export function largeAttachment({ name, size }: { name: string; size: number }): string | null {
  if (size <= attachmentLimit) return null;
  return `“${name}”超过 ${attachmentLimit / megabyte} MB，没有添加。请把照片压缩，或把 PDF 拆成几份后再添加。`;
}

/** One file handed over by the browser shell, in bytes. */
export const uploadLimit = 64 * megabyte;
