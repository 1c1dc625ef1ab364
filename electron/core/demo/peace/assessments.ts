// 考核评分: some villages each quarter, item by item.
import { addDays } from '../../../../shared/rules/days.ts';
import type { DemoRow, DemoVillage, DemoWorld } from '../demoRow.ts';
import { monthsOf, rowOn } from './ledgerRows.ts';

const items = [
  { part: '1', item: '矛盾纠纷排查调解', full: 15, criterion: '每月排查不少于 1 次，少一次扣 1 分' },
  { part: '1', item: '台账资料', full: 10, criterion: '缺项、迟报每项扣 1 分' },
  { part: '2', item: '重要节点值守', full: 20, criterion: '缺岗一次扣 2 分' },
  { part: '4', item: '领导评价', full: 10, criterion: '按满意程度评分' },
];
const reasons = ['有一次排查没有记录', '台账迟报', '节点值守缺一人', '签到不全'];

/** Draws from `world.chance` alone. */
export function inventAssessments(villages: readonly DemoVillage[], world: DemoWorld): DemoRow[] {
  const { chance, until } = world;
  const quarters = monthsOf(world).filter((month) => Number(month.slice(5, 7)) % 3 === 1);
  return quarters.flatMap((month) => {
    const quarter = Math.ceil(Number(month.slice(5, 7)) / 3);
    // Marks are given in the last days of the quarter.
    const day = addDays(month, chance.between(78, 88));
    if (day > until) return [];
    return chance.several(villages, 4).flatMap((village) =>
      items.map(({ full, ...about }) => {
        const deducted = chance.happens(0.35) ? chance.between(1, 3) : 0;
        const values = {
          ...about,
          period: `${month.slice(0, 4)}年第${'一二三四'[quarter - 1]}季度`,
          subjectKind: '1',
          subject: village.name,
          village: village.id,
          full: `${full}.0`,
          deducted: `${deducted}.0`,
          bonus: chance.happens(0.08) ? '1.0' : null,
          reason: deducted > 0 ? chance.pick(reasons) : null,
          score: `${full - deducted}.0`,
          assessor: '镇综治中心考核组',
          assessedOn: day,
        };
        return rowOn('assessment', values, day, world);
      }),
    );
  });
}
