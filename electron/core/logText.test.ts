import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { causeInLog, withoutData } from './logText.ts';
import { fileLog } from './nodeHost.ts';

it('keeps where it failed and drops whose record it was', () => {
  const fault = new TypeError('cannot read 张建国, 433199197503120017', {
    cause: new Error('UNIQUE: 138 0743 0000, 138-0743-0001'),
  });
  const line = causeInLog(fault);
  expect(line).toMatch(
    /^TypeError: cannot read ＊, #[\s\S]*logText\.test\.ts:\d+:\d+[\s\S]*caused by: Error: UNIQUE: #, #/,
  );
  expect(line).not.toMatch(/张|433199|0743/);
});

it('leaves line numbers, codes and dates apart from numbers of people', () => {
  expect(withoutData('SQLITE_IOERR 778 at open.ts:128:22 after 300 ms')).toBe(
    'SQLITE_IOERR 778 at open.ts:128:22 after 300 ms',
  );
});

it('holds for every line that reaches the file, whoever writes it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-log-'));
  try {
    fileLog(folder)('ended by a fault: 张建国 13807430000');
    expect(readFileSync(join(folder, 'log.txt'), 'utf8')).toMatch(/Z ended by a fault: ＊ #\n$/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
