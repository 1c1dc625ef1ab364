import { useState } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { PivotDraft, PivotInput } from '../../shared/contract/lookProcedures.ts';
import type { Filter } from '../../shared/contract/shapes.ts';
import type { Register } from '../../shared/registers/register.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { viewHref } from '../route.ts';
import { ShareBars } from '../ui/charts/ShareBars.tsx';
import { EmptyState, ErrorPanel, Segmented, SkeletonRows } from '../ui/index.ts';

interface PivotTableProps {
  register: Register;
  draft: PivotDraft;
  asked: PivotInput;
}

type Table = OutputOf<'pivots.table'>;
type Line = Table['rows'][number];

/** The table and its chart; asked anew for every other choice. */
export function PivotTable(props: PivotTableProps) {
  return <Asked key={JSON.stringify(props.asked)} {...props} />;
}

function Asked({ register, draft, asked }: PivotTableProps) {
  const { data, failure, reload } = useAnswer('pivots.table', asked);
  const [form, setForm] = useState('table');
  if (failure !== null) return <ErrorPanel message={failure} onRetry={() => void reload()} compact />;
  if (!data) return <SkeletonRows />;
  if (data.rows.length === 0) {
    return <EmptyState title="没有符合的记录">换一个期间，或者去掉一些条件。</EmptyState>;
  }
  const heading = register.fields.find(({ key }) => key === draft.rows.field)?.label ?? '';
  return (
    <>
      <span>
        <Segmented
          label="表还是图"
          value={form}
          choices={[
            { value: 'table', label: '表' },
            { value: 'chart', label: '图' },
          ]}
          onChange={setForm}
        />
      </span>
      {form === 'table' ? (
        <Figures table={data} heading={heading} asked={asked} />
      ) : (
        <ShareBars
          title={`${register.title}：按${heading}`}
          unit={data.unit}
          heading={heading}
          whole={draft.value.kind === 'distinct' ? null : (data.total ?? '0')}
          parts={data.rows.map(({ key, label }, at) => ({ key: key ?? '', label, value: data.rowTotals[at] ?? null }))}
          onOpen={({ key }) => {
            const href = hrefOfLines(data, asked, [data.rows.find((row) => (row.key ?? '') === key)]);
            if (href !== null) window.location.hash = href;
          }}
        />
      )}
      {draft.value.kind === 'distinct' && <p className="pl-zeros">合计按不重复计算，不等于各格相加。</p>}
    </>
  );
}

/** The view of the records of some lines together; null where no view can say it. */
function hrefOfLines(table: Table, asked: PivotInput, lines: readonly (Line | undefined)[]): string | null {
  const filters: Filter[] = [...((asked.view.filters ?? []) as Filter[]), ...table.filters];
  for (const line of lines) {
    if (line === undefined || line.filters === null) return null;
    filters.push(...line.filters);
  }
  return viewHref({ ...asked.view, filters });
}

interface FiguresProps {
  table: Table;
  heading: string;
  asked: PivotInput;
}

function Figures({ table, heading, asked }: FiguresProps) {
  const hrefOf = (...lines: readonly Line[]) => hrefOfLines(table, asked, lines);
  return (
    <section className="pl-compare" aria-label="自定表">
      <table>
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            {table.columns.map(({ key, label }) => (
              <th key={key ?? ''} scope="col">
                {label}
              </th>
            ))}
            <th scope="col">合计（{table.unit}）</th>
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            <tr key={row.key ?? ''}>
              <th scope="row">{row.label}</th>
              {table.columns.map((column, place) => (
                <td key={column.key ?? ''}>
                  <Figure
                    value={table.cells[at]?.[place] ?? null}
                    words={`${row.label} ${column.label}`}
                    href={hrefOf(row, column)}
                  />
                </td>
              ))}
              <td>
                <Figure value={table.rowTotals[at] ?? null} words={`${row.label} 合计`} href={hrefOf(row)} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">合计</th>
            {table.columns.map((column, place) => (
              <td key={column.key ?? ''}>
                <Figure
                  value={table.columnTotals[place] ?? null}
                  words={`合计 ${column.label}`}
                  href={hrefOf(column)}
                />
              </td>
            ))}
            <td>
              <Figure value={table.total} words="总计" href={hrefOf()} />
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function Figure({ value, words, href }: { value: string | null; words: string; href: string | null }) {
  if (value === null) return null;
  if (href === null) return <>{value}</>;
  return (
    <a className="pl-figure" href={href} aria-label={`${words} ${value}`}>
      {value}
    </a>
  );
}
