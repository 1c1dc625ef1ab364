// A file becomes a template, or the next version of one: it is looked through first, and nothing is kept with mistakes
// unless as a draft.
import { useEffect, useState } from 'react';
import type { TemplateCheckShown, TemplateShown } from '../../shared/contract/templateProcedures.ts';
import { call } from '../api/client.ts';
import { type PickedFile, transport } from '../api/transport.ts';
import { useAttempt } from '../api/useAnswer.ts';
import { useHelpScreen } from '../help/screenHelp.ts';
import {
  Button,
  Callout,
  Dialog,
  ErrorPanel,
  Field,
  FieldGroup,
  FileDrop,
  LongText,
  notify,
  TextInput,
} from '../ui/index.ts';
import { ProblemList } from './ProblemList.tsx';

interface AddDialogProps {
  report: { key: string; title: string };
  /** Given: the file is its next version. */
  template?: TemplateShown;
  /** A file that was dropped on the page. */
  dropped?: File;
  onDone: () => void;
  onClose: () => void;
}

const extensions = ['docx', 'xlsx'];

const stemOf = (name: string): string => name.replace(/\.\w+$/u, '').slice(0, 40);

export function AddDialog({ report, template, dropped, onDone, onClose }: AddDialogProps) {
  useHelpScreen('reports/templates');
  const [file, setFile] = useState<PickedFile | null>(null);
  const [check, setCheck] = useState<TemplateCheckShown | null>(null);
  // Until the clerk writes a name, it follows the file.
  const [written, setName] = useState<string | null>(template?.name ?? null);
  const name = written ?? (file === null ? '' : stemOf(file.name));
  const [note, setNote] = useState(template?.note ?? '');
  const attempt = useAttempt();

  const look = (pick: () => Promise<PickedFile | null>) =>
    attempt.run(async () => {
      const picked = await pick();
      if (picked === null) return;
      setCheck(null);
      setFile(picked);
      setCheck(await call('templates.check', { source: { given: picked.handle, report: report.key } }));
    });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for the file it was opened with
  useEffect(() => {
    if (dropped) void look(() => transport().takeFile(dropped));
  }, []);
  const keep = (asDraft: boolean) =>
    attempt.run(async () => {
      if (file === null) return;
      const known = template === undefined ? {} : { template: template.id };
      const given = { ...known, report: report.key, name: name.trim(), note: note.trim(), file: file.handle, asDraft };
      const { kept, check: again } = await call('templates.add', given);
      if (kept === null) return setCheck(again);
      notify({ text: asDraft ? `已存为草稿：${name.trim()}` : `已加入：${name.trim()} 第 ${kept.number} 版` });
      onDone();
    });

  const problems = check?.problems ?? [];
  const isNamed = name.trim() !== '';
  const canKeep = check !== null && isNamed;
  return (
    <Dialog
      open
      width="large"
      title={template ? `“${template.name}”的新版本` : `加入模板 · ${report.title}`}
      main={{
        label: template ? '作为新版本加入' : '加入',
        onPress: () => void keep(false),
        disabled: !canKeep || problems.length > 0,
        busy: attempt.busy,
      }}
      extra={
        problems.length > 0 && (
          <Button disabled={!canKeep} onClick={() => void keep(true)} hint="先留着，改好后再加入新版本；草稿不能填写">
            存为草稿
          </Button>
        )
      }
      onClose={onClose}
    >
      <div className="pt-add">
        <FileDrop
          title={file === null ? '把改好的 Word 或 Excel 文件拖到这里，或者' : `${file.name}，换一个文件：`}
          detail=".docx、.xlsx，50 MB 以内；不设打开密码，不带宏"
          accept={extensions.map((extension) => `.${extension}`).join(',')}
          disabled={attempt.busy}
          onChoose={() => void look(() => transport().pickOpen({ label: 'Word 或 Excel 文件', extensions }))}
          onFiles={([first]) => first && void look(() => transport().takeFile(first))}
        />
        {attempt.failure !== null && <ErrorPanel compact message={attempt.failure} />}
        {check && problems.length === 0 && <Checked check={check} />}
        {problems.length > 0 && (
          <>
            <Callout tone="warning">
              有 {problems.length} 处要改，还没有加入。在 WPS 里改好、保存后重新选这个文件；也可以先存为草稿。
            </Callout>
            <ProblemList problems={problems} />
          </>
        )}
      </div>
      {file !== null && (
        <FieldGroup>
          <Field label="名称" required>
            <TextInput value={name} onChange={setName} maxLength={40} />
          </Field>
          <Field label="说明" help="例如：县委政法委 2026 年下发的格式。">
            <LongText value={note} onChange={setNote} rows={2} maxLength={200} />
          </Field>
        </FieldGroup>
      )}
    </Dialog>
  );
}

function Checked({ check: { placeholders } }: { check: TemplateCheckShown }) {
  if (placeholders.length > 0) return <Callout tone="success">检查通过，有 {placeholders.length} 处占位符。</Callout>;
  return <Callout tone="warning">文件里没有占位符，填写后和原来一样。请先从“占位符”里复制，粘贴到要填的地方。</Callout>;
}
