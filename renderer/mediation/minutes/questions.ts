// Minutes as questions and answers: lines that begin with 问： or 答：, as they are stored and printed, and the rows in which
// they are typed. Text without such lines is a told account, a row of its own.

export type QuestionRowKind = 'ask' | 'answer' | 'told';

export interface QuestionRow {
  kind: QuestionRowKind;
  /** May hold several lines. */
  text: string;
}

export const rowWords = { ask: '问', answer: '答' } as const;

const marks = [
  { kind: 'ask', start: /^[ \t　]*问[ \t　]*[：:]/ },
  { kind: 'answer', start: /^[ \t　]*答[ \t　]*[：:]/ },
] as const;

/** 答： in the middle of a line, after the end of a sentence: 问：……？答：…… */
const innerMark = /([。？！?!])[ \t　]*(?=[问答][ \t　]*[：:])/g;

/** The rows of a text. A line without a mark goes on with the row before it. */
export function readQuestions(text: string): QuestionRow[] {
  const rows: QuestionRow[] = [];
  if (text === '') return rows;
  for (const line of text.split('\n')) {
    const mark = marks.find(({ start }) => start.test(line));
    const last = rows.at(-1);
    if (mark) rows.push({ kind: mark.kind, text: line.replace(mark.start, '') });
    else if (last) last.text += `\n${line}`;
    else rows.push({ kind: 'told', text: line });
  }
  return rows;
}

/** The text of the rows; questions that were never filled are left out. */
export function writeQuestions(rows: readonly QuestionRow[]): string {
  return rows
    .filter((row, at) => row.kind === 'told' || row.text !== '' || isAnswered(rows, at))
    .map(({ kind, text }) => (kind === 'told' ? text : `${rowWords[kind]}：${text}`))
    .join('\n');
}

/** An empty 答 under a question stays: it says that nothing was answered. So does a 问 whose answer was written. */
function isAnswered(rows: readonly QuestionRow[], at: number): boolean {
  const row = rows[at];
  if (row?.kind === 'ask') return rows[at + 1]?.kind === 'answer' && rows[at + 1]?.text !== '';
  if (row?.kind === 'answer') return rows[at - 1]?.kind === 'ask' && rows[at - 1]?.text !== '';
  return false;
}

/** What is pasted into a row as rows, or null where it holds no mark and is plain text. */
export function pastedQuestions(pasted: string): QuestionRow[] | null {
  const lines = pasted.replace(/\r\n?/g, '\n').trim().replace(innerMark, '$1\n');
  const marked = lines.split('\n').some((line) => marks.some(({ start }) => start.test(line)));
  return marked ? readQuestions(lines) : null;
}

/** Whether a text is written as questions and answers, so that the editor opens with rows. */
export function hasQuestions(text: string): boolean {
  return text.split('\n').some((line) => marks.some(({ start }) => start.test(line)));
}

/** Rows with a row to go on in: an open 问 at the end, and a 答 where a question waits for it. */
export function withOpenRow(rows: readonly QuestionRow[]): readonly QuestionRow[] {
  const last = rows.at(-1);
  if (last?.kind === 'ask') return rows;
  return [...rows, { kind: 'ask', text: '' }];
}

/** Where the cursor goes after Enter in a row, and the rows with it. */
export function afterEnter(rows: readonly QuestionRow[], at: number): { rows: readonly QuestionRow[]; at: number } {
  const kind = rows[at]?.kind === 'ask' ? 'answer' : 'ask';
  const next = rows[at + 1];
  if (next?.kind === kind && (kind === 'answer' || next.text === '')) return { rows, at: at + 1 };
  return { rows: rows.toSpliced(at + 1, 0, { kind, text: '' }), at: at + 1 };
}

/**
 * Puts rows where the cursor stands in a row: text before and after it stays, and what has no mark of its own goes on in
 * the row. `cursor` says where the cursor stands afterwards.
 */
export function insertQuestions(
  rows: readonly QuestionRow[],
  at: number,
  from: number,
  to: number,
  inserted: readonly QuestionRow[],
): { rows: readonly QuestionRow[]; at: number; cursor: number } {
  const row = rows[at] ?? { kind: 'ask', text: '' };
  const before = row.text.slice(0, from);
  const after = row.text.slice(to);
  const [first, ...others] = inserted;
  const made: QuestionRow[] = [];
  if (first?.kind === 'told') made.push({ kind: row.kind, text: before + first.text });
  else if (before !== '') made.push({ kind: row.kind, text: before }, ...(first ? [{ ...first }] : []));
  else if (first) made.push({ ...first });
  made.push(...others.map((other) => ({ ...other })));
  const last = made.at(-1);
  const cursor = last?.text.length ?? 0;
  if (last && after !== '') last.text += after;
  return { rows: rows.toSpliced(at, 1, ...made), at: at + made.length - 1, cursor };
}
