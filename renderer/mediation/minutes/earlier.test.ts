import { describe, expect, it } from 'vitest';
import type { Row } from '../../../shared/contract/shapes.ts';
import type { Office } from '../../fields/office.ts';
import { differing, readDraft, writeDraft } from './draft.ts';
import { earlierRecordsOf, ordinalOf } from './earlier.ts';
import { countCharacters } from './textHandle.ts';

const row = (id: string, values: Row['values']): Row => ({
  id,
  version: 1,
  values,
  masked: [],
  unfinished: [],
  problems: [],
  withdrawn: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  changedAt: '2026-01-01T00:00:00.000Z',
  changedBy: '石永红',
});
const office: Office = {
  today: '2026-03-05',
  table: (key) => ({ key, title: key, national: true, entries: [{ code: '3', name: '有待继续调解' }] }),
};
const sessions = [
  row('2', { heldOn: '2026-03-02', result: '3', minutes: '第二次' }),
  row('1', { heldOn: '2026-02-20', minutes: '第一次' }),
];
const inquiries = [row('3', { heldOn: '2026-02-25', inquired: '张三', place: '张三家', minutes: '问：在场吗？' })];

describe('earlier records', () => {
  it('of both kinds stand together, the newest first, without the open one', () => {
    const parts = { caseSession: sessions, caseInquiry: inquiries };
    expect(earlierRecordsOf({ parts }, office, '1')).toEqual([
      { id: '2', title: '2026-03-02 第 2 次调解', note: '有待继续调解', text: '第二次' },
      { id: '3', title: '2026-02-25 调查张三', note: '张三家', text: '问：在场吗？' },
    ]);
  });

  it('are counted by day; a new one comes last', () => {
    expect(ordinalOf(sessions, '1')).toBe(1);
    expect(ordinalOf(sessions, null)).toBe(3);
  });
});

describe('a draft', () => {
  it('comes back as it was, and broken text is none', () => {
    const kept = { seen: 4, values: { minutes: '问：甲\n答：乙', invitedAgreed: true, signedOn: null } };
    expect(readDraft(writeDraft(kept))).toEqual(kept);
    expect(readDraft(writeDraft(kept).slice(0, -3))).toBeNull();
    expect(readDraft('{"other":1}')).toBeNull();
  });

  it('holds only what differs; nothing and null are the same', () => {
    expect(differing({ a: '1', b: null, c: true }, { a: '2', c: true })).toEqual({ a: '1' });
  });
});

it('counts characters as clerks do', () => {
  expect(countCharacters('张三 说：\n“好。”𠮷')).toBe(9);
});
