import { expect, test } from 'vitest';
import { readPart } from './docxPacking.ts';
import { recoverySheetLines, writeRecoverySheet } from './recoverySheet.ts';
import { writtenBytes } from './writtenBytes.ts';

const recoveryKey = 'ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345-6789-CHCK';
const sheet = { recoveryKey, township: '迁陵镇', madeOn: '2026-11-21' };

test('the sheet shows every group with its number, the township and the day', async () => {
  const file = await writtenBytes((out) => writeRecoverySheet(sheet, out));
  const xml = await readPart(file, 'word/document.xml');
  const text = xml.replace(/<[^>]+>/g, '');
  recoveryKey.split('-').forEach((group, index) => {
    expect(text).toContain(`${index + 1}　${group}`);
  });
  expect(text).toContain('乡镇（街道）：迁陵镇');
  expect(text).toContain('生成日期：2026年11月21日');
  expect(text).toContain('保管人（签名）');
  expect(await readPart(file, 'docProps/core.xml')).toContain('2026-11-21T00:00:00Z');
  expect(await readPart(file, 'docProps/core.xml')).not.toContain('ABCD');
});

test('the lines hold the key in one piece', () => {
  const lines = recoverySheetLines({ ...sheet, keeper: '田志强' });
  expect(lines).toContain(`恢复密钥：${recoveryKey}`);
  expect(lines).toContain('保管人：田志强');
});

test('a key without separators is cut into fours', () => {
  expect(recoverySheetLines({ ...sheet, recoveryKey: 'ABCDEFGHJ' })).toContain('恢复密钥：ABCD-EFGH-J');
});
