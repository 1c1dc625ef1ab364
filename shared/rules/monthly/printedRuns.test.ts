import { expect, it } from 'vitest';
import type { NumberAspect, TextRun } from './narrative.ts';
import { printedRuns } from './printedRuns.ts';

const text = (words: string): TextRun => ({ kind: 'text', text: words });
const number = (aspect: NumberAspect, words: string): TextRun => ({
  kind: 'number',
  indicator: 'visits',
  aspect,
  village: null,
  text: words,
});
const compared = (previous: string, lastYear: string): TextRun[] => [
  ...[text('走访'), number('value', '3'), text('人次'), text('，环比'), number('againstPrevious', previous)],
  ...[text('，同比'), number('againstLastYear', lastYear), text('。')],
];
const printed = (runs: TextRun[], isOwn = false): string =>
  printedRuns({ id: 'a', isOwn, runs })
    .map((run) => run.text)
    .join('');

it('no change against both is said once', () => {
  expect(printed(compared('持平', '持平'))).toBe('走访3人次，环比、同比均持平。');
  expect(printed([...compared('持平', '持平'), ...compared('持平', '持平')])).toBe(
    '走访3人次，环比、同比均持平。走访3人次，环比、同比均持平。',
  );
});

it('any other pair, and own words, stay', () => {
  expect(printed(compared('持平', '上升5.00%'))).toBe('走访3人次，环比持平，同比上升5.00%。');
  expect(printed(compared('上升5.00%', '上升5.00%'))).toBe('走访3人次，环比上升5.00%，同比上升5.00%。');
  expect(printed(compared('持平', '持平'), true)).toBe('走访3人次，环比持平，同比持平。');
});
