// Calls, visitors and incidents of a shift, one line each; a new line by a button or Alt+N.
import AddIcon from '@mui/icons-material/Add';
import RemoveIcon from '@mui/icons-material/CloseOutlined';
import type { Office } from '../fields/office.ts';
import { Button, IconButton, Select, TextInput } from '../ui/index.ts';
import { type EntryRow, type EntryText, newEntry } from './logEntries.ts';

interface EntryTableProps {
  office: Office;
  rows: readonly EntryRow[];
  readOnly: boolean;
  onRows: (rows: EntryRow[]) => void;
}

const columns: readonly { key: EntryText; title: string; width: string; maxLength: number }[] = [
  { key: 'at', title: '时间', width: '5rem', maxLength: 8 },
  { key: 'caller', title: '单位（人）', width: '9rem', maxLength: 60 },
  { key: 'phone', title: '电话', width: '8.5rem', maxLength: 30 },
  { key: 'content', title: '内容', width: 'auto', maxLength: 500 },
  { key: 'opinion', title: '处理意见', width: '10rem', maxLength: 300 },
  { key: 'result', title: '处理结果', width: '10rem', maxLength: 300 },
];

const clockNow = (): string => new Date().toTimeString().slice(0, 5);

export function EntryTable({ office, rows, readOnly, onRows }: EntryTableProps) {
  const kinds = (office.table('dutyLogKind')?.entries ?? []).map(({ code, name }) => ({ value: code, label: name }));
  const set = (key: string, change: Partial<EntryRow>) =>
    onRows(rows.map((row) => (row.key === key ? { ...row, ...change } : row)));
  const add = (kind: string) => onRows([...rows, newEntry(`new ${rows.length} ${Date.now()}`, kind, clockNow())]);
  return (
    <section className="pt-entries" aria-label="来电、来访和突发事件">
      <table>
        <colgroup>
          <col style={{ width: '7rem' }} />
          {columns.map(({ key, width }) => (
            <col key={key} style={{ width }} />
          ))}
          {!readOnly && <col style={{ width: '2.4rem' }} />}
        </colgroup>
        <thead>
          <tr>
            <th scope="col">种类</th>
            {columns.map(({ key, title }) => (
              <th key={key} scope="col">
                {title}
              </th>
            ))}
            {!readOnly && <th aria-label="操作" />}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={row.key}>
              <td>
                <Select
                  label={`第 ${at + 1} 条种类`}
                  value={row.kind}
                  choices={kinds}
                  disabled={readOnly}
                  onChange={(kind) => set(row.key, { kind })}
                />
              </td>
              {columns.map(({ key, title, maxLength }) => (
                <td key={key}>
                  <TextInput
                    label={`第 ${at + 1} 条${title}`}
                    value={row[key]}
                    maxLength={maxLength}
                    readOnly={readOnly || (key === 'phone' && row.phoneMasked)}
                    autoFocus={key === 'content' && row.id === null && at === rows.length - 1}
                    onChange={(text) => set(row.key, { [key]: text })}
                  />
                </td>
              ))}
              {!readOnly && (
                <td>
                  <IconButton
                    label={`去掉第 ${at + 1} 条`}
                    icon={<RemoveIcon />}
                    onClick={() => onRows(rows.filter(({ key }) => key !== row.key))}
                  />
                </td>
              )}
            </tr>
          ))}
          {rows.length === 0 && (
            <tr>
              <td colSpan={columns.length + (readOnly ? 1 : 2)} className="pt-muted">
                没有来电、来访和突发事件。
              </td>
            </tr>
          )}
        </tbody>
      </table>
      {!readOnly && (
        <div className="pt-actions">
          {kinds.map(({ value, label }) => (
            <Button key={value} kind="quiet" icon={<AddIcon />} onClick={() => add(value)}>
              {label}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}
