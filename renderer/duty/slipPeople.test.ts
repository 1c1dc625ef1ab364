import { describe, expect, it } from 'vitest';
import { attendeesOf, leaderAmong, newcomer, recordedRows, suggestedRows, withPerson, withRow } from './slipPeople.ts';

const person = (id: string, isPlanned: boolean, canLead = false) => ({
  person: id,
  name: id,
  post: '',
  unit: '',
  forceClass: null,
  isPlanned,
  canLead,
});
const attendee = (id: string, values: object) =>
  ({ values: { person: id, start: null, end: null, ...values } }) as never;

describe('people of a slip', () => {
  it('are ticked as planned, and sent as ticked', () => {
    const rows = suggestedRows([person('a', true), person('b', false), person('c', true)]);
    expect(attendeesOf(rows).map((each) => each.person)).toEqual(['a', 'c']);
    const changed = withRow(withRow(rows, 'c', { isTicked: false }), 'b', { isTicked: true, start: '20:30' });
    expect(attendeesOf(changed)).toEqual([
      { person: 'a', start: null, end: null },
      { person: 'b', start: '20:30', end: null },
    ]);
  });

  it('of a record are those who came, others of the team unticked, strangers behind', () => {
    const came = [attendee('b', { start: '21:00' }), attendee('x', {})];
    const rows = recordedRows([person('a', true), person('b', true)], came, (id) => `名${id}`);
    expect(rows.map(({ person: id, isTicked, start, name }) => [id, isTicked, start, name])).toEqual([
      ['a', false, null, 'a'],
      ['b', true, '21:00', 'b'],
      ['x', true, null, '名x'],
    ]);
  });

  it('keep the class and unit they were recorded with, and begin with those of their team', () => {
    const police = { ...person('a', true), unit: '派出所', forceClass: '1' };
    const begun = suggestedRows([police, person('b', true)]);
    expect(attendeesOf(withRow(begun, 'b', { forceClass: '3', unit: '城关村' }))).toEqual([
      { person: 'a', start: null, end: null, unit: '派出所', forceClass: '1' },
      { person: 'b', start: null, end: null, unit: '城关村', forceClass: '3' },
    ]);
    const came = [attendee('a', { forceClass: '2', unit: '城管中队' }), attendee('x', { forceClass: '4' })];
    const again = attendeesOf(recordedRows([police], came, String));
    expect(again.map(({ forceClass, unit }) => [forceClass, unit])).toEqual([
      ['2', '城管中队'],
      ['4', null],
    ]);
  });

  it('may be added once, and made in place', () => {
    const rows = suggestedRows([person('a', false)]);
    expect(withPerson(rows, 'a', 'a')).toHaveLength(1);
    expect(withPerson(rows, 'a', 'a')[0]!.isTicked).toBe(true);
    expect(attendeesOf(withPerson(rows, 'create:新人', '新人'))).toEqual([
      { person: { create: '新人' }, start: null, end: null },
    ]);
  });

  it('are led by one of the ticked', () => {
    const rows = suggestedRows([person('a', true), person('b', true, true), person('c', false, true)]);
    expect(leaderAmong(rows, 'a')).toBe('a');
    expect(leaderAmong(rows, 'c')).toBe('b');
    expect(leaderAmong(withRow(rows, 'b', { isTicked: false }), null)).toBe('a');
    expect(leaderAmong([newcomer('x', 'x')], null)).toBe('x');
    expect(leaderAmong([], 'a')).toBeNull();
  });
});
