// The levels of duty that are on or still to come, each with the way to end it.
import { useCallback, useEffect, useState } from 'react';
import type { Row } from '../../shared/contract/shapes.ts';
import { call, sentenceOf } from '../api/client.ts';
import { useAttempt } from '../api/useAnswer.ts';
import { rowText } from '../records/rowText.ts';
import { Button, DayInput, ErrorPanel, Field, notify, SmallTable, TextInput } from '../ui/index.ts';
import { tierWords } from './rotaWords.ts';

interface LevelsOnProps {
  team: string;
  today: string;
  onChanged: () => Promise<void>;
}

/** Switched on, not released, and not yet over; of this team or of all. */
function isOn(row: Row, team: string, today: string): boolean {
  const until = rowText(row, 'releasedOn') || rowText(row, 'until');
  const its = rowText(row, 'team');
  return (until === '' || until >= today) && (its === '' || its === team);
}

const mostRead = 200;

export function LevelsOn({ team, today, onChanged }: LevelsOnProps) {
  const [rows, setRows] = useState<readonly Row[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const [ending, setEnding] = useState<Row | null>(null);
  const read = useCallback(async () => {
    try {
      const { view } = await call('views.open', {
        register: 'dutyLevel',
        sort: [{ field: 'from', direction: 'descending' }],
      });
      const found = await call('views.rows', { view, from: 0, count: mostRead });
      setRows(found.rows.filter((row) => isOn(row, team, today)));
    } catch (error) {
      setFailure(sentenceOf(error));
    }
  }, [team, today]);
  useEffect(() => void read(), [read]);

  if (failure !== null) return <ErrorPanel compact message={failure} onRetry={() => void read()} />;
  if (rows.length === 0) return null;
  return (
    <>
      <h3 className="pz-heading">正在执行和即将启动的</h3>
      <SmallTable
        label="正在执行和即将启动的勤务等级"
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'level',
            title: '等级',
            width: '4rem',
            render: (row) => tierWords[rowText(row, 'level') as '1' | '2' | '3']?.title ?? '',
          },
          {
            key: 'days',
            title: '日期',
            width: '12rem',
            render: (row) => `${rowText(row, 'from')} 至 ${rowText(row, 'until') || '解除'}`,
          },
          {
            key: 'reason',
            title: '原因',
            wrap: true,
            render: (row) => `${rowText(row, 'reason')}（${rowText(row, 'approver')}批准）`,
          },
          {
            key: 'end',
            title: '',
            width: '5rem',
            render: (row) => (
              <Button kind="quiet" onClick={() => setEnding(row)}>
                解除
              </Button>
            ),
          },
        ]}
      />
      {ending && (
        <Release
          key={ending.id}
          row={ending}
          today={today}
          onDone={async () => {
            setEnding(null);
            await read();
            await onChanged();
          }}
        />
      )}
    </>
  );
}

function Release({ row, today, onDone }: { row: Row; today: string; onDone: () => Promise<void> }) {
  const [on, setOn] = useState<string | null>(today);
  const [by, setBy] = useState('');
  const attempt = useAttempt();
  const release = () =>
    attempt.run(async () => {
      if (on === null) return;
      await call('duty.release', { id: row.id, version: row.version, releasedOn: on, releasedBy: by.trim() });
      notify({ text: '已解除，以后的日子回到常态的班次。' });
      await onDone();
    });
  return (
    <div className="pz-sentence">
      <Field label="最后一天" required help="含当天；次日起回到常态。">
        <DayInput value={on} onChange={setOn} today={today} />
      </Field>
      <Field label="解除人" required>
        <TextInput value={by} onChange={setBy} maxLength={30} autoFocus />
      </Field>
      <Button onClick={() => void release()} disabled={on === null || by.trim() === ''} busy={attempt.busy}>
        解除这次{tierWords[rowText(row, 'level') as '1' | '2' | '3']?.title ?? ''}勤务
      </Button>
      {attempt.failure !== null && <ErrorPanel compact message={attempt.failure} />}
    </div>
  );
}
