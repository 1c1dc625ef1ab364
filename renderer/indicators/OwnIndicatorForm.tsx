// One own indicator: register, period, filter, aggregate, words. The core checks it against the declarations.
import { useState } from 'react';
import type { OwnIndicator } from '../../shared/contract/indicatorProcedures.ts';
import { indicatorGroups } from '../../shared/indicators/indicator.ts';
import { findRegister } from '../../shared/registers/index.ts';
import { call } from '../api/client.ts';
import { useAttempt } from '../api/useAnswer.ts';
import {
  Button,
  ConfirmDialog,
  DrawerForm,
  ErrorPanel,
  Field,
  FieldGroup,
  LongText,
  notify,
  Segmented,
  Select,
  TextInput,
} from '../ui/index.ts';
import { OwnFilters } from './OwnFilters.tsx';
import { countable, countedRegisters, daysOf, numbersOf, withRegister } from './ownDraft.ts';

interface OwnIndicatorFormProps {
  given: OwnIndicator;
  onSaved: () => Promise<void>;
  onClose: () => void;
}

/** The value of “期末在册” among the days. */
const standing = '-';

export function OwnIndicatorForm({ given, onSaved, onClose }: OwnIndicatorFormProps) {
  const [own, setOwn] = useState(given);
  const [dropping, setDropping] = useState(false);
  const attempt = useAttempt();
  const change = (part: Partial<OwnIndicator>) => setOwn({ ...own, ...part });
  const register = findRegister(own.register)!;

  const save = async () => {
    const saved = await attempt.run(async () => {
      await call('indicators.saveOwn', own);
      notify({ text: `已保存指标“${own.label.trim()}”` });
      await onSaved();
    });
    if (saved) onClose();
    return saved;
  };
  const drop = async () => {
    setDropping(false);
    const dropped = await attempt.run(async () => {
      await call('indicators.dropOwn', { key: own.key });
      notify({ text: `已停用指标“${given.label}”` });
      await onSaved();
    });
    if (dropped) onClose();
  };

  const offered = own.aggregate === 'sum' ? numbersOf(register) : countable(register);
  return (
    <DrawerForm
      open
      width={680}
      title={given.key === '' ? '新增指标' : `指标：${given.label}`}
      subtitle="已经锁定的月报不随它改变"
      dirty={JSON.stringify(own) !== JSON.stringify(given)}
      busy={attempt.busy}
      onSave={save}
      extra={given.key === '' ? undefined : <Button onClick={() => setDropping(true)}>停用</Button>}
      onClose={onClose}
    >
      {attempt.failure !== null && <ErrorPanel message={attempt.failure} compact />}
      <FieldGroup title="指标">
        <Field label="名称" required wide>
          <TextInput value={own.label} maxLength={30} onChange={(label) => change({ label })} autoFocus />
        </Field>
        <Field label="所属部分" required wide>
          <Select
            value={own.group}
            choices={indicatorGroups.map(({ key, title }) => ({ value: key, label: title }))}
            onChange={(group) => change({ group })}
          />
        </Field>
      </FieldGroup>
      <FieldGroup title="数什么">
        <Field label="台账" required wide>
          <Select
            value={own.register}
            choices={countedRegisters.map(({ key, title }) => ({ value: key, label: title }))}
            onChange={(key) => setOwn(withRegister(own, findRegister(key)!))}
          />
        </Field>
        <Field label="算在哪一期" required wide help="按日期：这一天在期内的记录；期末在册：最后一天还在的记录。">
          <Select
            value={own.day ?? standing}
            choices={[
              ...daysOf(register).map(({ key, label }) => ({ value: key, label: `按${label}` })),
              { value: standing, label: '期末在册' },
            ]}
            onChange={(day) => change({ day: day === standing ? null : day })}
          />
        </Field>
      </FieldGroup>
      <FieldGroup title="条件（要同时满足，不写就是全部记录）">
        <OwnFilters register={register} filters={own.filters} onChange={(filters) => change({ filters })} />
      </FieldGroup>
      <FieldGroup title="怎样算">
        <Field label="算法" group wide>
          <Segmented
            label="算法"
            value={own.aggregate}
            choices={[
              { value: 'count', label: '计条数' },
              { value: 'sum', label: '相加' },
              { value: 'distinct', label: '不重复计' },
            ]}
            onChange={(aggregate) => change({ aggregate: aggregate as OwnIndicator['aggregate'], of: null })}
          />
        </Field>
        {own.aggregate !== 'count' && (
          <Field label={own.aggregate === 'sum' ? '把哪一栏相加' : '按哪一栏不重复'} required wide>
            <Select
              value={own.of ?? ''}
              choices={[
                { value: '', label: '请选择', disabled: true },
                ...offered.map(({ key, label }) => ({ value: key, label })),
              ]}
              onChange={(of) => change({ of })}
            />
          </Field>
        )}
        <Field label="单位" required help="金额写“元”或“万元”。">
          <TextInput value={own.unit} maxLength={6} onChange={(unit) => change({ unit })} />
        </Field>
        <Field label="定义" required wide help="一句话写明数的是什么，点开数时显示。">
          <LongText value={own.about} onChange={(about) => change({ about })} />
        </Field>
      </FieldGroup>
      {dropping && (
        <ConfirmDialog
          open
          title={`停用指标“${given.label}”？`}
          confirmLabel="停用"
          onConfirm={() => void drop()}
          onClose={() => setDropping(false)}
        >
          以后的月报不再有它；已经锁定的月报不变。
        </ConfirmDialog>
      )}
    </DrawerForm>
  );
}
