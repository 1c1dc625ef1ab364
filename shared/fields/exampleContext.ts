// The world in which the fields' examples hold: a fixed today and the tables that they name.
import type { CodeTable } from '../codes/table.ts';
import type { ReadContext, WriteContext } from './codec.ts';

const tables: readonly CodeTable[] = [
  {
    key: 'example.ethnicity',
    title: '民族',
    national: true,
    entries: [
      { code: '01', name: '汉族', aliases: ['汉'] },
      { code: '06', name: '苗族', aliases: ['苗'] },
      { code: '15', name: '土家族', aliases: ['土家'] },
      { code: '30', name: '土族', aliases: ['土'] },
    ],
  },
  {
    key: 'example.origin',
    title: '人员来源',
    national: false,
    entries: [
      { code: '1', name: '群众推荐' },
      { code: '2', name: '组织选派' },
      { code: '3', name: '用水、排水、通风' },
      { code: '9', name: '无' },
    ],
  },
];

const table = (key: string) => tables.find((each) => each.key === key);

/** For `read` and `check`: today is 2026-11-21, and "3月5日" means 2026. */
export const exampleReading: ReadContext = { today: '2026-11-21', table, yearHint: 2026 };

/** For `format` and `exportValue`: no row is known, so links show the names that were read. */
export const exampleWriting: WriteContext = { table, rowTitle: () => undefined };
