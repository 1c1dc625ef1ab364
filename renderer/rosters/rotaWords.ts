// States, aims and kinds of change as the pages write them.
import type { OutputOf } from '../../shared/contract/index.ts';
import type { RotaSheet } from '../../shared/contract/rotaProcedures.ts';
import type { TagTone } from '../ui/index.ts';

type RotaState = NonNullable<RotaSheet['rota']>['state'];
export type TeamEntry = OutputOf<'rota.teams'>['teams'][number];
export type Aim = NonNullable<NonNullable<RotaSheet['rota']>['made']>['aims'][number];

interface StateWords {
  title: string;
  tone: TagTone;
}

/** 草稿, 已发布 第 2 版, 第 2 版后有变动; 未排 where there is no rota yet. */
export function stateWords(state: RotaState | null, edition: number): StateWords {
  switch (state) {
    case null:
      return { title: '未排', tone: 'plain' };
    case 'draft':
      return { title: '草稿', tone: 'accent' };
    case 'published':
      return { title: edition > 1 ? `已发布 第 ${edition} 版` : '已发布', tone: 'success' };
    case 'changed':
      return { title: `第 ${edition} 版发布后有变动`, tone: 'warning' };
  }
}

/** What a team's line in the list says beside its name. */
export function teamWords({ state, edition, members, patterns, violations }: TeamEntry): string {
  if (members === 0) return '还没有队员';
  if (patterns === 0) return '还没有班次';
  const parts = [stateWords(state, edition).title, `${members} 人`];
  if (violations > 0) parts.push(`${violations} 处不合规则`);
  return parts.join(' · ');
}

/** Nothing better exists. */
export const isProven = ({ value, bound }: Pick<Aim, 'value' | 'bound'>): boolean => value <= bound;

/** Whether all aims are proven the best, in words. */
export function provenWords(aims: readonly Pick<Aim, 'value' | 'bound'>[]): string {
  const open = aims.filter((aim) => !isProven(aim)).length;
  return open === 0 ? '各项都已证明最优。' : `${open} 项还没有证明最优，其余已证明。`;
}

/** 0.4 秒, 12 秒. */
export function secondsWords(seconds: number): string {
  return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} 秒`;
}

/** The kinds of an approved change (dictionary 调整种类); `move` is a 换班 with nobody, the own duty on another day. */
export const changeKinds = [
  { value: '2', label: '替班', detail: '改由另一人上这个班' },
  { value: '1', label: '换班', detail: '两人的班对换' },
  { value: 'move', label: '调到另一天', detail: '本人改上别的日子，记为换班' },
  { value: '3', label: '增派', detail: '这个班再加一人' },
  { value: '4', label: '减派', detail: '这个班减去一人' },
] as const;

export type ChangeKind = (typeof changeKinds)[number]['value'];

export type Tier = RotaSheet['days'][number]['level'];

/** Levels of duty in words, and as one character in the head of a day. */
export const tierWords: Readonly<Record<Tier, { title: string; letter: string }>> = {
  '1': { title: '常态', letter: '' },
  '2': { title: '应急', letter: '应' },
  '3': { title: '战时', letter: '战' },
};
