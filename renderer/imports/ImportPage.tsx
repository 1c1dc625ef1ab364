// The import of ledgers, step by step: file, columns, checking, result.
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { ImportCounts } from '../../shared/contract/exchangeProcedures.ts';
import { findRegister } from '../../shared/registers/index.ts';
import { JobPanel } from '../records/JobPanel.tsx';
import {
  Button,
  ConfirmDialog,
  ErrorPanel,
  holdUnsaved,
  Page,
  type PageAction,
  PageHead,
  Stepper,
  useShortcut,
} from '../ui/index.ts';
import { ChooseFile } from './ChooseFile.tsx';
import { MapColumns } from './MapColumns.tsx';
import { ResultStep } from './ResultStep.tsx';
import { ReviewTable } from './ReviewTable.tsx';
import { savable } from './rowStates.ts';
import { chosenSheets, type FileMapping, sheetObstacle } from './sheetMapping.ts';
import { type Import, type Step, useImport } from './useImport.ts';
import './ImportPage.css';

const steps: readonly { key: Step | 'save'; title: string }[] = [
  { key: 'choose', title: '选文件' },
  { key: 'map', title: '对应栏目' },
  { key: 'check', title: '核对' },
  { key: 'save', title: '导入' },
  { key: 'result', title: '结果' },
];

/** `#/import`, for any register or for the one that was asked for: `?register=person`. */
export default function ImportPage({ query }: { query: Readonly<Record<string, string>> }) {
  const wanted = findRegister(query.register ?? '')?.key ?? null;
  const work = useImport();
  const [counts, setCounts] = useState<ImportCounts | null>(null);
  const [saving, setSaving] = useState(false);
  const { ask, question } = useQuestion();
  const { step, opened, mapping, job, touched } = work;
  const register = mapping.register === null ? undefined : findRegister(mapping.register);
  const busy = job.shown !== null;
  const ready = counts === null ? 0 : savable(counts);
  const back = counts === null ? 0 : counts.held + counts.doubtful;

  // What was mended is gone with the page.
  useEffect(() => (touched ? holdUnsaved(() => ask('leave')) : undefined), [touched, ask]);

  const goBack = async (to: Step) => {
    if (touched && step === 'check' && !(await ask('again'))) return;
    if (to === 'choose') work.restart();
    else work.goTo(to);
  };
  const save = () => {
    if (ready === 0 || busy) return;
    if (back > 0) setSaving(true);
    else void work.save();
  };

  const obstacle = mappingObstacle(mapping);
  const main: PageAction | undefined =
    step === 'map'
      ? {
          label: '下一步：核对',
          shortcut: 'Ctrl+Enter',
          disabled: busy || obstacle !== null,
          hint: obstacle ?? '逐行核对，先不保存',
          onPress: () => void work.check(),
        }
      : step === 'check'
        ? {
            label: `导入 ${ready.toLocaleString('zh-CN')} 行`,
            shortcut: 'Ctrl+S',
            disabled: busy || ready === 0,
            hint: ready === 0 ? '没有可以导入的行' : undefined,
            onPress: save,
          }
        : undefined;
  useShortcut('Ctrl+Enter', () => void work.check(), step === 'map' && !busy && obstacle === null);

  const current = steps.findIndex(({ key }) => key === (step === 'check' && busy ? 'save' : step));
  return (
    <Page
      fill={step === 'map' || step === 'check'}
      head={
        <PageHead
          title="导入台账"
          note={opened && `${opened.file.name}${register ? ` → ${register.title}` : ''}`}
          tools={
            (step === 'map' || step === 'check') && (
              <Button disabled={busy} onClick={() => void goBack(step === 'map' ? 'choose' : 'map')}>
                {step === 'map' ? '换文件' : '上一步'}
              </Button>
            )
          }
          main={main}
        />
      }
      bar={
        <Stepper
          label="导入的步骤"
          steps={steps.map(({ title }) => title)}
          current={current}
          onStep={busy || step === 'result' ? undefined : (index) => void goBack(index === 0 ? 'choose' : 'map')}
        />
      }
    >
      {busy ? (
        <div className="pa-import-busy">
          <JobPanel job={job} cancelHint="停下来，什么都不会保存" />
        </div>
      ) : (
        <StepBody work={work} wanted={wanted} onCounts={setCounts} onSave={save} />
      )}
      <ConfirmDialog
        open={saving}
        title={`先导入 ${ready.toLocaleString('zh-CN')} 行？`}
        confirmLabel={`导入 ${ready.toLocaleString('zh-CN')} 行`}
        onConfirm={() => {
          setSaving(false);
          void work.save();
        }}
        onClose={() => setSaving(false)}
      >
        退回和待确认的 {back.toLocaleString('zh-CN')} 行这次不导入；导入以后可以接着改，也可以存成退回名单。
      </ConfirmDialog>
      {question}
    </Page>
  );
}

interface StepBodyProps {
  work: Import;
  wanted: string | null;
  onCounts: (counts: ImportCounts) => void;
  onSave: () => void;
}

function StepBody({ work, wanted, onCounts, onSave }: StepBodyProps): ReactNode {
  const { step, opened, mapping, result, job, refused } = work;
  const register = mapping.register === null ? undefined : findRegister(mapping.register);
  if (step === 'choose' || opened === null) {
    return (
      <ChooseFile
        register={wanted}
        failure={refused ?? job.failure}
        onFile={(file) => void work.open(file, wanted)}
        onRefused={work.refuse}
      />
    );
  }
  if (step === 'map') {
    return (
      <MapColumns
        key={opened.importId}
        mapping={mapping}
        failure={job.failure}
        onMapping={work.setMapping}
        onRegister={(key) => key !== '' && void work.open(opened.file, key)}
      />
    );
  }
  if (!register) return null;
  if (step === 'check') {
    return (
      <>
        {job.failure !== null && <ErrorPanel compact message={job.failure} />}
        <ReviewTable
          key={work.checked}
          importId={opened.importId}
          register={register}
          severalSheets={chosenSheets(mapping).length > 1}
          onCounts={onCounts}
          onTouched={work.touch}
          onSave={onSave}
        />
      </>
    );
  }
  if (!result) return null;
  return (
    <ResultStep
      key={result.batch}
      importId={opened.importId}
      fileName={opened.file.name}
      register={register}
      result={result}
      onMend={() => work.goTo('check')}
      onAnother={work.restart}
    />
  );
}

/** Why the file cannot be checked yet, null when it can. */
function mappingObstacle(mapping: FileMapping): string | null {
  const register = mapping.register === null ? undefined : findRegister(mapping.register);
  if (!register) return '请先选择导入到哪个台账';
  const chosen = chosenSheets(mapping);
  if (chosen.length === 0) return '请勾选要导入的工作表';
  for (const sheet of chosen) {
    const obstacle = sheetObstacle(register, sheet);
    if (obstacle !== null) return chosen.length === 1 ? obstacle : `“${sheet.sheet}”：${obstacle}`;
  }
  return null;
}

type Question = 'leave' | 'again';

const questions: Readonly<Record<Question, { title: string; text: string; confirm: string }>> = {
  leave: {
    title: '放弃这次导入？',
    text: '还没有导入，改过的单元格和选定的人会丢失。',
    confirm: '放弃导入',
  },
  again: {
    title: '回到前面的步骤？',
    text: '重新核对以后，已经改过的单元格和选定的人要重来。',
    confirm: '回去',
  },
};

/** Asks before mended cells are lost. */
function useQuestion(): { ask: (what: Question) => Promise<boolean>; question: ReactNode } {
  const [asked, setAsked] = useState<Question | null>(null);
  const answer = useRef<(yes: boolean) => void>(() => undefined);
  const ask = useCallback((what: Question) => {
    setAsked(what);
    return new Promise<boolean>((resolve) => {
      answer.current = resolve;
    });
  }, []);
  const close = (yes: boolean) => {
    setAsked(null);
    answer.current(yes);
  };
  // The words stay while the dialog fades.
  const [last, setLast] = useState<Question>('leave');
  if (asked !== null && asked !== last) setLast(asked);
  const { title, text, confirm } = questions[asked ?? last];
  return {
    ask,
    question: (
      <ConfirmDialog
        open={asked !== null}
        title={title}
        confirmLabel={confirm}
        danger
        onConfirm={() => close(true)}
        onClose={() => close(false)}
      >
        {text}
      </ConfirmDialog>
    ),
  };
}
