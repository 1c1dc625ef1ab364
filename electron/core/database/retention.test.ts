import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BackupKind, backupDay, backupName, isBackupName, minuteStamp } from './backupName.ts';
import { dueForBackup, type KeptBackup, retentionRule, toDelete } from './retention.ts';

const now = '2026-11-21T12:30:00.000Z';

function daysAgo(days: number, kind: BackupKind = 'daily', hours = 0): KeptBackup {
  const created = new Date(Date.parse(now) - days * 86_400_000 - hours * 3_600_000).toISOString();
  return { name: backupName('433125109', created, kind), created, kind };
}

function kept(list: KeptBackup[]): string[] {
  const gone = toDelete(list, now);
  return list.filter((backup) => !gone.includes(backup)).map((backup) => backupDay(backup.created));
}

describe('retention', () => {
  it('keeps seven days, four weeks, twelve months of a backup every day', () => {
    const list = Array.from({ length: 800 }, (_, days) => daysAgo(days));
    expect(kept(list)).toEqual([
      // The last seven days; 15 and 8 November are Sundays, 31 October and so on the last days of months.
      ...['2026-11-21', '2026-11-20', '2026-11-19', '2026-11-18', '2026-11-17', '2026-11-16', '2026-11-15'],
      ...['2026-11-08', '2026-11-01'],
      ...['2026-10-31', '2026-09-30', '2026-08-31', '2026-07-31', '2026-06-30', '2026-05-31'],
      ...['2026-04-30', '2026-03-31', '2026-02-28', '2026-01-31', '2025-12-31'],
    ]);
  });

  it('keeps the newest of a day, three upgrades, every manual one', () => {
    const morning = daysAgo(0, 'daily', 8);
    expect(toDelete([morning, daysAgo(0)], now)).toEqual([morning]);
    const upgrades = [400, 300, 200, 100, 0].map((days) => daysAgo(days, 'upgrade'));
    expect(toDelete(upgrades, now)).toEqual([upgrades[1], upgrades[0]]);
    expect(
      toDelete(
        [5000, 4000, 0].map((days) => daysAgo(days, 'manual')),
        now,
      ),
    ).toEqual([]);
  });

  it('empties nothing after a long absence, and leaves backups of a wrong clock alone', () => {
    const old = [1000, 1001, 1002].map((days) => daysAgo(days));
    expect(toDelete(old, now)).toEqual([]);
    expect(toDelete([daysAgo(-3000), daysAgo(-3001), daysAgo(0)], now)).toEqual([]);
  });

  it('never deletes the newest, deletes nothing more the second time, keeps a bounded number', () => {
    const kinds = fc.constantFrom<BackupKind>('daily', 'upgrade');
    const backups = fc.record({ days: fc.nat(900), kind: kinds, hours: fc.nat(20) });
    fc.assert(
      fc.property(fc.array(backups, { maxLength: 200 }), (made) => {
        const list = made.map(({ days, kind, hours }) => daysAgo(days, kind, hours));
        const gone = toDelete(list, now);
        const rest = list.filter((backup) => !gone.includes(backup));
        const newest = list.toSorted((a, b) => Date.parse(b.created) - Date.parse(a.created))[0];
        if (newest) expect(rest.map((backup) => backup.created)).toContain(newest.created);
        expect(toDelete(rest, now)).toEqual([]);
        expect(rest.length).toBeLessThanOrEqual(7 + 4 + 12 + 3);
      }),
    );
  });

  it('is stated in words', () => {
    expect(retentionRule).toContain('最近 7 天每天一份、最近 4 周每周一份、最近 12 个月每月一份');
  });
});

describe('a daily backup', () => {
  it('is due when the day in China has none', () => {
    expect(dueForBackup(null, now)).toBe(true);
    expect(dueForBackup('2026-11-21T01:00:00.000Z', now)).toBe(false);
    expect(dueForBackup('2026-11-20T16:00:00.000Z', now)).toBe(false);
    expect(dueForBackup('2026-11-20T15:59:59.999Z', now)).toBe(true);
    expect(dueForBackup('2031-01-01T00:00:00.000Z', now)).toBe(true);
  });
});

describe('names', () => {
  it('carry division, day and minute in China', () => {
    expect(backupName('433125109', now, 'daily')).toBe('平安台账备份-433125109-20261121-2030.ptbak');
    expect(backupName('433125109', now, 'upgrade')).toBe('平安台账备份-433125109-20261121-2030-升级前.ptbak');
    expect(minuteStamp('2026-11-21T16:05:00.000Z')).toBe('20261122-0005');
    for (const kind of ['daily', 'upgrade', 'manual'] as const) {
      expect(isBackupName(backupName('433125109', now, kind, 3))).toBe(true);
    }
    expect(isBackupName('平安台账备份-433125109-20261121-2030 (1).ptbak')).toBe(false);
    expect(isBackupName('年终.ptbak')).toBe(false);
  });
});
