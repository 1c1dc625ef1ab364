// A file's name as the user saw it, made safe to show and to propose: no folders, nothing a system would choke on.

// Linux allows 255 bytes a name, and Chinese takes 3 a character; the rest is left for an extension and `.part`.
const longestBytes = 180;
const reservedOnWindows = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/i;

/** Turns any text into one plain file name. Both kinds of slash end a folder; an empty rest becomes 未命名. */
export function plainFileName(raw: string): string {
  const last = raw.split(/[\\/]/).at(-1) ?? '';
  const cleaned = last
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters and text-direction marks are what is removed
    .replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (cleaned === '') return '未命名';
  const dot = cleaned.lastIndexOf('.');
  const stem = dot > 0 ? cleaned.slice(0, dot) : cleaned;
  const extension = dot > 0 ? cleaned.slice(dot) : '';
  const safeStem = reservedOnWindows.test(stem) ? `${stem}_` : stem;
  return cut(safeStem) + extension.slice(0, 20);
}

/** Signs that Windows, Linux or a USB stick refuse, and the sign that parts a name. */
const refused = /[<>:"/\\|?*_\s]+/gu;

/** One part of a name whose parts are joined by `_`, with so many characters at most. */
export const namePart = (text: string, longest: number): string =>
  Array.from(text.replace(refused, '-')).slice(0, longest).join('');

function cut(text: string): string {
  const characters = Array.from(text);
  while (Buffer.byteLength(characters.join('')) > longestBytes) characters.pop();
  return characters.join('');
}
