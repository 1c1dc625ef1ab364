// Renaming, merging and closing a village: from a day on, with a reason, its history kept.
import { useState } from 'react';
import { isReason } from '../../../shared/rules/reason.ts';
import { call } from '../../api/client.ts';
import { useAttempt } from '../../api/useAnswer.ts';
import type { ShownRow } from '../../fields/cellView.ts';
import { suggestLinks } from '../../fields/links.ts';
import {
  DayInput,
  Dialog,
  ErrorPanel,
  Field,
  type Link,
  LinkInput,
  LongText,
  notify,
  TextInput,
} from '../../ui/index.ts';

export type VillageAct = 'rename' | 'merge' | 'close';

interface VillageDialogProps {
  act: VillageAct;
  villages: readonly ShownRow[];
  today: string;
  onDone: () => void;
  onClose: () => void;
}

const verbs: Record<VillageAct, string> = { rename: '更名', merge: '合并', close: '撤销' };
const notes: Record<VillageAct, string> = {
  rename: '旧名称记为曾用名，导入旧台账时仍能认出。',
  merge: '治保会、人员等记录归入新的村，纠纷等过去的事仍记在原来的村名下。原来的名称保留。',
  close: '已有的记录保留，不能再登记新的记录。',
};

const nameOf = ({ row }: ShownRow): string => String(row.values.name ?? '');

/** Asks what is needed for one of the three acts, and does it. */
export function VillageDialog({ act, villages, today, onDone, onClose }: VillageDialogProps) {
  const [first] = villages;
  const [name, setName] = useState(first ? nameOf(first) : '');
  const [officialName, setOfficialName] = useState(String(first?.row.values.officialName ?? ''));
  const [into, setInto] = useState<Link | null>(null);
  const [on, setOn] = useState<string | null>(today);
  const [dayProblem, setDayProblem] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const attempt = useAttempt();
  const verb = verbs[act];
  const names = villages.map(nameOf).join('、');
  const ids = villages.map(({ row }) => row.id);
  const given = { on: on ?? today, reason: reason.trim() };
  const isReady =
    on !== null &&
    dayProblem === null &&
    isReason(given.reason) &&
    (act !== 'rename' || (name.trim() !== '' && first !== undefined && name.trim() !== nameOf(first))) &&
    (act !== 'merge' || into !== null);

  const run = () =>
    attempt.run(async () => {
      if (act === 'merge' && into) {
        const { moved } = await call('villages.merge', { ids, into: into.id, ...given });
        notify({ text: `已把${names}并入${into.title}，归入 ${moved} 条记录` });
      } else if (act === 'rename' && first) {
        const official = officialName.trim();
        await call('villages.rename', {
          id: first.row.id,
          name: name.trim(),
          ...(official === '' ? {} : { officialName: official }),
          ...given,
        });
        notify({ text: `${names}已更名为${name.trim()}` });
      } else if (first) {
        await call('villages.close', { id: first.row.id, ...given });
        notify({ text: `已撤销${names}` });
      }
      onDone();
    });

  return (
    <Dialog
      open
      width="medium"
      title={`${verb}：${names}`}
      main={{ label: verb, onPress: () => void run(), disabled: !isReady, busy: attempt.busy, danger: act === 'close' }}
      onClose={onClose}
    >
      <p className="pr-lead">{notes[act]}</p>
      <div className="pr-dialog-fields">
        {act === 'rename' && (
          <>
            <Field label="新名称" required>
              <TextInput value={name} onChange={setName} maxLength={30} autoFocus />
            </Field>
            <Field label="新全称" help="如“那铁村村民委员会”，可以留空。">
              <TextInput value={officialName} onChange={setOfficialName} maxLength={60} />
            </Field>
          </>
        )}
        {act === 'merge' && (
          <Field label="并入" required>
            <LinkInput
              value={into}
              onChange={setInto}
              suggest={async (typed) => (await suggestLinks('village', typed)).filter((each) => !ids.includes(each.id))}
              autoFocus
            />
          </Field>
        )}
        <Field label="生效日期" required>
          <DayInput value={on} onChange={setOn} onProblem={setDayProblem} today={today} />
        </Field>
        <Field label="原因" required help="如批复文号。">
          <LongText value={reason} onChange={setReason} rows={2} maxLength={200} />
        </Field>
      </div>
      {attempt.failure !== null && <ErrorPanel compact message={attempt.failure} />}
    </Dialog>
  );
}
