// Figures that no record tells, typed by hand for a year: the funds of people's mediation.
import { Refusal } from '../../../shared/contract/errors.ts';
import { findReport } from '../../../shared/reports/index.ts';
import { addAudit } from '../audit.ts';
import type { Call } from '../handlers.ts';
import type { Db } from '../tables.ts';
import { columnsOf } from './figures.ts';

export type TypedFigures = ReadonlyMap<string, { value: string; source: string }>;

/** The typed figures of a report and year, by column. */
export async function readTyped(db: Db, report: string, year: string): Promise<TypedFigures> {
  const rows = await db
    .selectFrom('typedFigure')
    .select(['figure', 'value', 'source'])
    .where('report', '=', report)
    .where('period', '=', year)
    .execute();
  return new Map(rows.map(({ figure, value, source }) => [figure, { value, source }]));
}

/** Keeps a typed figure, or takes it away. @throws Refusal for a column that is not typed. */
export async function typeFigure(
  {
    report: key,
    column: figure,
    year,
    value,
    source,
  }: {
    report: string;
    column: string;
    year: string;
    value: string | null;
    source: string;
  },
  call: Call,
): Promise<void> {
  const report = findReport(key);
  if (!report || report.layout === 'list') throw new Refusal('notFound', `没有名为“${key}”的统计表。`);
  const column = columnsOf(report, report.dimensions[0]!, call.township).find((each) => each.key === figure);
  if (column?.figure.kind !== 'typed') {
    throw new Refusal('invalid', '这一栏由记录算出，不能直接填写。请修改相应的记录。');
  }
  await call.township.db.transaction().execute(async (trx) => {
    await trx
      .deleteFrom('typedFigure')
      .where('report', '=', report.key)
      .where('figure', '=', figure)
      .where('period', '=', year)
      .execute();
    if (value !== null) {
      const { host } = call.app;
      await trx
        .insertInto('typedFigure')
        .values({ report: report.key, figure, period: year, value, source, at: host.now(), by: call.user.id })
        .execute();
    }
    const written = value === null ? '清除' : `${value}${column.unit}${source === '' ? '' : `（${source}）`}`;
    await addAudit(trx, call, { action: 'typedFigure', detail: `${year}年 ${column.label}：${written}` });
  });
}
