// The first shifts of a team: a usual set, edited here, kept as rows of 班次模板.
import { useState } from 'react';
import { isClockTime } from '../../shared/rules/clockTime.ts';
import { call } from '../api/client.ts';
import { useAttempt } from '../api/useAnswer.ts';
import { Checkbox, Dialog, ErrorPanel, Field, notify, Select, TextInput } from '../ui/index.ts';
import { rowOfShift, type SuggestedShift, setFor, suggestedSets } from './suggestedShifts.ts';
import './layers.css';

interface ShiftsDialogProps {
  team: { id: string; title: string; kind: string };
  onDone: () => void;
  onClose: () => void;
}

const isCount = (text: string) => /^[1-9]\d?$/.test(text);

export function ShiftsDialog({ team, onDone, onClose }: ShiftsDialogProps) {
  const [set, setSet] = useState(setFor(team.kind).key);
  const [shifts, setShifts] = useState<readonly SuggestedShift[]>(setFor(team.kind).shifts);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const attempt = useAttempt();
  const kept = shifts.filter(({ key }) => !left.has(key));
  const wrong = kept.find(
    ({ name, start, end, least }) => name.trim() === '' || !isClockTime(start) || !isClockTime(end) || !isCount(least),
  );
  const change = (key: string, change: Partial<SuggestedShift>) =>
    setShifts(shifts.map((shift) => (shift.key === key ? { ...shift, ...change } : shift)));

  const save = () =>
    attempt.run(async () => {
      for (const [at, shift] of kept.entries()) {
        const changes = rowOfShift(team.id, shift, at + 1);
        await call('rows.save', { register: 'shiftPattern', id: null, version: null, changes });
      }
      notify({ text: `已建 ${kept.length} 个班次，以后在班次模板里修改。` });
      onDone();
    });

  return (
    <Dialog
      open
      width="large"
      title={`${team.title}的班次`}
      main={{
        label: `建 ${kept.length} 个班次`,
        onPress: () => void save(),
        disabled: kept.length === 0 || wrong !== undefined,
        busy: attempt.busy,
      }}
      onClose={onClose}
    >
      <Field label="从哪一套开始">
        <Select
          value={set}
          choices={suggestedSets.map(({ key, title, detail }) => ({ value: key, label: `${title}：${detail}` }))}
          onChange={(key) => {
            setSet(key);
            setShifts(suggestedSets.find((each) => each.key === key)?.shifts ?? []);
            setLeft(new Set());
          }}
        />
      </Field>
      <p className="pz-lead">时间和人数按本队实际修改；结束时间早于或等于开始时间的，是到次日。</p>
      <table className="pz-suggested" aria-label="班次">
        <thead>
          <tr>
            <th scope="col">要</th>
            <th scope="col">班次</th>
            <th scope="col">开始</th>
            <th scope="col">结束</th>
            <th scope="col">最少人数</th>
            <th scope="col">季节（月-日）</th>
          </tr>
        </thead>
        <tbody>
          {shifts.map((shift) => (
            <tr key={shift.key}>
              <td>
                <Checkbox
                  label=""
                  checked={!left.has(shift.key)}
                  onChange={(checked) => {
                    const next = new Set(left);
                    if (checked) next.delete(shift.key);
                    else next.add(shift.key);
                    setLeft(next);
                  }}
                />
              </td>
              <td>
                <TextInput
                  label="班次"
                  value={shift.name}
                  maxLength={20}
                  onChange={(name) => change(shift.key, { name })}
                />
              </td>
              <td>
                <TextInput
                  label="开始"
                  value={shift.start}
                  maxLength={5}
                  onChange={(start) => change(shift.key, { start: clockOf(start) })}
                />
              </td>
              <td>
                <TextInput
                  label="结束"
                  value={shift.end}
                  maxLength={5}
                  onChange={(end) => change(shift.key, { end: clockOf(end) })}
                />
              </td>
              <td>
                <TextInput
                  label="最少人数"
                  value={shift.least}
                  maxLength={2}
                  inputMode="numeric"
                  onChange={(least) => change(shift.key, { least })}
                />
              </td>
              <td>{shift.seasonFrom === '' ? '全年' : `${shift.seasonFrom} 至 ${shift.seasonUntil}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {wrong !== undefined && <p className="pz-hint">时间写作 20:00，人数写 1 到 99。</p>}
      {attempt.failure !== null && <ErrorPanel compact message={attempt.failure} />}
    </Dialog>
  );
}

/** A Chinese colon is a colon. */
const clockOf = (typed: string) => typed.replace('：', ':').trim();
