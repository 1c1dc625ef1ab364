import { describe, expect, it } from 'vitest';
import { caseState } from '../../../shared/codes/mediation.ts';
import type { Judgement } from '../../../shared/contract/mediationProcedures.ts';
import { daysText, dayText, sortedProblems, toneOfState } from './caseWords.ts';

type Problem = Judgement['problems'][number];

const problem = (rule: string, level: Problem['level']): Problem => ({
  rule,
  level,
  stage: 'archive',
  message: rule,
  part: 'mediationCase',
  row: null,
  field: null,
});

describe('words of the case page', () => {
  it('the day of a case runs, and is a length once the case came to its end', () => {
    expect(dayText(27, false)).toBe('第 27 天');
    expect(dayText(14, true)).toBe('历时 14 天');
  });

  it('days are told as people say them', () => {
    expect([3, 1, 0, -1, -12].map(daysText)).toEqual(['还有 3 天', '还有 1 天', '今天到期', '已超 1 天', '已超 12 天']);
  });

  it('red is kept for what was not performed', () => {
    const red = caseState.entries.filter(({ code }) => toneOfState(code) === 'danger').map(({ code }) => code);
    expect(red).toEqual(['defaulted']);
  });

  it('errors stand before warnings before reminders, each in the order of the rules', () => {
    const problems = [
      problem('R18', 'hint'),
      problem('R13', 'warning'),
      problem('R09', 'error'),
      problem('R11', 'error'),
    ];
    expect(sortedProblems(problems).map(({ rule }) => rule)).toEqual(['R09', 'R11', 'R13', 'R18']);
  });
});
