// One sheet of a workbook as a plain table; says so where it is cut.
import type { OutputOf } from '../../shared/contract/index.ts';

type Sheet = OutputOf<'previews.sheets'>['sheets'][number];

const at = (row: number, column: number) => `${row} ${column}`;

export function SheetTable({ sheet }: { sheet: Sheet }) {
  const spans = new Map(sheet.merges.map((merge) => [at(merge.row, merge.column), merge]));
  const covered = new Set<string>();
  for (const { row, column, rows, columns } of sheet.merges) {
    for (let down = 0; down < rows; down += 1) {
      for (let across = 0; across < columns; across += 1) {
        if (down + across > 0) covered.add(at(row + down, column + across));
      }
    }
  }
  return (
    <>
      <table className="pv-sheet">
        <tbody>
          {sheet.rows.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a workbook have nothing but their place
            <tr key={row}>
              {cells.map((text, column) => {
                const place = at(row, column);
                if (covered.has(place)) return null;
                const span = spans.get(place);
                return (
                  <td
                    key={place}
                    rowSpan={span?.rows}
                    colSpan={span?.columns}
                    className={row === 0 && span?.columns === cells.length ? 'pv-title' : undefined}
                  >
                    {text}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {sheet.total > sheet.rows.length && (
        <p className="pv-note">
          这里只有前 {sheet.rows.length} 行，共 {sheet.total.toLocaleString('zh-CN')} 行；保存的文件是完整的。
        </p>
      )}
    </>
  );
}
