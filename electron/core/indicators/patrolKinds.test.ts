// 按勤务种类分: the kinds that a sentence names and the rest are the whole, each with its list.
import { expect, it } from 'vitest';
import { otherTasksKey } from '../../../shared/indicators/patrol.ts';
import { readPeriod } from '../../../shared/reports/period.ts';
import { draftNarrative } from '../../../shared/rules/monthly/draftNarrative.ts';
import { readCodeBook } from '../codeBook.ts';
import { type Loaded, loadedTownship } from '../reports/testing/loadedTownship.ts';
import { recordsOfIndicator } from './records.ts';
import { indicatorValues } from './values.ts';

const october = readPeriod('2026-10')!;

async function asking({ database }: Loaded) {
  const world = { today: '2026-11-21', codes: await readCodeBook(database.kysely) };
  const values = await indicatorValues(database.kysely, { period: october }, world);
  const { paragraphs } = draftNarrative({
    township: '迁陵镇',
    period: october,
    values,
    villages: [],
    problems: [],
    mechanisms: [],
  }).sections.find(({ key }) => key === 'patrol')!;
  const paragraph = (of: string) => paragraphs.find(({ id }) => id === of)!;
  const told = (of: string) =>
    paragraph(of)
      .runs.map(({ text }) => text)
      .join('');
  const records = async (key: string) => {
    const found = await recordsOfIndicator(database.kysely, { period: october, key }, world);
    return found.map(({ id }) => id).toSorted();
  };
  return { values, sentence: paragraph('patrol.tasks'), told, records };
}

/** Patrols of October: how many of each kind, and what they found; the kind `none` is left open. */
function patrols({ load }: Loaded, counts: Readonly<Record<string, number>>, found: readonly string[] = []): void {
  load('team', [{ id: 'east', name: '东队', dutyTeam: '1' }]);
  load('person', [{ id: 'p1', name: '石一' }]);
  const rows = Object.entries(counts).flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, index) => ({
      id: `${kind}-${index}`,
      patrolledOn: '2026-10-05',
      team: 'east',
      leader: 'p1',
      level: '1',
      ...(kind === 'none' ? {} : { task: kind }),
      start: '19:00',
      end: '21:00',
      minutes: 120,
      finding: found[index] ?? '0',
    })),
  );
  load('patrolRecord', rows);
}

it('names five, the largest first, and lists exactly the others', async () => {
  const township = await loadedTownship();
  // 8 and 5 are alike: the dictionary has 5 first. The sixth, the seventh and what has no kind are the others.
  patrols(township, { 1: 9, 2: 1, 4: 2, 5: 4, 7: 6, 8: 4, 10: 3, none: 1 });
  const { values, sentence, records } = await asking(township);
  expect(sentence.runs.map(({ text }) => text).join('')).toBe(
    '按勤务种类分，巡逻防范9次、道路隐患6次、纠纷调处4次、农资纠纷4次、护学3次、其他4次。',
  );
  const numbers = sentence.runs.flatMap((run) => (run.kind === 'number' ? [run] : []));
  expect(numbers.reduce((sum, { text }) => sum + Number(text), 0)).toBe(30);
  const lists = await Promise.all(numbers.map(({ indicator }) => records(indicator)));
  expect(lists.map(({ length }) => length)).toEqual(numbers.map(({ text }) => Number(text)));
  expect(lists.flat().toSorted()).toEqual(await records('patrols'));
  expect(lists.at(-1)).toEqual(['2-0', '4-0', '4-1', 'none-0']);
  expect(values.find(({ key }) => key === otherTasksKey)).toMatchObject({ value: '4', records: 4 });
});

it('up to five kinds are all named and leave no others', async () => {
  const township = await loadedTownship();
  patrols(township, { 2: 3, 1: 1 });
  const { values, sentence } = await asking(township);
  expect(sentence.runs.map(({ text }) => text).join('')).toBe('按勤务种类分，邻里守望3次、巡逻防范1次。');
  expect(values.find(({ key }) => key === otherTasksKey)).toMatchObject({ value: '0', records: 0 });
});

it('what was found is told by its kinds, the largest first and 其他 last', async () => {
  const township = await loadedTownship();
  patrols(township, { 1: 6 }, ['9', '9', '9', '4', '2', '4']);
  const { told } = await asking(township);
  expect(told('patrol.findings')).toBe('巡逻发现各类情况6次，上期无数据，上年同期无数据。');
  expect(told('patrol.findingKinds')).toBe('发现的情况中，隐患2次、可疑车辆1次、其他3次。');
});
