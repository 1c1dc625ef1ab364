// The rules by which dossiers are paid: everybody reads them, the director changes them.
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import { useState } from 'react';
import { rulesInWords } from '../../shared/rules/mediation/subsidy/rulesInWords.ts';
import { difficulties, difficultyNames, type SubsidyRules } from '../../shared/rules/mediation/subsidy/subsidyRules.ts';
import { call } from '../api/client.ts';
import { useAttempt } from '../api/useAnswer.ts';
import {
  Button,
  DrawerForm,
  ErrorPanel,
  Field,
  FieldGroup,
  IconButton,
  KeyValues,
  NumberInput,
  notify,
  Segmented,
} from '../ui/index.ts';
import { draftOf, type RulesDraft, rulesFrom, type StepDraft, withStep } from './rulesForm.ts';

interface RulesDrawerProps {
  rules: SubsidyRules;
  /** Of the rules that were seen. */
  version: number;
  editable: boolean;
  onSaved: () => Promise<void>;
  onClose: () => void;
}

export function RulesDrawer({ rules, version, editable, onSaved, onClose }: RulesDrawerProps) {
  const [draft, setDraft] = useState(() => draftOf(rules));
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const attempt = useAttempt();
  const dirty = JSON.stringify(draft) !== JSON.stringify(draftOf(rules));
  const change = (part: Partial<RulesDraft>) => setDraft({ ...draft, ...part });
  const problemAt = (key: string) => (message: string | null) =>
    setProblems(({ [key]: _, ...others }) => (message === null ? others : { ...others, [key]: message }));

  const save = async () => {
    if (Object.keys(problems).length > 0) return false;
    const wanted = rulesFrom(draft);
    const saved = await attempt.run(async () => {
      await call('subsidy.setRules', { rules: { ...wanted, documents: [...wanted.documents] }, version });
      notify({ text: '已保存以案定补规则' });
      await onSaved();
    });
    if (saved) onClose();
    return saved;
  };

  if (!editable) {
    return (
      <DrawerForm open title="以案定补规则" subtitle="由主任设定和修改" onClose={onClose}>
        <KeyValues items={rulesInWords(rules).map(({ label, words }) => ({ label, value: words }))} />
      </DrawerForm>
    );
  }
  const fields: FieldsProps = { draft, change, problemAt };
  return (
    <DrawerForm
      open
      title="以案定补规则"
      subtitle="金额没有全国统一标准，按县、乡镇的文件填写；修改记入审计日志，已发放的批次不受影响。"
      dirty={dirty}
      busy={attempt.busy}
      onSave={save}
      onClose={onClose}
    >
      {attempt.failure !== null && <ErrorPanel message={attempt.failure} compact />}
      <AmountFields {...fields} />
      <SpecialFields {...fields} />
      <PaymentFields {...fields} />
    </DrawerForm>
  );
}

interface FieldsProps {
  draft: RulesDraft;
  change: (part: Partial<RulesDraft>) => void;
  /** Told what is wrong with what was typed at a place, null once it is well. */
  problemAt: (key: string) => (message: string | null) => void;
}

const amountShape = { decimals: 2, min: '0.01', max: '1000000', unit: '元' } as const;
const percentShape = { min: '1', max: '100', unit: '%' } as const;

function AmountFields(props: FieldsProps) {
  const { draft, change, problemAt } = props;
  return (
    <FieldGroup title="每卷金额">
      <Field label="计发方式" group>
        <Segmented
          label="计发方式"
          value={draft.basis}
          onChange={(basis) => change({ basis: basis === 'documents' ? 'documents' : 'difficulty' })}
          choices={[
            { value: 'difficulty', label: '按难度级别' },
            { value: 'documents', label: '按齐全的文书份数' },
          ]}
        />
      </Field>
      {draft.basis === 'documents' ? (
        <StepFields {...props} />
      ) : (
        difficulties.map((code) => (
          <Field key={code} label={difficultyNames[code]}>
            <NumberInput
              {...amountShape}
              value={draft.difficulty[code]}
              onChange={(amount) => change({ difficulty: { ...draft.difficulty, [code]: amount } })}
              onProblem={problemAt(`difficulty ${code}`)}
            />
          </Field>
        ))
      )}
    </FieldGroup>
  );
}

function StepFields({ draft, change, problemAt }: FieldsProps) {
  const set = (step: StepDraft, part: Partial<StepDraft>) =>
    change({ steps: draft.steps.map((each) => (each.key === step.key ? { ...each, ...part } : each)) });
  const count = { min: '1', max: '99' } as const;
  const remove = (step: StepDraft) => {
    for (const part of ['from', 'to', 'amount']) problemAt(`step ${step.key} ${part}`)(null);
    change({ steps: draft.steps.filter(({ key }) => key !== step.key) });
  };
  return (
    <Field label="各档份数" group help="“至”留空表示以上。封面、目录、封底不计入份数。">
      <div className="ps-steps">
        {draft.steps.map((step, index) => (
          <div className="ps-step" key={step.key}>
            <NumberInput
              {...count}
              label={`第 ${index + 1} 档起`}
              value={step.from}
              onChange={(from) => set(step, { from })}
              onProblem={problemAt(`step ${step.key} from`)}
            />
            至
            <NumberInput
              {...count}
              unit="份"
              label={`第 ${index + 1} 档止`}
              placeholder="以上"
              value={step.to}
              onChange={(to) => set(step, { to })}
              onProblem={problemAt(`step ${step.key} to`)}
            />
            <NumberInput
              {...amountShape}
              label={`第 ${index + 1} 档金额`}
              value={step.amount}
              onChange={(amount) => set(step, { amount })}
              onProblem={problemAt(`step ${step.key} amount`)}
            />
            <IconButton label={`删除第 ${index + 1} 档`} icon={<DeleteIcon />} onClick={() => remove(step)} />
          </div>
        ))}
        <Button kind="quiet" onClick={() => change(withStep(draft))}>
          增加一档
        </Button>
      </div>
    </Field>
  );
}

function SpecialFields({ draft, change, problemAt }: FieldsProps) {
  return (
    <FieldGroup title="口头协议和调解不成">
      <Field label="口头协议" group>
        <Segmented
          label="口头协议"
          value={draft.oralWay}
          onChange={(way) => change({ oralWay: way === 'amount' ? 'amount' : 'ratio' })}
          choices={[
            { value: 'ratio', label: '按比例' },
            { value: 'amount', label: '定额' },
          ]}
        />
      </Field>
      {draft.oralWay === 'ratio' ? (
        <Field label="发放比例" help="与书面协议相同就填 100。">
          <NumberInput
            {...percentShape}
            value={draft.oralPercent}
            onChange={(oralPercent) => change({ oralPercent })}
            onProblem={problemAt('oralPercent')}
          />
        </Field>
      ) : (
        <Field label="每卷金额">
          <NumberInput
            {...amountShape}
            value={draft.oralAmount}
            onChange={(oralAmount) => change({ oralAmount })}
            onProblem={problemAt('oralAmount')}
          />
        </Field>
      )}
      <Field label="调解不成" group>
        <Segmented
          label="调解不成"
          value={draft.unsuccessfulPaid ? 'paid' : 'unpaid'}
          onChange={(value) => change({ unsuccessfulPaid: value === 'paid' })}
          choices={[
            { value: 'unpaid', label: '不发' },
            { value: 'paid', label: '按比例发' },
          ]}
        />
      </Field>
      {draft.unsuccessfulPaid && (
        <Field label="发放比例">
          <NumberInput
            {...percentShape}
            value={draft.unsuccessfulPercent}
            onChange={(unsuccessfulPercent) => change({ unsuccessfulPercent })}
            onProblem={problemAt('unsuccessfulPercent')}
          />
        </Field>
      )}
    </FieldGroup>
  );
}

function PaymentFields({ draft, change, problemAt }: FieldsProps) {
  return (
    <FieldGroup title="发给谁、什么时候发">
      <Field label="多名调解员" group help="记录人和中途更换的调解员不参加分配；除不尽的分，先给主持调解员。">
        <Segmented
          label="多名调解员"
          value={draft.share}
          onChange={(share) => change({ share: share === 'presiding' ? 'presiding' : 'equal' })}
          choices={[
            { value: 'equal', label: '平均分配' },
            { value: 'presiding', label: '只发主持调解员' },
          ]}
        />
      </Field>
      <Field
        label="卷宗要求"
        group
        help={draft.dossier === 'archived' ? '按归档日期归入期间。' : '按结案日期归入期间，必备文书齐全就可以发放。'}
      >
        <Segmented
          label="卷宗要求"
          value={draft.dossier}
          onChange={(dossier) => change({ dossier: dossier === 'complete' ? 'complete' : 'archived' })}
          choices={[
            { value: 'archived', label: '已归档' },
            { value: 'complete', label: '必备文书齐全' },
          ]}
        />
      </Field>
      <Field label="重复判断" help="当事人和纠纷类型相同、相隔不超过这么多天的，疑似同一纠纷，认定以后才能发放。">
        <NumberInput
          min="0"
          max="3650"
          unit="天"
          value={draft.sameWithinDays}
          onChange={(sameWithinDays) => change({ sameWithinDays })}
          onProblem={problemAt('sameWithinDays')}
        />
      </Field>
    </FieldGroup>
  );
}
