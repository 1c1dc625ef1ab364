import { describe, expect, test } from 'vitest';
import { firstRoute, hrefOf, parseRoute, rowHref, viewHref } from './route.ts';

describe('the address of a place', () => {
  test.each([
    ['', firstRoute],
    ['#', firstRoute],
    ['#/', firstRoute],
    ['#/today', { page: 'today', part: '', query: {} }],
    ['#/register/committeeMember', { page: 'register', part: 'committeeMember', query: {} }],
    ['#/persons/duplicates', { page: 'persons', part: 'duplicates', query: {} }],
    [
      '#/register/person?row=0190&view=a%20b',
      { page: 'register', part: 'person', query: { row: '0190', view: 'a b' } },
    ],
    ['#/help/%E4%BB%8A', { page: 'help', part: '今', query: {} }],
    ['#/help/%zz', { page: 'help', part: '%zz', query: {} }],
  ])('%s', (hash, route) => {
    expect(parseRoute(hash)).toEqual(route);
  });

  test('what is written is read back', () => {
    const href = hrefOf('register', 'person', { row: '0190', text: '张 建国&?' });
    expect(parseRoute(href)).toEqual({ page: 'register', part: 'person', query: { row: '0190', text: '张 建国&?' } });
    expect(hrefOf('today')).toBe('#/today');
  });
});

test('a view comes back from its address as it was given', () => {
  const view = { register: 'person', filters: [{ field: 'name', op: 'contains' as const, value: '张 & 石?' }] };
  const { page, part, query } = parseRoute(viewHref(view));
  expect([page, part]).toEqual(['register', 'person']);
  expect(JSON.parse(query.view ?? '')).toEqual(view);
});

test('a row is shown by the page that its register names', () => {
  expect(rowHref('person', '7')).toBe('#/register/person?row=7');
  expect(rowHref('mediationCase', '7')).toBe('#/mediation/case?row=7');
  expect(rowHref('caseSession', '7')).toBe('#/mediation/case?part=caseSession&row=7');
  expect(rowHref('plannedShift', '2026-12-03.east.night')).toBe(
    '#/duty/rota?team=east&month=2026-12&view=week&day=2026-12-03',
  );
  expect(viewHref({ register: 'mediationCase' })).toMatch(/^#\/mediation\/cases\?view=/);
});
