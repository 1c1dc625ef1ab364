// A workbook as plain tables, for computers without an office program.
import { useState } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { ErrorPanel, SkeletonRows, Tabs } from '../ui/index.ts';

type Sheet = OutputOf<'previews.sheets'>['sheets'][number];

export function SheetsView({ preview, document }: { preview: string; document: number }) {
  const answer = useAnswer('previews.sheets', { preview, document });
  const [chosen, setChosen] = useState('0');
  if (answer.failure !== null) return <ErrorPanel message={answer.failure} />;
  if (!answer.data) return <SkeletonRows />;
  const { sheets } = answer.data;
  const sheet = sheets[Number(chosen)] ?? sheets[0];
  if (!sheet) return <p className="pv-note">这个工作簿没有内容。</p>;
  return (
    <div className="pv-sheets">
      {sheets.length > 1 && (
        <Tabs
          label="工作表"
          value={chosen}
          items={sheets.map(({ name }, at) => ({ key: String(at), label: name }))}
          onChange={setChosen}
        />
      )}
      <SheetTable sheet={sheet} />
      {sheet.total > sheet.rows.length && (
        <p className="pv-note">
          只显示前 {sheet.rows.length} 行，共 {sheet.total.toLocaleString('zh-CN')} 行；保存的文件是完整的。
        </p>
      )}
    </div>
  );
}

const at = (row: number, column: number) => `${row} ${column}`;

function SheetTable({ sheet }: { sheet: Sheet }) {
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
                <td key={place} rowSpan={span?.rows} colSpan={span?.columns}>
                  {text}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
