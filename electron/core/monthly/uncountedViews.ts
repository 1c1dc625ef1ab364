// Records of a period whose state says they are over and whose day of ending nobody wrote: no figure counts them as done.
import type { ViewSpec } from '../../../shared/contract/shapes.ts';
import type { Period } from '../../../shared/reports/period.ts';

export interface UncountedView {
  key: string;
  view: ViewSpec;
  text: (count: number) => string;
}

export function uncountedViews({ first, last }: Pick<Period, 'first' | 'last'>): UncountedView[] {
  const rows = (register: string, day: string, more: ViewSpec['filters']): ViewSpec => ({
    register,
    filters: [{ field: day, op: 'between', values: [first, last] }, ...more],
    sort: [],
    withdrawn: 'without',
  });
  return [
    {
      key: 'hazards',
      view: rows('hazard', 'checkedOn', [
        { field: 'state', op: 'is', value: '3' },
        { field: 'finishedOn', op: 'empty' },
      ]),
      text: (count) => `${count} 条隐患已整改而没有完成日期，不计入整改率`,
    },
    {
      key: 'matters',
      view: rows('matter', 'acceptedOn', [
        { field: 'state', op: 'anyOf', values: ['06', '07', '08'] },
        { field: 'closedOn', op: 'empty' },
      ]),
      text: (count) => `${count} 件综治事项已办结而没有办结日期，不计入办结率`,
    },
    {
      key: 'creations',
      view: {
        register: 'peaceVillage',
        filters: [
          { field: 'year', op: 'between', values: [Number(first.slice(0, 4)), Number(last.slice(0, 4))] },
          { field: 'reached', op: 'filled' },
          { field: 'assessedOn', op: 'empty' },
        ],
        sort: [],
        withdrawn: 'without',
      },
      text: (count) => `${count} 个村（社区）的平安创建有考核结论而没有考核日期，不计入达标率`,
    },
  ];
}
