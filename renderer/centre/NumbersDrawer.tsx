// 发文字号: the code of the office, the mark of corrections, and the year's numbers with the gaps and why.
import { useState } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import { beijingText } from '../../shared/fields/beijingTime.ts';
import { isReason } from '../../shared/rules/reason.ts';
import { call } from '../api/client.ts';
import { useAnswer, useAttempt } from '../api/useAnswer.ts';
import {
  Button,
  DrawerForm,
  EmptyState,
  ErrorPanel,
  Field,
  FieldGroup,
  KeyValues,
  LongText,
  NumberInput,
  notify,
  SkeletonRows,
  SmallTable,
  TextInput,
} from '../ui/index.ts';

type LetterSettings = OutputOf<'officialNumbers.settings'>;

interface NumbersDrawerProps {
  year: string;
  editable: boolean;
  onClose: () => void;
}

export function NumbersDrawer({ year, editable, onClose }: NumbersDrawerProps) {
  const settings = useAnswer('officialNumbers.settings', {});
  const list = useAnswer('officialNumbers.list', { year });
  const [changed, setChanged] = useState<LetterSettings | null>(null);
  const attempt = useAttempt();
  const shown = changed ?? settings.data;
  const failure = settings.failure ?? list.failure ?? attempt.failure;
  const save = () =>
    attempt.run(async () => {
      if (changed === null) return;
      await call('officialNumbers.setSettings', { code: changed.code.trim(), mark: changed.mark.trim() });
      notify({ text: '已保存' });
      setChanged(null);
      await Promise.all([settings.reload(), list.reload()]);
    });
  return (
    <DrawerForm
      open
      width={720}
      title="发文字号"
      subtitle="例如 迁综治〔2026〕3号，印在红头文件的红线上方"
      dirty={changed !== null}
      busy={attempt.busy}
      {...(editable && changed !== null ? { onSave: save } : {})}
      onClose={onClose}
    >
      {failure !== null && <ErrorPanel compact message={failure} />}
      {!shown && failure === null && <SkeletonRows />}
      {shown && editable && (
        <FieldGroup columns={2}>
          <Field label="机关代字" help="例如：迁综治。不填就不编号。">
            <TextInput value={shown.code} maxLength={20} onChange={(code) => setChanged({ ...shown, code })} />
          </Field>
          <Field label="更正版的标记" help="更正版沿用原号，在号后加这几个字。例如：（更正）。不填就不加。">
            <TextInput value={shown.mark} maxLength={10} onChange={(mark) => setChanged({ ...shown, mark })} />
          </Field>
        </FieldGroup>
      )}
      {shown && !editable && (
        <KeyValues
          items={[
            { label: '机关代字', value: shown.code },
            { label: '更正版的标记', value: shown.mark },
          ]}
        />
      )}
      {list.data && list.data.code !== '' && changed === null && (
        <>
          <h3 className="pb-heading">
            {year} 年的号码，下一个是第 {list.data.next} 号
          </h3>
          <NumberTable numbers={list.data.numbers} />
          {editable && <LeaveOut year={year} next={list.data.next} onDone={list.reload} />}
        </>
      )}
    </DrawerForm>
  );
}

type Given = OutputOf<'officialNumbers.list'>['numbers'][number];

function NumberTable({ numbers }: { numbers: readonly Given[] }) {
  return (
    <SmallTable
      label="发文字号"
      rows={numbers}
      rowKey={({ running }) => String(running)}
      empty={<EmptyState title="今年还没有取过号">在月报的“发文字号”里取号。</EmptyState>}
      columns={[
        { key: 'text', title: '字号', width: '12rem', render: ({ text }) => text },
        { key: 'title', title: '用于', wrap: true, render: ({ title, reason }) => title ?? `空号：${reason ?? ''}` },
        {
          key: 'at',
          title: '经办',
          width: '12rem',
          wrap: true,
          render: ({ by, at }) => `${by} ${beijingText(at)}`,
        },
      ]}
    />
  );
}

/** Numbers that paper has used already, or that are kept for something else. */
function LeaveOut({ year, next, onDone }: { year: string; next: number; onDone: () => Promise<void> }) {
  const [upTo, setUpTo] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const attempt = useAttempt();
  const isReady = upTo !== null && problem === null && isReason(reason);
  const leave = () =>
    attempt.run(async () => {
      const { skipped } = await call('officialNumbers.skip', { year, upTo: Number(upTo), reason: reason.trim() });
      notify({ text: `已留 ${skipped} 个空号` });
      setUpTo(null);
      setReason('');
      await onDone();
    });
  return (
    <div className="pb-below">
      <FieldGroup title="留空号">
        <Field label="空到第几号" help="启用以前已经用过的号，或者给别的文件留的号。">
          <NumberInput
            value={upTo}
            onChange={setUpTo}
            min={String(next)}
            max="99999"
            unit="号"
            onProblem={setProblem}
          />
        </Field>
        <Field label="原因" required={upTo !== null}>
          <LongText value={reason} onChange={setReason} rows={2} maxLength={100} />
        </Field>
      </FieldGroup>
      {attempt.failure !== null && <ErrorPanel compact message={attempt.failure} />}
      <Button onClick={() => void leave()} disabled={!isReady || attempt.busy}>
        留空号
      </Button>
    </div>
  );
}
