import { expect, it } from 'vitest';
import { plainFileName } from '../fileName.ts';
import { keptWith, markedTemplate, templateMark } from './templateMark.ts';

const fileOf = (name: string, number: number): string =>
  plainFileName(`综治中心（镇）_情况表（省表）_${templateMark({ name, number })}_2026年9月_20261121.xlsx`);

it.each([
  ['县表', 2, '县表第2版'],
  ['县局（新）第3版', 12, '县局（新）第3版第12版'],
  ['月报_旧', 1, '月报-旧第1版'],
  ['县局/月报\\旧', 1, '县局-月报-旧第1版'],
  ['很'.repeat(40), 7, `${'很'.repeat(16)}第7版`],
])('a file’s name says which template wrote it: %s', (name, number, told) => {
  expect(fileOf(name, number).startsWith('综治中心（镇）_情况表（省表）_模板“')).toBe(true);
  expect(markedTemplate(fileOf(name, number))).toBe(told);
});

it('a built-in file, and one from before names told it, name none', () => {
  expect(markedTemplate('综治中心_情况表（省表）_2026年9月_20261121.xlsx')).toBe('');
  expect(markedTemplate('综治中心_平安建设工作报告（本单位模板）_2026年9月_20261121.docx')).toBe('');
});

it('the log of a lock names them all', () => {
  expect(keptWith([])).toBe('');
  const two = [
    { name: '县表', number: 1 },
    { name: '省表', number: 3 },
  ];
  expect(keptWith(two)).toBe('，并存模板“县表第1版”“省表第3版”填写的文件');
});
