// The sheets of a rough print: their size and margins as the document names them, and on each the words that its line
// breaks may differ.

/** Printed at the foot of every rough sheet. */
export const roughNote = '程序粗排：换行、分页可能与 WPS、Word 中不同，正式文件请用办公软件打印';

export interface RoughSheet {
  /** CSS lengths. */
  width: string;
  height: string;
  /** CSS margin, one to four lengths. */
  margin: string;
}

export const uprightA4: RoughSheet = { width: '210mm', height: '297mm', margin: '14mm 12mm 16mm' };
export const acrossA4: RoughSheet = { width: '297mm', height: '210mm', margin: '14mm 12mm 16mm' };

const foot = `@bottom-center { content: '${roughNote}'; font-size: 8pt; color: #555; }`;

/** Names for sheets, the same for the same, and the styles that make them paper. */
export function roughSheets(): { nameOf(sheet: RoughSheet): string; rules(): string } {
  const names = new Map<string, string>();
  return {
    nameOf({ width, height, margin }) {
      const sheet = `size: ${width} ${height}; margin: ${margin};`;
      const name = names.get(sheet) ?? `pvr${names.size}`;
      names.set(sheet, name);
      return name;
    },
    rules: () => [...names].map(([sheet, name]) => `@page ${name} { ${sheet} ${foot} }`).join('\n'),
  };
}
