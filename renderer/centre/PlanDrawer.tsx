// How often each report is due, on which day, and who prepares, checks and signs it.
import { useState } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import { call } from '../api/client.ts';
import { useAnswer, useAttempt } from '../api/useAnswer.ts';
import { DrawerForm, ErrorPanel, notify, Select, SkeletonRows, SmallTable, TextInput } from '../ui/index.ts';
import { TimingFields } from './TimingFields.tsx';

type Plan = OutputOf<'centre.plan'>['plans'][number];
export type Timing = OutputOf<'centre.plan'>['timing'];

interface PlanDrawerProps {
  editable: boolean;
  onSaved: () => Promise<void>;
  onClose: () => void;
}

const periods = [
  { value: 'month', label: '每月' },
  { value: 'quarter', label: '每季度' },
  { value: 'half', label: '每半年' },
  { value: 'year', label: '每年' },
  { value: 'none', label: '不报' },
] as const;

const days = Array.from({ length: 28 }, (_, index) => ({ value: String(index + 1), label: `${index + 1}日前` }));

const people = [
  { key: 'preparer', title: '填报' },
  { key: 'checker', title: '审核' },
  { key: 'signer', title: '签发' },
] as const;

export function PlanDrawer({ editable, onSaved, onClose }: PlanDrawerProps) {
  const { data, failure, reload } = useAnswer('centre.plan', {});
  const [changed, setChanged] = useState<Readonly<Record<string, Plan>>>({});
  const [timing, setTiming] = useState<Timing | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const attempt = useAttempt();
  const plans = (data?.plans ?? []).map((plan) => changed[plan.key] ?? plan);
  const change = (plan: Plan) => setChanged({ ...changed, [plan.key]: plan });

  const save = () =>
    attempt.run(async () => {
      for (const { title: _, ...plan } of Object.values(changed)) await call('centre.setPlan', plan);
      if (timing !== null) await call('centre.setTiming', timing);
      notify({ text: '已保存' });
      await onSaved();
      onClose();
    });
  return (
    <DrawerForm
      open
      width={900}
      title="期限和分工"
      subtitle={editable ? undefined : '由主任设定'}
      dirty={Object.keys(changed).length > 0 || timing !== null}
      busy={attempt.busy}
      {...(editable ? { onSave: async () => problem === null && (await save()) } : {})}
      onClose={onClose}
    >
      {failure !== null && <ErrorPanel compact message={failure} onRetry={() => void reload()} />}
      {!data && failure === null && <SkeletonRows />}
      {attempt.failure !== null && <ErrorPanel compact message={attempt.failure} />}
      {data && (
        <TimingFields
          timing={timing ?? data.timing}
          setupMonth={data.setupMonth}
          problem={problem}
          editable={editable}
          onChange={setTiming}
          onProblem={setProblem}
        />
      )}
      {data && (
        <SmallTable
          label="期限和分工"
          rows={plans}
          rowKey={({ key }) => key}
          columns={[
            { key: 'title', title: '报表', wrap: true, render: ({ title }) => title },
            {
              key: 'every',
              title: '多久一次',
              width: '7.5rem',
              render: (plan) =>
                editable ? (
                  <Select
                    label={`${plan.title}多久一次`}
                    value={plan.every}
                    choices={periods}
                    onChange={(every) => change({ ...plan, every: every as Plan['every'] })}
                  />
                ) : (
                  periods.find(({ value }) => value === plan.every)?.label
                ),
            },
            {
              key: 'dueDay',
              title: '次月',
              width: '6.5rem',
              render: (plan) =>
                editable ? (
                  <Select
                    label={`${plan.title}次月几日前`}
                    value={String(plan.dueDay)}
                    disabled={plan.every === 'none'}
                    choices={days}
                    onChange={(day) => change({ ...plan, dueDay: Number(day) })}
                  />
                ) : (
                  `${plan.dueDay}日前`
                ),
            },
            ...people.map(({ key, title }) => ({
              key,
              title,
              width: '7rem',
              render: (plan: Plan) =>
                editable ? (
                  <TextInput
                    label={`${plan.title}${title}`}
                    value={plan[key]}
                    maxLength={30}
                    onChange={(name) => change({ ...plan, [key]: name })}
                  />
                ) : (
                  plan[key]
                ),
            })),
          ]}
        />
      )}
    </DrawerForm>
  );
}
