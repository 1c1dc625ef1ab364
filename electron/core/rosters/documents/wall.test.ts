// The month for the wall: everything on it, on as many sheets as promised, in letters that can be read.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainText, type RuledDocument, type RuledPage, roomOf } from '../../documents/ruled/ruledPage.ts';
import { shiftColumns } from './shiftColumns.ts';
import { inventedPrint, inventedRota, officeShifts, threeShifts } from './testing/inventedRota.ts';
import { heightOf } from './testing/pageHeight.ts';
import { wallDays } from './wallDays.ts';
import { wallPeople } from './wallPeople.ts';

const gridOf = (page: RuledPage) => {
  const grid = page.blocks.find((block) => block.kind === 'grid');
  if (grid?.kind !== 'grid') throw new Error('no grid');
  return grid;
};

const sizeOf = (document: RuledDocument): number => gridOf(document.pages[0]).size;

const namesOn = (document: RuledDocument): string =>
  document.pages
    .map((page) =>
      gridOf(page)
        .rows.map(({ cells }) => cells.map(({ text }) => plainText(text)).join('|'))
        .join('\n'),
    )
    .join('\n');

describe('a month of 60 people', () => {
  const print = inventedPrint({ people: 60, crew: 6 });

  test('fits one sheet of A3, by days and by people', () => {
    expect(wallDays(print, 'A3').pages).toHaveLength(1);
    expect(sizeOf(wallDays(print, 'A3'))).toBeGreaterThanOrEqual(10);
    expect(wallPeople(print, 'A3').pages).toHaveLength(1);
    expect(sizeOf(wallPeople(print, 'A3'))).toBeGreaterThanOrEqual(9);
  });

  test('is split over sheets of A4 of about the same length, each with its head and legend', () => {
    const days = wallDays(print, 'A4');
    expect(days.pages.map(({ name }) => name)).toEqual(['1日至16日', '17日至31日']);
    const people = wallPeople(print, 'A4');
    expect(people.pages.length).toBeGreaterThan(1);
    for (const page of [...days.pages, ...people.pages]) {
      expect(page.isWhole).toBe(true);
      expect(gridOf(page).rows[0]!.isHead).toBe(true);
      const lines = page.blocks.flatMap((block) => (block.kind === 'line' ? [plainText(block.text)] : []));
      expect(lines.join()).toContain('早班 07:00—12:00');
    }
  });
});

test('every duty of the rota stands on the sheet', () => {
  const print = inventedPrint({ people: 25, crew: 4 });
  const { sheet } = print;
  const text = namesOn(wallDays(print, 'A4')).replaceAll('\n', '');
  const written = sheet.people.reduce((sum, { name }) => sum + (text.split(name).length - 1), 0);
  expect(written).toBe(sheet.cells.length);
  const marks = gridOf(wallPeople(print, 'A3').pages[0])
    .rows.filter(({ isHead }) => !isHead)
    .slice(0, -1);
  const served = marks.flatMap(({ cells }) => cells.slice(2, 33)).map(({ text: mark }) => plainText(mark).length);
  expect(served.reduce((sum, length) => sum + length, 0)).toBe(sheet.cells.length);
});

/** Shifts at so many posts. */
const posts = (count: number) =>
  Array.from({ length: count }, (_post, index) => ({
    ...threeShifts[index % 3]!,
    id: `post${index}`,
    name: `第${index + 1}岗`,
  }));

test('whatever the size of team and shifts, no page holds more than it can', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 150 }),
      fc.integer({ min: 1, max: 10 }),
      fc.integer({ min: 1, max: 14 }),
      fc.constantFrom('A3' as const, 'A4' as const),
      fc.constantFrom('2026-12', '2027-02'),
      fc.boolean(),
      (people, crew, shifts, paper, month, hasUnits) => {
        // Fourteen posts of ten people each no township has.
        const each = Math.min(crew, people, shifts > 5 ? 3 : 10);
        const print = inventedPrint({ people, crew: each, shifts: posts(shifts), month, hasUnits });
        for (const document of [wallDays(print, paper), wallPeople(print, paper)]) {
          for (const page of document.pages) {
            const { width, height } = roomOf(page);
            expect(heightOf(page)).toBeLessThanOrEqual(height);
            expect(page.widths.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(width + 0.01);
          }
        }
      },
    ),
    { numRuns: 60 },
  );
});

describe('the sheet says', () => {
  test('levels with reason and approver, holidays by name, weekends in grey', () => {
    const { pages } = wallDays(inventedPrint(), 'A3');
    const lines = pages[0].blocks.flatMap((block) => (block.kind === 'line' ? [plainText(block.text)] : []));
    expect(lines).toContain('勤务等级：12月10日至12日应急勤务，集镇冬季物资交流会（批准人：石主任）');
    const [, first, , , , saturday] = gridOf(pages[0]).rows;
    expect(first!.cells.map(({ shade }) => shade)).not.toContain(undefined);
    expect(plainText(first!.cells.at(-1)!.text)).toBe('元旦');
    expect(saturday!.cells[1]).toMatchObject({ text: '六', shade: 'light' });
  });

  test('who leads, and where somebody is lacking', () => {
    const print = inventedPrint({ people: 12, crew: 3 });
    const [gone] = print.sheet.cells;
    print.sheet.cells = print.sheet.cells.slice(1);
    const first = gridOf(wallDays(print, 'A4').pages[0]).rows[1]!.cells[2]!;
    expect(plainText(first.text)).toContain('（缺1人）');
    expect(plainText(first.text)).not.toContain(print.sheet.people.find(({ id }) => id === gone!.person)!.name);
  });

  test('that it is a draft, an edition, or an edition changed since', () => {
    const status = (state: 'draft' | 'published' | 'changed') =>
      wallDays(inventedPrint({ state }), 'A4').pages[0].blocks.flatMap((block) =>
        block.kind === 'spread' ? block.texts : [],
      );
    expect(status('draft')).toContain('草稿，未发布');
    expect(status('published')).toContain('第2版，2026年11月25日发布');
    expect(status('changed')).toContain('第2版，2026年11月25日发布，此后有调整');
    expect(status('published')).toContain('批准人：田志强');
  });
});

test('an office duty table has a column for each post and the duty phone', () => {
  const { pages, title } = wallDays(inventedPrint({ people: 30, shifts: officeShifts }), 'A4');
  expect(title).toBe('迁陵镇茶市村义务巡防队2026年12月值班表');
  const [head, first] = gridOf(pages[0]).rows;
  expect(head!.cells.map(({ text }) => text)).toEqual([
    '日期',
    '星期',
    '带班领导',
    '值班干部',
    '值班人员',
    '值班电话',
    '备注',
  ]);
  expect(plainText(first!.cells[5]!.text)).toBe('0743-7722110');
});

test('marks are characters of the titles where these tell the shifts apart, else numbers', () => {
  const marksIn = (names: readonly string[]) => {
    const shifts = names.map((name, index) => ({ ...threeShifts[0]!, id: `s${index}`, name }));
    return shiftColumns(inventedRota({ shifts, crew: 1 })).map(({ mark }) => mark);
  };
  expect(marksIn(['早班', '晚班'])).toEqual(['早', '晚']);
  expect(marksIn(['车站', '广场', '车站假日'])).toEqual(['车', '广', '假']);
  expect(marksIn(['值班', '值班员'])).toEqual(['值', '员']);
  expect(marksIn(['一二', '二一'])).toEqual(['一', '二']);
  expect(marksIn(['甲乙', '乙丙', '甲丙', '乙甲'])).toEqual(['①', '②', '③', '④']);
});

test('a shift of some weekdays says which', () => {
  const print = inventedPrint({ people: 20 });
  const isIts = (day: string) => [5, 6].includes(print.sheet.days.find((each) => each.day === day)!.weekday);
  print.sheet.cells = print.sheet.cells.filter(({ shift, day }) => shift !== 'night' || isIts(day));
  print.sheet.needs = print.sheet.needs.filter(({ shift, day }) => shift !== 'night' || isIts(day));
  const [legend] = wallPeople(print, 'A3').pages[0].blocks.flatMap((block) =>
    block.kind === 'line' ? [plainText(block.text)] : [],
  );
  expect(legend).toContain('夜＝夜班 每周五、六 22:00—次日05:00');
});

test('a shift whose hours change within the month stays in one column, and the legend says when', () => {
  const [morning, evening, night] = threeShifts as [
    (typeof threeShifts)[number],
    (typeof threeShifts)[number],
    (typeof threeShifts)[number],
  ];
  const winter = { ...night, id: 'winter', start: '23:00', end: '06:00' };
  const print = inventedPrint({ people: 20, shifts: [morning, evening, night, winter] });
  const half = (shift: string, day: string) =>
    shift === 'night' ? day <= '2026-12-15' : shift === 'winter' ? day > '2026-12-15' : true;
  print.sheet.cells = print.sheet.cells.filter(({ shift, day }) => half(shift, day));
  print.sheet.needs = print.sheet.needs.filter(({ shift, day }) => half(shift, day));
  const { pages } = wallDays(print, 'A3');
  expect(gridOf(pages[0]).rows[0]!.cells).toHaveLength(6);
  const lines = pages[0].blocks.flatMap((block) => (block.kind === 'line' ? [plainText(block.text)] : []));
  expect(lines[0]).toContain('夜班 12月1日至15日 22:00—次日05:00；12月16日至31日 23:00—次日06:00');
});
