// What a rota is printed as, or written for phones: looked at page by page first, or saved.
import { useState } from 'react';
import { isReason } from '../../shared/rules/reason.ts';
import { call } from '../api/client.ts';
import { saveFile } from '../api/saveFile.ts';
import { useAttempt } from '../api/useAnswer.ts';
import { useJob } from '../api/useJob.ts';
import { useHelpScreen } from '../help/screenHelp.ts';
import { usePreview } from '../preview/usePreview.tsx';
import { JobPanel } from '../records/JobPanel.tsx';
import {
  Button,
  Checkbox,
  Dialog,
  ErrorPanel,
  Field,
  FieldGroup,
  notify,
  Segmented,
  Select,
  TextInput,
} from '../ui/index.ts';
import { type PrintForm, printForms } from './printForms.ts';
import type { Board } from './rotaBoard.ts';
import type { RotaWork } from './useRota.ts';

interface PrintDialogProps {
  board: Board;
  work: RotaWork;
  form: PrintForm['form'];
  /** An edition that was published; left out, what stands now. */
  edition?: number | undefined;
  onClose: () => void;
}

/** What stands now, and not an edition. */
const now = 'now';
const everyone = 'all';

export function PrintDialog({ board, work, form: first, edition: firstEdition, onClose }: PrintDialogProps) {
  const { team, month, editions, people } = board.sheet;
  const [form, setForm] = useState(first);
  const chosen = printForms.find((each) => each.form === form) ?? printForms[0];
  const [format, setFormat] = useState<string>(chosen.formats[0]);
  const [edition, setEdition] = useState(firstEdition === undefined ? now : String(firstEdition));
  const [person, setPerson] = useState(everyone);
  const [lines, setLines] = useState(people.some(({ unit }) => unit !== '') ? 'people' : 'days');
  const [inClear, setInClear] = useState(false);
  const [reason, setReason] = useState('');
  const attempt = useAttempt();
  const job = useJob();
  const preview = usePreview();
  useHelpScreen('export');
  const written = chosen.formats.find((each) => each === format) ?? chosen.formats[0];
  const isReady = !inClear || !chosen.phones || isReason(reason);

  const order = async () => {
    await work.settled();
    const whose = form === 'calendar' && person !== everyone ? { person } : {};
    const { name } = await call('rota.name', { team: team.id, month, form, format: written, ...whose });
    const write = (file: string) =>
      call('rota.export', {
        team: team.id,
        month,
        form,
        format: written,
        file,
        ...(edition === now ? {} : { edition: Number(edition) }),
        ...(chosen.isWall ? { rows: lines === 'people' ? ('people' as const) : ('days' as const) } : {}),
        ...whose,
        ...(chosen.phones && inClear ? { reveal: reason.trim() } : {}),
      });
    return { name, write };
  };
  const look = () =>
    attempt.run(async () => {
      const { name, write } = await order();
      preview.show([{ name, papers: [written === 'xlsx' ? 'workbook' : 'list'], write }]);
    });
  const save = () =>
    attempt.run(async () => {
      const { name, write } = await order();
      const saved = await saveFile(name, (file) => job.run('正在生成', '', () => write(file)));
      if (saved === null) return;
      notify({ text: `已生成：${saved.name}` });
      onClose();
    });

  if (job.shown !== null) {
    return (
      <Dialog open title="打印和导出" width="medium">
        <JobPanel job={job} cancelHint="不会留下半个文件" />
      </Dialog>
    );
  }
  const failure = attempt.failure ?? job.failure;
  return (
    <Dialog
      open
      width="large"
      title="打印和导出"
      main={{ label: '保存文件', onPress: () => void save(), disabled: !isReady, busy: attempt.busy }}
      extra={
        written !== 'ics' && (
          <Button onClick={() => void look()} disabled={!isReady || attempt.busy}>
            预览和打印
          </Button>
        )
      }
      onClose={onClose}
    >
      <div className="pz-choices pz-forms" role="radiogroup" aria-label="印什么">
        {printForms.map((each) => (
          <label key={each.form}>
            <input
              type="radio"
              name="form"
              value={each.form}
              checked={form === each.form}
              disabled={each.form === 'changes' && editions.length === 0}
              onChange={() => setForm(each.form)}
            />
            <span>
              {each.label}
              <small>{each.detail}</small>
            </span>
          </label>
        ))}
      </div>
      <FieldGroup>
        {chosen.formats.length > 1 && (
          <Field label="文件" group>
            <Segmented
              label="文件"
              value={written}
              choices={chosen.formats.map((each) => ({ value: each, label: each === 'docx' ? 'Word' : 'Excel' }))}
              onChange={setFormat}
            />
          </Field>
        )}
        {editions.length > 0 && (
          <Field label="哪一版">
            <Select
              value={edition}
              choices={[
                { value: now, label: '现在的' },
                ...editions.toReversed().map((each) => ({
                  value: String(each.edition),
                  label: `第 ${each.edition} 版（${each.publishedOn}）`,
                })),
              ]}
              onChange={setEdition}
            />
          </Field>
        )}
        {chosen.isWall && (
          <Field label="每行是" group>
            <Segmented
              label="每行是"
              value={lines}
              choices={[
                { value: 'days', label: '一天' },
                { value: 'people', label: '一人' },
              ]}
              onChange={setLines}
            />
          </Field>
        )}
        {form === 'calendar' && (
          <Field label="谁的">
            <Select
              value={person}
              choices={[
                { value: everyone, label: '全队' },
                ...people.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={setPerson}
            />
          </Field>
        )}
        {chosen.phones && (
          <Field label="电话" group>
            <Checkbox label="印完整号码" checked={inClear} onChange={setInClear} />
          </Field>
        )}
        {chosen.phones && inClear && (
          <Field label="原因" required help="记入审计日志。">
            <TextInput value={reason} onChange={setReason} maxLength={100} />
          </Field>
        )}
      </FieldGroup>
      {failure !== null && <ErrorPanel compact message={failure} />}
      {preview.layer}
    </Dialog>
  );
}
