import { describe, expect, it } from 'vitest';
import { chosenTemplates, offeredCodes, withChosen } from './templateChoice.ts';

const template = (id: string, season: string, hour: string, placeKind: string) => ({
  id,
  name: id,
  season,
  hour,
  placeKind,
});
const templates = [
  template('夏夜夜市', '2', '4', '4'),
  template('夏晚桥梁', '2', '3', '7'),
  template('夏晚广场', '2', '3', '6'),
  template('冬早集市', '4', '1', '3'),
  template('冬早集市（雨天）', '4', '1', '3'),
];

describe('a template is chosen by season, hour and place', () => {
  it('a choice takes along what is left no choice of', () => {
    const chosen = withChosen(templates, withChosen(templates, {}, 'season', '2'), 'hour', '4');
    expect(chosen).toEqual({ season: '2', hour: '4', placeKind: '4' });
    expect(chosenTemplates(templates, chosen).map(({ id }) => id)).toEqual(['夏夜夜市']);
  });

  it('what is open is offered, and nothing is chosen meanwhile', () => {
    const summer = withChosen(templates, {}, 'season', '2');
    expect(summer).toEqual({ season: '2' });
    expect(offeredCodes(templates, {}, 'season')).toEqual(['2', '4']);
    expect(offeredCodes(templates, summer, 'hour')).toEqual(['3', '4']);
    const evening = withChosen(templates, summer, 'hour', '3');
    expect(offeredCodes(templates, evening, 'placeKind')).toEqual(['6', '7']);
    expect(chosenTemplates(templates, evening)).toEqual([]);
  });

  it('another season drops what does not belong to it; templates alike in all three remain', () => {
    const winter = withChosen(templates, { season: '2', hour: '3', placeKind: '7' }, 'season', '4');
    expect(chosenTemplates(templates, winter)).toHaveLength(2);
  });
});
