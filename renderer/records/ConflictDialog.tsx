// Two people changed one row: what the other has changed meanwhile, and whose word stands in each field.
import { useState } from 'react';
import type { Changes } from '../../shared/contract/shapes.ts';
import type { Field } from '../../shared/fields/field.ts';
import { linkedRegister } from '../../shared/fields/field.ts';
import { codecOf } from '../../shared/fields/index.ts';
import type { Register } from '../../shared/registers/register.ts';
import { type ShownRow, shownText, writeContext } from '../fields/cellView.ts';
import type { Office } from '../fields/office.ts';
import { Dialog, Segmented, SmallTable } from '../ui/index.ts';
import type { RowForm } from './useRowForm.ts';
import './records.css';

const stated = (row: ShownRow, key: string) => JSON.stringify(row.row.values[key] ?? null);

/** Fields that differ between two states of a row. */
export function changedFields(register: Register, before: ShownRow, after: ShownRow): Field[] {
  return register.fields.filter((field) => stated(before, field.key) !== stated(after, field.key));
}

/** Fields that were changed on both sides: the ones to decide. */
export function disputedFields(register: Register, before: ShownRow, after: ShownRow, mine: Changes): Field[] {
  return changedFields(register, before, after).filter((field) => field.key in mine);
}

interface ConflictDialogProps {
  register: Register;
  office: Office;
  before: ShownRow;
  after: ShownRow;
  form: RowForm;
  busy: boolean;
  /** Keys of the fields whose newer value is kept. */
  onDecide: (theirs: readonly string[]) => void;
  onClose: () => void;
}

/** Asks for every field that both have changed; the rest is only told. */
export function ConflictDialog(props: ConflictDialogProps) {
  const { register, office, before, after, form, busy, onDecide, onClose } = props;
  const [theirs, setTheirs] = useState<readonly string[]>([]);
  const changed = changedFields(register, before, after);
  const disputed = new Set(disputedFields(register, before, after, form.changes).map((field) => field.key));
  const mine = (field: Field): string => {
    const { value, linkTitle } = form.field(field);
    if (linkedRegister(field) !== null) return linkTitle;
    return value === null ? '' : codecOf(field).format(value, field, writeContext(office, after.titles));
  };
  return (
    <Dialog
      open
      width="large"
      title={`${after.row.changedBy}刚改过这一条`}
      main={{ label: '按选择保存', onPress: () => onDecide(theirs), busy }}
      cancelLabel="回到表单"
      onClose={onClose}
    >
      <p className="pc-lead">两边都改过的栏目，请逐个选择留哪一个。双方的修改都记在历史里。</p>
      <SmallTable
        label="不同之处"
        columns={[
          { key: 'label', title: '栏目', width: '9rem', render: (field) => field.label },
          {
            key: 'theirs',
            title: '对方改成',
            wrap: true,
            render: (field) => shownText(after, field, office) || '（空）',
          },
          {
            key: 'mine',
            title: '您填的',
            wrap: true,
            render: (field) => (disputed.has(field.key) ? mine(field) || '（空）' : '没有改'),
          },
          {
            key: 'choice',
            title: '保留',
            width: '12rem',
            render: (field) =>
              disputed.has(field.key) ? (
                <Segmented
                  label={`${field.label}保留哪一个`}
                  value={theirs.includes(field.key) ? 'theirs' : 'mine'}
                  choices={[
                    { value: 'mine', label: '我的' },
                    { value: 'theirs', label: '对方的' },
                  ]}
                  onChange={(choice) =>
                    setTheirs([
                      ...theirs.filter((key) => key !== field.key),
                      ...(choice === 'theirs' ? [field.key] : []),
                    ])
                  }
                />
              ) : (
                '对方的'
              ),
          },
        ]}
        rows={changed}
        rowKey={(field) => field.key}
        empty={<p>各栏内容相同，可以直接保存。</p>}
      />
    </Dialog>
  );
}
