import { expect, test } from 'vitest';
import { fillPageNumbers, fixTurns, paginate } from './pagination.ts';
import { type FlowSection, type FlowTable, paragraph, type Run } from './paperFlow.ts';
import { formPage } from './paperPage.ts';

const lines = (count: number): Run[][] => Array.from({ length: count }, () => [{ text: '字' }]);
const section = (flow: FlowSection['flow'], more: Partial<FlowSection> = {}): FlowSection => ({
  page: formPage,
  flow,
  numbered: true,
  ...more,
});
/** Lines of 28 pt on a page of 246 mm. */
const perPage = 24;

test('a page holds 24 lines of 28 pt', () => {
  expect(paginate([section([paragraph(lines(perPage))])]).pages).toEqual([1]);
  expect(paginate([section([paragraph(lines(perPage + 1))])]).pages).toEqual([2]);
  expect(paginate([section([paragraph(lines(10 * perPage))])]).pages).toEqual([10]);
});

test('paragraphs that hold together go to the next page together', () => {
  const kept = paragraph(lines(1), { keepNext: true, keepLines: true });
  const flow = [paragraph(lines(perPage - 2)), kept, kept, paragraph(lines(1), { bookmark: 'last' })];
  const { pages, pageOf } = paginate([section(flow)]);
  expect(pages).toEqual([2]);
  expect(pageOf.get('last')).toBe(2);
  const fitting = [paragraph(lines(perPage - 3)), kept, kept, paragraph(lines(1))];
  expect(paginate([section(fitting)]).pages).toEqual([1]);
});

test('where text goes over whole, the page is turned explicitly; lines that merely run on are left alone', () => {
  const held = paragraph(lines(2), { keepNext: true, keepLines: true });
  const signature = paragraph(lines(1), { keepLines: true });
  const long = paragraph(lines(perPage - 2));
  fixTurns(paginate([section([long, held, signature])]));
  expect([long, held, signature].map(({ pageBreak }) => pageBreak)).toEqual([false, true, false]);

  const whole = paragraph(lines(3), { keepLines: true });
  fixTurns(paginate([section([paragraph(lines(perPage - 2)), whole])]));
  expect(whole.pageBreak).toBe(true);

  const running = paragraph(lines(3));
  const after = paginate([section([paragraph(lines(perPage - 2)), running])]);
  fixTurns(after);
  expect(after.pages).toEqual([2]);
  expect(running.pageBreak).toBe(false);
});

test('a table that stays with the signatures turns the page under its heading', () => {
  const row = { cells: [], height: 560 };
  const table: FlowTable = { kind: 'table', widths: [100], header: row, rows: [row, row], keepNext: true };
  const heading = paragraph(lines(1), { keepNext: true });
  const flow = [paragraph(lines(perPage - 4)), heading, table, paragraph(lines(1), { bookmark: 'signature' })];
  const pagination = paginate([section(flow)]);
  fixTurns(pagination);
  expect(heading.pageBreak).toBe(true);
  expect(pagination.pageOf.get('signature')).toBe(2);
});

test('a page that is turned explicitly is counted once', () => {
  const flow = () => [
    paragraph(lines(perPage - 1)),
    paragraph(lines(1), { keepNext: true }),
    paragraph(lines(1), { bookmark: 'last' }),
  ];
  const sections = [section(flow())];
  const first = paginate(sections);
  fixTurns(first);
  const again = paginate(sections);
  expect(again.pages).toEqual(first.pages);
  expect(again.pageOf).toEqual(first.pageOf);
});

test('a group longer than a page begins where it stands', () => {
  const kept = Array.from({ length: 30 }, () => paragraph(lines(1), { keepNext: true }));
  expect(paginate([section([paragraph(lines(2)), ...kept])]).pages).toEqual([2]);
});

test('rows of a table go over with their header', () => {
  const row = { cells: [], height: 560 };
  const table = (count: number): FlowTable => ({
    kind: 'table',
    widths: [100],
    header: row,
    rows: Array(count).fill(row),
  });
  // 570 twips a row with its rule: the header and 23 rows.
  expect(paginate([section([table(23)])]).pages).toEqual([1]);
  expect(paginate([section([table(24)])]).pages).toEqual([2]);
  expect(paginate([section([table(47)])]).pages).toEqual([3]);
});

test('numbers restart where a section says so, go on where not, and fill the references', () => {
  const reference: Run = { pageOf: 'there', page: null };
  const sections = [
    section([paragraph([[reference]])]),
    section([paragraph(lines(perPage + 1))], { startAt: 1 }),
    section([paragraph(lines(3)), paragraph(lines(1), { pageBreak: true, bookmark: 'there' })]),
  ];
  const { pages, pageOf } = paginate(sections);
  expect(pages).toEqual([1, 2, 2]);
  fillPageNumbers(sections, pageOf);
  expect(reference).toEqual({ pageOf: 'there', page: 4 });
});
