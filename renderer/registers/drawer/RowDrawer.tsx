import PrintIcon from '@mui/icons-material/DescriptionOutlined';
import { useContext, useEffect, useState } from 'react';
import { beijingText } from '../../../shared/fields/beijingTime.ts';
import type { Register } from '../../../shared/registers/register.ts';
import { call, sentenceOf } from '../../api/client.ts';
import type { ShownRow } from '../../fields/cellView.ts';
import { titleOfRow } from '../../fields/links.ts';
import type { Office } from '../../fields/office.ts';
import { useHelpScreen } from '../../help/screenHelp.ts';
import { AttachmentsTab } from '../../records/AttachmentsTab.tsx';
import { ConflictDialog } from '../../records/ConflictDialog.tsx';
import {
  Button,
  Callout,
  DrawerForm,
  ErrorPanel,
  notifyError,
  ShortcutsActive,
  SkeletonForm,
  Tabs,
  Tag,
} from '../../ui/index.ts';
import './drawer.css';
import { HistoryTab } from '../../records/HistoryTab.tsx';
import { RowFields, RowReading } from '../../records/RowFields.tsx';
import { useRowForm } from '../../records/useRowForm.ts';
import { useRowSaving } from '../../records/useRowSaving.ts';
import { RelatedTab } from './RelatedTab.tsx';

interface RowDrawerProps {
  register: Register;
  office: Office;
  writable: boolean;
  /** Null for a new row. */
  id: string | null;
  /** Changes when numbers are shown or masked: the row is read anew. */
  revealed: boolean;
  /** A row was made or changed here. */
  onSaved: (row: ShownRow, made: boolean) => void;
  /** After 保存并新增: an empty form. */
  onNext: () => void;
  onWithdraw: (row: ShownRow) => void;
  onRestore: (id: string) => Promise<void>;
  onForm: (id: string) => void;
  onClose: () => void;
}

/** The form of a row, with what belongs to it on further sheets. */
export function RowDrawer(props: RowDrawerProps) {
  const { register, id, revealed } = props;
  const [base, setBase] = useState<ShownRow | null>(null);
  const [failure, setFailure] = useState<unknown>(null);

  const isActive = useContext(ShortcutsActive);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again when numbers are shown or masked
  useEffect(() => {
    if (id === null || !isActive) return;
    let current = true;
    call('rows.get', { register: register.key, id }).then(
      ({ row, titles }) => {
        if (!current) return;
        // The version that the clerk saw first stays: what others changed since is a conflict, not silently hers.
        setBase((before) => ({ row: { ...row, version: before?.row.version ?? row.version }, titles }));
        setFailure(null);
      },
      (error: unknown) => current && setFailure(error),
    );
    return () => {
      current = false;
    };
  }, [register, id, revealed, isActive]);

  if (id !== null && base === null) {
    return (
      <DrawerForm open title={register.title} width={760} onClose={props.onClose}>
        {failure === null ? <SkeletonForm /> : <ErrorPanel message={sentenceOf(failure)} />}
      </DrawerForm>
    );
  }
  return <OpenDrawer {...props} base={id === null ? null : base} onBase={setBase} />;
}

type Tab = 'form' | 'related' | 'history' | 'files';

function OpenDrawer(props: RowDrawerProps & { base: ShownRow | null; onBase: (row: ShownRow) => void }) {
  const { register, office, writable, base, onBase, onClose } = props;
  const form = useRowForm(register, base);
  const [tab, setTab] = useState<Tab>('form');
  const saving = useRowSaving({ register, base, form, onBase, onRefused: () => setTab('form') });
  const { busy, failure } = saving;
  useHelpScreen('form');

  const withdrawn = base?.row.withdrawn ?? null;
  const editable = writable && withdrawn === null;
  const title = base === null ? `新增${register.title}` : titleOfRow(register, base.row, base.titles);

  const save = async (): Promise<ShownRow | undefined> => {
    const saved = await saving.save();
    if (saved) props.onSaved(saved, base === null);
    return saved;
  };
  const decide = async (theirs: readonly string[]) => {
    const saved = await saving.decide(theirs);
    if (!saved) return;
    props.onSaved(saved, false);
    onClose();
  };

  const tabs = [
    { key: 'form', label: '登记内容' },
    { key: 'related', label: '相关记录' },
    { key: 'history', label: '修改记录' },
    ...(register.fields.some((field) => field.type === 'attachment') ? [{ key: 'files', label: '附件' }] : []),
  ];
  return (
    <DrawerForm
      open
      title={title}
      subtitle={base === null ? '带 * 的必填，其他可以以后补。' : <Subtitle row={base} register={register} />}
      width={760}
      dirty={form.dirty}
      busy={busy}
      bar={base && <Tabs label="这一条的各页" items={tabs} value={tab} onChange={(key) => setTab(key as Tab)} />}
      {...(editable
        ? {
            onSave: async () => {
              const saved = await save();
              if (saved) onClose();
              return saved !== undefined;
            },
            onSaveAndNext: async () => {
              const saved = await save();
              if (saved) props.onNext();
              return saved !== undefined;
            },
          }
        : {})}
      extra={
        base && (
          <>
            <Button icon={<PrintIcon />} onClick={() => props.onForm(base.row.id)}>
              导出登记表
            </Button>
            {editable && (
              <Button kind="danger" onClick={() => props.onWithdraw(base)}>
                注销…
              </Button>
            )}
            {writable && withdrawn !== null && (
              <Button onClick={() => props.onRestore(base.row.id).then(onClose).catch(notifyError)}>恢复</Button>
            )}
          </>
        )
      }
      onClose={onClose}
    >
      {failure !== null && (
        <div className="pr-row-messages">
          <ErrorPanel compact message={failure} />
        </div>
      )}
      {withdrawn !== null && (
        <div className="pr-row-messages">
          <Callout tone="warning">
            {withdrawn.by}于 {beijingText(withdrawn.at)} 注销，原因：{withdrawn.reason}
          </Callout>
        </div>
      )}
      {/* The form stays mounted behind the other sheets, so that nothing typed is lost. */}
      <div hidden={tab !== 'form'}>
        {editable ? (
          <RowFields register={register} office={office} base={base} form={form} />
        ) : (
          base && <RowReading register={register} office={office} base={base} />
        )}
      </div>
      {base && tab === 'related' && <RelatedTab register={register.key} id={base.row.id} />}
      {base && tab === 'history' && <HistoryTab register={register.key} id={base.row.id} />}
      {base && tab === 'files' && (
        <AttachmentsTab
          register={register}
          id={base.row.id}
          writable={editable}
          onChange={() =>
            call('rows.get', { register: register.key, id: base.row.id }).then(
              (row) => props.onSaved(row, false),
              notifyError,
            )
          }
        />
      )}
      {saving.newer && base && (
        <ConflictDialog
          register={register}
          office={office}
          before={base}
          after={saving.newer}
          form={form}
          busy={busy}
          onDecide={(theirs) => void decide(theirs)}
          onClose={saving.backToForm}
        />
      )}
    </DrawerForm>
  );
}

function Subtitle({ row: { row }, register }: { row: ShownRow; register: Register }) {
  return (
    <span className="pr-subtitle">
      {register.title}
      <span>
        {row.changedBy} {beijingText(row.changedAt)} 修改
      </span>
      {row.withdrawn !== null && <Tag tone="warning">已注销</Tag>}
      {row.unfinished.length > 0 && (
        <Tag tone="warning" title={row.unfinished.join('、')}>
          待补 {row.unfinished.length} 项
        </Tag>
      )}
    </span>
  );
}
