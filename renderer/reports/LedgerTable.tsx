import { rowHref } from '../route.ts';
import { Callout, EmptyState } from '../ui/index.ts';
import type { ReportFigures } from './ReportPage.tsx';

/** The first records of a list; each opens its row. The file holds all of them. */
export function LedgerTable({ figures }: { figures: ReportFigures }) {
  const { columns, rows, records, title, period } = figures;
  if (records === 0) {
    return (
      <EmptyState title={`${period.title}没有记录`}>
        <p>这一期间没有受理（发生）的纠纷，可换一个期间，或照样导出零报告。</p>
      </EmptyState>
    );
  }
  return (
    <>
      {records > rows.length && (
        <Callout>
          共 {records.toLocaleString('zh-CN')} 条，这里显示最近的 {rows.length} 条，导出的文件包含全部。
        </Callout>
      )}
      <section className="pr-table pr-ledger" aria-label={title}>
        <table>
          <thead>
            <tr>
              {columns.map((column, index) => (
                <th key={column.key} scope="col" className={index === 0 ? 'pr-name' : undefined}>
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                {row.values.map((value, index) =>
                  index === 0 ? (
                    <th key={columns[index]!.key} scope="row" className="pr-name">
                      <a href={rowHref('dispute', row.key)}>{value}</a>
                    </th>
                  ) : (
                    <td key={columns[index]!.key} title={value ?? undefined}>
                      <span className="pr-text">{value}</span>
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
