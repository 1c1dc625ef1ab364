// Records of one kind as a short table: the columns are fields of the declaration.
import AddIcon from '@mui/icons-material/Add';
import PrintIcon from '@mui/icons-material/PrintOutlined';
import type { ReactNode } from 'react';
import type { Row } from '../../../shared/contract/shapes.ts';
import type { Field } from '../../../shared/fields/field.ts';
import { findRegister } from '../../../shared/registers/index.ts';
import { fieldOf } from '../../../shared/registers/register.ts';
import { type DocumentKey, documentOf } from '../../../shared/rules/mediation/documents.ts';
import type { CasePartKey } from '../../../shared/rules/mediation/dossier.ts';
import { shownText } from '../../fields/cellView.ts';
import { Button, IconButton, Panel, type SmallColumn, SmallTable, Tag } from '../../ui/index.ts';
import { rowsOf, shownRow, useCase } from './caseWork.ts';
import './parts.css';

export interface PartColumn {
  field: string;
  /** Shown where the first is empty: of an organisation instead of a person. */
  or?: string;
  /** Instead of the declared label. */
  title?: string;
  /** CSS width. */
  width?: string;
  wrap?: boolean;
  align?: 'right';
}

interface PartTableProps {
  part: CasePartKey;
  title?: string;
  columns: readonly PartColumn[];
  /** Said where there is no record yet. */
  none: string;
  addLabel: string;
  /** Left out: the form of the record. */
  onAdd?: () => void;
  onOpen?: (row: Row) => void;
  /** Left out: those of the case. */
  rows?: readonly Row[];
  /** Each record gives one such document, which can be printed alone. */
  document?: DocumentKey;
  /** Buttons of a row. */
  acts?: (row: Row) => ReactNode;
  rowTone?: (row: Row) => 'danger' | 'muted' | undefined;
  /** Records may be added although the case is archived. */
  addsAlways?: boolean;
  /** Further buttons beside the add button. */
  tools?: ReactNode;
}

export function PartTable(props: PartTableProps) {
  const { part, none, addLabel, acts, document } = props;
  const work = useCase();
  const { view, office } = work;
  const register = findRegister(part)!;
  const rows = props.rows ?? rowsOf(view, part);
  const late = new Set(view.judgement.late.filter((each) => each.part === part).map((each) => each.row));
  const mayAdd = props.addsAlways ? work.writes : work.writable;
  const open = props.onOpen ?? ((row: Row) => work.openForm({ part, row: row.id }));

  const columns: SmallColumn<Row>[] = props.columns.map(({ field: key, or, title, ...look }, place) => {
    const field = fieldOf(register, key);
    const other = or === undefined ? undefined : fieldOf(register, or);
    const wrap = look.wrap ?? isOfAnyLength(field);
    const textOf = (row: Row) => {
      const shown = shownRow(view, row);
      return shownText(shown, field, office) || (other ? shownText(shown, other, office) : '') || '—';
    };
    return {
      key,
      title: title ?? field.label,
      ...look,
      wrap,
      render: (row) => (
        <>
          {wrap ? (
            <span className={look.width === undefined ? 'pm-lines pm-lines-wide' : 'pm-lines'} title={textOf(row)}>
              {textOf(row)}
            </span>
          ) : (
            textOf(row)
          )}
          {place === 0 && late.has(row.id) && (
            <span className="pm-late">
              <Tag tone="warning" title="发生之后较晚才录入">
                补录
              </Tag>
            </span>
          )}
        </>
      ),
    };
  });
  if (acts && work.writable) {
    columns.push({
      key: 'acts',
      title: '',
      align: 'right',
      width: '10rem',
      render: (row) => <OnItsOwn>{acts(row)}</OnItsOwn>,
    });
  }
  if (document !== undefined) {
    const label = `打印这份${documentOf(document).title}`;
    columns.push({
      key: 'print',
      title: '',
      align: 'right',
      width: '3.5rem',
      render: (row) => (
        <OnItsOwn>
          <IconButton label={label} icon={<PrintIcon />} onClick={() => work.print(document, row.id)} />
        </OnItsOwn>
      ),
    });
  }
  return (
    <Panel
      title={props.title ?? register.title}
      count={rows.length}
      action={
        <>
          {props.tools}
          {mayAdd && (
            <Button kind="quiet" icon={<AddIcon />} onClick={props.onAdd ?? (() => work.openForm({ part, row: null }))}>
              {addLabel}
            </Button>
          )}
        </>
      }
    >
      <SmallTable
        label={props.title ?? register.title}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        onOpen={open}
        rowTone={props.rowTone}
        empty={<p className="pm-none">{none}</p>}
      />
    </Panel>
  );
}

/** Texts that a long name or address would push the next columns out of sight with. */
function isOfAnyLength({ type }: Field): boolean {
  return type === 'text' || type === 'longText' || type === 'place' || type === 'reference';
}

/** A button in a row does its own work and does not open the row. */
function OnItsOwn({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside are what is pressed
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys on a button do not reach the row
    <span onClick={(event) => event.stopPropagation()}>{children}</span>
  );
}
