import { describe, expect, it } from 'vitest';
import { entriesToSave, entryRows, newEntry } from './logEntries.ts';

const stored = (over: object = {}) =>
  ({
    id: 'e1',
    version: 3,
    masked: ['phone'],
    values: {
      kind: '2',
      at: '09:10',
      content: '来访',
      phone: '138****0000',
      caller: null,
      opinion: null,
      result: null,
    },
    ...over,
  }) as never;

describe('entries of a duty log', () => {
  it('never send a hidden number back, and say what they are', () => {
    expect(entriesToSave(entryRows([stored()]))).toEqual([
      {
        id: 'e1',
        version: 3,
        changes: { kind: '2', at: '09:10', caller: null, content: '来访', opinion: null, result: null },
      },
    ]);
  });

  it('send a number that is shown or typed anew', () => {
    const [row] = entryRows([stored({ masked: [] })]);
    expect(entriesToSave([{ ...row!, phone: '13900000000' }])[0]!.changes).toMatchObject({ phone: '13900000000' });
  });

  it('leave out what was never filled in, and keep what is half filled in for the core to refuse', () => {
    const blank = newEntry('n1', '1', '10:00');
    expect(entriesToSave([blank])).toEqual([]);
    expect(entriesToSave([{ ...blank, caller: '镇政府' }])[0]!.changes).toMatchObject({
      content: null,
      caller: '镇政府',
    });
  });
});
