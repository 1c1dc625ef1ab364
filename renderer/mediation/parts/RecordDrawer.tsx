// The form of one record of a case, made from its declaration: nothing of it is written by hand.
import { useMemo, useState } from 'react';
import type { Changes } from '../../../shared/contract/shapes.ts';
import { beijingText } from '../../../shared/fields/beijingTime.ts';
import { type Field, type FieldValue, isEditable } from '../../../shared/fields/field.ts';
import { fieldOf, type Register } from '../../../shared/registers/register.ts';
import type { ShownRow } from '../../fields/cellView.ts';
import type { Office } from '../../fields/office.ts';
import { useHelpScreen } from '../../help/screenHelp.ts';
import { AttachmentsTab } from '../../records/AttachmentsTab.tsx';
import { ConflictDialog } from '../../records/ConflictDialog.tsx';
import { HistoryTab } from '../../records/HistoryTab.tsx';
import { RowFields, RowReading } from '../../records/RowFields.tsx';
import { type Proposal, useRowForm } from '../../records/useRowForm.ts';
import { useRowSaving } from '../../records/useRowSaving.ts';
import { Button, DrawerForm, ErrorPanel, Tabs } from '../../ui/index.ts';
import { useTakingBack } from './useTakingBack.tsx';

export interface RecordDrawerProps {
  register: Register;
  office: Office;
  title: string;
  /** Null for a new record. */
  base: ShownRow | null;
  /** Sent with a new record: the case that it belongs to. */
  fixed: Changes;
  proposal?: Proposal;
  /** Only these fields; left out: all but those that point to the case. */
  only?: readonly string[];
  readOnly: boolean;
  /** A record of its own can be taken back with a reason; the case itself elsewhere. */
  canWithdraw: boolean;
  onSaved: () => void;
  onClose: () => void;
}

const withdrawReasons = ['登记错误', '重复登记', '当事人撤回', '材料有误'];

const neverShown = new Set(['case', 'position']);
const organisation = '2';

/** Fields of the form: the case is known, and what the program works out stands there once there is something. */
function shownFields(only: readonly string[] | undefined, isNew: boolean): (field: Field) => boolean {
  return (field) => {
    if (neverShown.has(field.key)) return false;
    if (only) return only.includes(field.key);
    return !isNew || isEditable(field);
  };
}

/** A party is a person or an organisation: the form asks for one of them. */
function ofKind(kind: FieldValue): (field: Field) => boolean {
  const other = kind === organisation ? '自然人' : '单位';
  return ({ group, key }) => group !== other && key !== 'name';
}

type Tab = 'form' | 'files' | 'history';

export function RecordDrawer(props: RecordDrawerProps) {
  const { register, office, title, fixed, readOnly, onSaved, onClose } = props;
  const [base, setBase] = useState(props.base);
  const form = useRowForm(register, base, props.proposal);
  const [tab, setTab] = useState<Tab>('form');
  const kind = register.key === 'caseParty' ? form.field(fieldOf(register, 'kind')).value : undefined;
  const shows = useMemo(() => {
    const chosen = shownFields(props.only, props.base === null);
    const suits = kind === undefined ? () => true : ofKind(kind);
    return (field: Field) => chosen(field) && suits(field);
  }, [props.only, props.base, kind]);
  const saving = useRowSaving({
    register,
    base,
    form,
    fixed,
    onBase: setBase,
    onRefused: () => setTab('form'),
  });
  useHelpScreen('caseRecord');

  const takingBack = useTakingBack({
    register: register.key,
    title: register.title,
    reasons: withdrawReasons,
    onTaken: () => {
      onSaved();
      onClose();
    },
    onRestored: onSaved,
  });
  const finish = (saved: ShownRow | undefined): boolean => {
    if (!saved) return false;
    onSaved();
    onClose();
    return true;
  };

  const hasFiles = register.key !== 'mediationCase' && register.fields.some((field) => field.type === 'attachment');
  const tabs = [
    { key: 'form', label: '登记内容' },
    ...(hasFiles ? [{ key: 'files', label: '附件' }] : []),
    { key: 'history', label: '修改记录' },
  ];
  return (
    <DrawerForm
      open
      title={title}
      subtitle={
        base === null
          ? '带 * 的必填，其他可以以后补。'
          : `${base.row.changedBy} ${beijingText(base.row.changedAt)} 修改`
      }
      width={720}
      dirty={form.dirty}
      busy={saving.busy}
      bar={
        base &&
        props.only === undefined && (
          <Tabs label="这一条的各页" items={tabs} value={tab} onChange={(key) => setTab(key as Tab)} />
        )
      }
      {...(readOnly ? {} : { onSave: async () => finish(await saving.save()) })}
      extra={
        base !== null &&
        !readOnly &&
        props.canWithdraw && (
          <Button kind="danger" onClick={() => takingBack.ask(base.row.id)}>
            撤下…
          </Button>
        )
      }
      onClose={onClose}
    >
      {saving.failure !== null && <ErrorPanel compact message={saving.failure} />}
      <div hidden={tab !== 'form'}>
        {readOnly ? (
          base && <RowReading register={register} office={office} base={base} shows={shows} order={props.only} />
        ) : (
          <RowFields register={register} office={office} base={base} form={form} shows={shows} order={props.only} />
        )}
      </div>
      {base && tab === 'files' && (
        <AttachmentsTab register={register} id={base.row.id} writable={!readOnly} onChange={onSaved} />
      )}
      {base && tab === 'history' && <HistoryTab register={register.key} id={base.row.id} />}
      {base && saving.newer && (
        <ConflictDialog
          register={register}
          office={office}
          before={base}
          after={saving.newer}
          form={form}
          busy={saving.busy}
          onDecide={async (theirs) => void finish(await saving.decide(theirs))}
          onClose={saving.backToForm}
        />
      )}
      {takingBack.dialog}
    </DrawerForm>
  );
}
