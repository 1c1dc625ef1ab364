// Invented content for the sheets. The identity numbers use the unassigned county code 433199.
import type { Link } from '../inputs/LinkInput.tsx';
import type { Option } from '../inputs/option.ts';

export const today = '2026-03-05';

export const ethnicGroups: readonly Option[] = [
  { code: '01', label: '汉族' },
  { code: '02', label: '蒙古族' },
  { code: '06', label: '苗族' },
  { code: '15', label: '土家族' },
  { code: '12', label: '侗族' },
];

export const posts: readonly Option[] = [
  { code: '01', label: '主任' },
  { code: '02', label: '副主任' },
  { code: '03', label: '委员' },
];

export const equipment: readonly Option[] = [
  { code: '1', label: '红袖标' },
  { code: '2', label: '强光手电' },
  { code: '3', label: '对讲机' },
  { code: '4', label: '橡胶警棍' },
  { code: '5', label: '反光背心' },
];

export const people: readonly Link[] = [
  { id: 'a', title: '张建国', detail: '踏梯村 · 433199********0017 · 1968年3月' },
  { id: 'b', title: '张建国', detail: '陇木峒村 · 433199********0033 · 1975年11月' },
  { id: 'c', title: '彭秀英', detail: '踏梯村 · 433199********0024 · 1971年6月' },
];

export interface SampleMember {
  id: string;
  name: string;
  village: string;
  post: string;
  phone: string;
  joined: string;
  state: '在任' | '已退出' | '信息不全';
}

const villages = ['踏梯村', '陇木峒村', '扁朝村', '昂洞社区', '那铁村', '和平社区'];
const names = ['张建国', '彭秀英', '田茂盛', '向发明', '石金凤', '龙兴旺', '罗海清', '梁玉兰', '王志强', '贾文斌'];

export const members: readonly SampleMember[] = Array.from({ length: 34 }, (_, index) => ({
  id: String(index),
  name: names[index % names.length] ?? '',
  village: villages[Math.floor(index / 6) % villages.length] ?? '',
  post: index % 6 === 0 ? '主任' : index % 6 === 1 ? '副主任' : '委员',
  phone: `138****${String(1000 + index * 37).slice(-4)}`,
  joined: `202${index % 5}-0${(index % 9) + 1}-1${index % 9}`,
  state: index % 13 === 7 ? '已退出' : index % 11 === 4 ? '信息不全' : '在任',
}));
