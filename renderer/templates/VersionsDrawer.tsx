// All versions of a template: what the check found, which one is filled, each to be had again or used again.
import { useRef, useState } from 'react';
import type { TemplateShown, TemplateVersionShown } from '../../shared/contract/templateProcedures.ts';
import { beijingText } from '../../shared/fields/beijingTime.ts';
import { call } from '../api/client.ts';
import { useMay } from '../api/currentUser.ts';
import { saveFile } from '../api/saveFile.ts';
import { useAnswer, useAttempt } from '../api/useAnswer.ts';
import {
  Button,
  Callout,
  DrawerForm,
  ErrorPanel,
  Field,
  FieldGroup,
  LongText,
  notify,
  SmallTable,
  Tag,
  TextInput,
} from '../ui/index.ts';
import { ProblemList } from './ProblemList.tsx';

interface VersionsDrawerProps {
  template: TemplateShown;
  reportTitle: string;
  onChanged: () => Promise<void>;
  onClose: () => void;
}

export function VersionsDrawer({ template, reportTitle, onChanged, onClose }: VersionsDrawerProps) {
  const mayWrite = useMay('writer') && template.withdrawn === null;
  const [name, setName] = useState(template.name);
  const [note, setNote] = useState(template.note);
  const attempt = useAttempt();
  const heading = useRef<HTMLHeadingElement>(null);
  const isDirty = name.trim() !== template.name || note.trim() !== template.note;
  const save = async () => {
    const isSaved = await attempt.run(async () => {
      await call('templates.describe', { template: template.id, name: name.trim(), note: note.trim() });
      await onChanged();
    });
    if (isSaved) onClose();
    return isSaved;
  };
  const use = (number: number) =>
    attempt.run(async () => {
      await call('templates.use', { template: template.id, number });
      notify({ text: `改用第 ${number} 版` });
      await onChanged();
      // The button that was pressed is gone, and the keys of the drawer with it.
      heading.current?.focus();
    });
  const take = ({ number, name: file }: TemplateVersionShown) =>
    attempt.run(async () => {
      const saved = await saveFile(file, (handle) =>
        call('templates.file', { template: template.id, number, file: handle }),
      );
      if (saved) notify({ text: `已保存：${saved.name}` });
    });
  const newest = template.versions[0];
  return (
    <DrawerForm
      open
      width={680}
      title={template.name}
      subtitle={`${reportTitle} · ${template.format === 'docx' ? 'Word' : 'Excel'}`}
      dirty={isDirty}
      busy={attempt.busy}
      {...(mayWrite ? { onSave: save } : {})}
      onClose={onClose}
    >
      {mayWrite && (
        <FieldGroup>
          <Field label="名称" required>
            <TextInput value={name} onChange={setName} maxLength={40} />
          </Field>
          <Field label="说明">
            <LongText value={note} onChange={setNote} rows={2} maxLength={200} />
          </Field>
        </FieldGroup>
      )}
      {attempt.failure !== null && <ErrorPanel compact message={attempt.failure} />}
      <h3 className="pt-heading" ref={heading} tabIndex={-1}>
        版本
      </h3>
      <SmallTable
        label="版本"
        rows={template.versions}
        rowKey={({ number }) => String(number)}
        columns={[
          { key: 'number', title: '版本', width: '5rem', render: ({ number }) => `第 ${number} 版` },
          { key: 'name', title: '文件', wrap: true, render: (version) => version.name },
          {
            key: 'added',
            title: '加入',
            width: '8.5rem',
            wrap: true,
            render: ({ addedAt, addedBy }) => `${beijingText(addedAt)} ${addedBy}`,
          },
          {
            key: 'state',
            title: '检查',
            width: '7rem',
            render: ({ number, problems }) =>
              problems.length > 0 ? (
                <Tag tone="warning">{problems.length} 处要改</Tag>
              ) : number === template.inUse ? (
                <Tag tone="success">使用中</Tag>
              ) : (
                <Tag>通过</Tag>
              ),
          },
          {
            key: 'do',
            title: '',
            width: '9rem',
            align: 'right',
            render: (version) => (
              <>
                {mayWrite && version.problems.length === 0 && version.number !== template.inUse && (
                  <Button kind="quiet" onClick={() => void use(version.number)}>
                    改用
                  </Button>
                )}
                <Button kind="quiet" onClick={() => void take(version)}>
                  下载
                </Button>
              </>
            ),
          },
        ]}
      />
      {mayWrite && template.inUse !== null && <CheckNow template={template.id} number={template.inUse} />}
      {newest && newest.problems.length > 0 && (
        <>
          <h3 className="pt-heading">第 {newest.number} 版要改的地方</h3>
          <ProblemList problems={newest.problems} />
        </>
      )}
    </DrawerForm>
  );
}

/** What was right when it was added may be wrong today: an own indicator was dropped, an item of a dictionary renamed. */
function CheckNow({ template, number }: { template: string; number: number }) {
  const { data } = useAnswer('templates.check', { source: { template, number } });
  if (!data || data.problems.length === 0) return null;
  return (
    <>
      <Callout tone="warning">
        第 {number} 版加入时没有错，现在有 {data.problems.length} 处填不了：指标停用或字典改了名称。请改好后加入新版本。
      </Callout>
      <ProblemList problems={data.problems} />
    </>
  );
}
