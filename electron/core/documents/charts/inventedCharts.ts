// For tests, the bench and looking at pages: invented charts of every kind.
import type { StructureChart, TrendChart, VillagesChart } from './chart.ts';

const months = Array.from(
  { length: 13 },
  (_month, at) => `${2025 + Math.floor((9 + at) / 12)}年${((9 + at) % 12) + 1}月`,
);

const figures = (first: number, step: number) =>
  months.map((_month, at) => ({ value: String(first + ((at * step) % 37)) }));

export const inventedTrend = (series = 2): TrendChart => ({
  kind: 'trend',
  title: '近13个月矛盾纠纷排查、化解趋势',
  unit: '起',
  labels: months,
  series: ['排查', '化解', '受理', '在办'].slice(0, series).map((label, at) => ({
    label,
    figures: figures(60 - at * 12, 7 + at * 4).map((figure, index) =>
      at === 1 && index === 5 ? { value: null } : figure,
    ),
  })),
});

export const inventedStructure = (): StructureChart => ({
  kind: 'structure',
  title: '2026年10月矛盾纠纷类型构成',
  unit: '起',
  parts: [
    ['婚姻家庭纠纷', 23],
    ['邻里纠纷', 31],
    ['山林土地纠纷', 14],
    ['劳动争议', 9],
    ['损害赔偿纠纷', 8],
    ['消费纠纷', 0],
    ['其他', 6],
  ].map(([label, value]) => ({ label: String(label), figure: { value: String(value) } })),
});

const villages = [
  '城东社区',
  '城南社区',
  ...Array.from('河石大茶龙白青柳双梅', (each) => `${each}口村`),
  '迁陵镇高山移民安置点村',
];

export const inventedVillages = (series = 2): VillagesChart => ({
  kind: 'villages',
  title: '2026年10月各村（社区）矛盾纠纷受理情况',
  unit: '起',
  villages,
  series: ['本月', '去年同月'].slice(0, series).map((label, at) => ({
    label,
    figures: villages.map((_village, index) => ({
      value: index === 4 && at === 1 ? null : String((index * 7 + at * 5) % 23),
    })),
  })),
});
