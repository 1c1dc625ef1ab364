// One report of the centre: when and to whom it was sent, and its files, each to be had again byte for byte.
import { useState } from 'react';
import { beijingText } from '../../shared/fields/beijingTime.ts';
import { call } from '../api/client.ts';
import { useMay } from '../api/currentUser.ts';
import { saveFile } from '../api/saveFile.ts';
import { useAttempt } from '../api/useAnswer.ts';
import { usePreview } from '../preview/usePreview.tsx';
import {
  Button,
  DayInput,
  DrawerForm,
  EmptyState,
  ErrorPanel,
  Field,
  FieldGroup,
  KeyValues,
  notify,
  notifyError,
  SmallTable,
  TextInput,
} from '../ui/index.ts';
import { type CentreEntry, pageOf, sizeWords, states } from './centreEntry.ts';

interface ReportDrawerProps {
  report: CentreEntry;
  today: string;
  onChanged: () => Promise<void>;
  onClose: () => void;
}

/** Data beside the documents can only be taken out. */
const mayPreview = (name: string): boolean => /\.(docx|xlsx|zip)$/i.test(name);

export function ReportDrawer({ report, today, onChanged, onClose }: ReportDrawerProps) {
  const { key, period, title, periodTitle, state, files } = report;
  const mayWrite = useMay('writer');
  const [sentOn, setSentOn] = useState<string | null>(report.sentOn);
  const [sentTo, setSentTo] = useState(report.sentTo ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const attempt = useAttempt();
  const preview = usePreview();
  const isDirty = sentOn !== report.sentOn || sentTo.trim() !== (report.sentTo ?? '');

  const save = () =>
    attempt.run(async () => {
      await call('centre.sent', { key, period, sentOn, sentTo: sentOn === null ? '' : sentTo.trim() });
      notify({ text: sentOn === null ? '已取消报送登记' : '已登记报送' });
      await onChanged();
      onClose();
    });
  const takeAgain = async ({ id, name }: CentreEntry['files'][number]) => {
    try {
      const saved = await saveFile(name, (file) => call('centre.file', { id, file }));
      if (saved) notify({ text: `已取出：${saved.name}` });
    } catch (error) {
      notifyError(error);
    }
  };
  const look = ({ id, name }: CentreEntry['files'][number]) =>
    preview.show([{ name, papers: ['official', 'list'], write: (file) => call('centre.file', { id, file }) }]);
  return (
    <DrawerForm
      open
      width={640}
      title={title}
      subtitle={`${periodTitle} · ${states[state].title} · 期限 ${report.dueOn}`}
      dirty={isDirty}
      busy={attempt.busy}
      tools={
        <Button kind="quiet" href={pageOf(report)}>
          打开报表
        </Button>
      }
      {...(mayWrite ? { onSave: async () => problem === null && (await save()), saveLabel: '登记报送' } : {})}
      onClose={onClose}
    >
      {mayWrite ? (
        <FieldGroup title="报送">
          <Field label="报送日期" messages={problem === null ? [] : [{ level: 'error', message: problem }]}>
            <DayInput value={sentOn} today={today} onChange={setSentOn} onProblem={setProblem} />
          </Field>
          <Field label="报送对象" help="例如：县委政法委。清空日期就是还没有报送。">
            <TextInput value={sentTo} onChange={setSentTo} maxLength={60} />
          </Field>
        </FieldGroup>
      ) : (
        <KeyValues
          items={[
            { label: '报送日期', value: report.sentOn },
            { label: '报送对象', value: report.sentTo },
          ]}
        />
      )}
      {attempt.failure !== null && <ErrorPanel compact message={attempt.failure} />}
      <h3 className="pb-heading">生成过的文件</h3>
      <SmallTable
        label="生成过的文件"
        rows={files}
        rowKey={({ id }) => id}
        empty={<EmptyState title="还没有文件">锁定报告或成套生成以后，文件留在这里，可以再次取出。</EmptyState>}
        columns={[
          { key: 'name', title: '文件', wrap: true, render: ({ name }) => name },
          {
            key: 'at',
            title: '生成',
            width: '13rem',
            wrap: true,
            render: ({ at, by }) => `${beijingText(at)} ${by}`,
          },
          { key: 'size', title: '大小', width: '5.5rem', align: 'right', render: ({ size }) => sizeWords(size) },
          {
            key: 'again',
            title: '',
            width: '9rem',
            align: 'right',
            render: (file) => (
              <>
                {mayPreview(file.name) && (
                  <Button kind="quiet" onClick={() => look(file)}>
                    预览
                  </Button>
                )}
                <Button kind="quiet" onClick={() => void takeAgain(file)}>
                  取出
                </Button>
              </>
            ),
          },
        ]}
      />
      {preview.layer}
    </DrawerForm>
  );
}
