import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../shared/contract/errors.ts';
import { diskRefusal, refusalOr } from './diskRefusal.ts';

function errorWith(code: string): Error {
  return Object.assign(new Error('secret path'), { code });
}

describe('errors of the disk in words', () => {
  it.each([
    ['ENOSPC', 'full'],
    ['SQLITE_FULL', 'full'],
    ['EROFS', 'readOnly'],
    ['SQLITE_READONLY_DBMOVED', 'readOnly'],
    ['EFBIG', 'tooLarge'],
    ['SQLITE_CORRUPT_INDEX', 'damaged'],
    ['SQLITE_IOERR_DATA', 'damaged'],
    ['SQLITE_IOERR_WRITE', 'device'],
  ])('%s is %s', (code, reason) => {
    const refusal = diskRefusal(errorWith(code))!;
    expect(refusal).toMatchObject({ code: 'unavailable', details: { reason } });
    expect(refusal.message).not.toContain('secret');
  });

  it('says locked for files in use, leaves refusals and faults as they are', () => {
    expect(diskRefusal(errorWith('SQLITE_BUSY'))?.code).toBe('locked');
    const refusal = new Refusal('invalid', '不对');
    expect(refusalOr(refusal)).toBe(refusal);
    const fault = new TypeError('x');
    expect(refusalOr(fault)).toBe(fault);
    expect(diskRefusal(errorWith('SQLITE_CONSTRAINT'))).toBeUndefined();
    expect(diskRefusal('text')).toBeUndefined();
  });
});
