// 数据字典: national tables to look at, the office's own to keep up.
import AddIcon from '@mui/icons-material/Add';
import { useState } from 'react';
import { call } from '../api/client.ts';
import { useMay } from '../api/currentUser.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { refreshOffice } from '../fields/office.ts';
import { hrefOf } from '../route.ts';
import {
  Button,
  EmptyState,
  ErrorPanel,
  notify,
  notifyError,
  Page,
  PageHead,
  SkeletonRows,
  type SmallColumn,
  SmallTable,
  Tag,
} from '../ui/index.ts';
import { CodeEntryDialog } from './CodeEntryDialog.tsx';
import { type Entry, lineOf, type Table } from './codeLines.ts';
import './settings.css';

export default function CodesPage({ query }: { query: Readonly<Record<string, string>> }) {
  const { data, failure, reload } = useAnswer('codes.all', {});
  const tables = data?.tables ?? [];
  const local = tables.filter((table) => !table.national);
  const national = tables.filter((table) => table.national);
  const open = tables.find((table) => table.key === query.table) ?? local[0] ?? national[0];
  const changed = async () => {
    await reload();
    await refreshOffice();
  };
  return (
    <Page
      head={<PageHead title="数据字典" description="填表时可选的项。国家标准随程序提供；本地字典由系统管理员维护。" />}
      fill
    >
      {failure !== null && <ErrorPanel message={failure} onRetry={() => void reload()} compact />}
      {data === undefined ? (
        failure === null && <SkeletonRows />
      ) : (
        <div className="pa-codes">
          <nav className="pa-codes-tables" aria-label="字典">
            <TableList title="本地字典" tables={local} open={open} />
            <TableList title="国家标准、固定代码" tables={national} open={open} />
          </nav>
          {open && <Entries key={open.key} table={open} onChanged={changed} />}
        </div>
      )}
    </Page>
  );
}

/** The list is long, and a link may open a dictionary far down. */
const intoView = (link: HTMLElement | null) => link?.scrollIntoView({ block: 'nearest' });

function TableList({ title, tables, open }: { title: string; tables: readonly Table[]; open: Table | undefined }) {
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {tables.map((table) => (
          <li key={table.key}>
            <a
              href={hrefOf('settings', 'codes', { table: table.key })}
              aria-current={table.key === open?.key ? 'true' : undefined}
              ref={table.key === open?.key ? intoView : undefined}
            >
              {table.title}
              <small>{table.entries.filter(({ name }) => name !== '').length}</small>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What stands above the entries. */
function noteOf({ national, about }: Table): string {
  if (national) return '随程序提供，不能修改。';
  return about ?? '改名以后，已有的记录显示新名称。不能删除，不用的停用。';
}

const codeColumn: SmallColumn<Entry> = { key: 'code', title: '代码', width: '6rem', render: (entry) => entry.code };
const nameColumn: SmallColumn<Entry> = { key: 'name', title: '名称', wrap: true, render: (entry) => entry.name };
const aliasesColumn: SmallColumn<Entry> = {
  key: 'aliases',
  title: '别名（导入时认得）',
  wrap: true,
  render: (entry) => entry.aliases?.join('、') ?? '',
};
const stateColumn: SmallColumn<Entry> = {
  key: 'state',
  title: '状态',
  width: '6rem',
  render: (entry) => (entry.active === false ? <Tag>已停用</Tag> : '在用'),
};

/** Of a dictionary with fixed lines: what each is called, and the office's name. */
const lineColumns = (table: Table): SmallColumn<Entry>[] => [
  { key: 'line', title: '项目', width: '8rem', render: (entry) => lineOf(table, entry) },
  {
    ...nameColumn,
    render: ({ name }) => (name === '' ? <span className="pa-codes-blank">未命名</span> : name),
  },
];

function Entries({ table, onChanged }: { table: Table; onChanged: () => Promise<void> }) {
  const may = useMay('admin') && !table.national;
  const [editing, setEditing] = useState<Entry | 'new' | null>(null);

  const setActive = async (entry: Entry, active: boolean) => {
    const set = async (value: boolean) => {
      const { code, name, aliases = [] } = entry;
      await call('codes.saveEntry', { table: table.key, code, name, aliases, active: value });
      await onChanged();
    };
    try {
      await set(active);
      notify({
        text: active ? `已启用“${entry.name}”` : `已停用“${entry.name}”，填写时不再列出`,
        action: { label: '撤销', run: () => set(!active) },
      });
    } catch (error) {
      notifyError(error);
    }
  };

  return (
    <section className="pa-codes-entries" aria-label={table.title}>
      <header>
        <h2>{table.title}</h2>
        <p className="pa-settings-note">{noteOf(table)}</p>
        {may && table.lines === undefined && (
          <Button kind="main" icon={<AddIcon />} onClick={() => setEditing('new')}>
            新增
          </Button>
        )}
      </header>
      <SmallTable<Entry>
        label={table.title}
        rows={table.entries}
        rowKey={(entry) => entry.code}
        rowTone={(entry) => (entry.active === false ? 'muted' : undefined)}
        {...(may ? { onOpen: setEditing } : {})}
        empty={
          <EmptyState
            title={`“${table.title}”还没有选项`}
            action={
              may && (
                <Button kind="main" onClick={() => setEditing('new')}>
                  新增选项
                </Button>
              )
            }
          >
            {may ? '把本单位常用的写进来，填表时就能选。' : '由系统管理员添加。'}
          </EmptyState>
        }
        columns={[
          ...(table.lines === undefined ? [codeColumn, nameColumn, aliasesColumn] : lineColumns(table)),
          ...(table.national || table.lines !== undefined ? [] : [stateColumn]),
          ...(may && table.lines === undefined
            ? [
                {
                  key: 'actions',
                  title: '',
                  width: '6rem',
                  align: 'right' as const,
                  render: (entry: Entry) => (
                    // biome-ignore lint/a11y/noStaticElementInteractions: keeps the button's clicks from opening the row
                    // biome-ignore lint/a11y/useKeyWithClickEvents: the row takes keys on itself only
                    <span onClick={(event) => event.stopPropagation()}>
                      <Button kind="quiet" onClick={() => void setActive(entry, entry.active === false)}>
                        {entry.active === false ? '启用' : '停用'}
                      </Button>
                    </span>
                  ),
                },
              ]
            : []),
        ]}
      />
      {editing !== null && (
        <CodeEntryDialog
          table={table}
          entry={editing === 'new' ? null : editing}
          onSaved={onChanged}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  );
}
