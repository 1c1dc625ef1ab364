// 设置: what the office is called on its papers, and when a session locks itself.
import { type FormEvent, useState } from 'react';
import type { SettingValue } from '../../shared/contract/exchangeProcedures.ts';
import type { OutputOf } from '../../shared/contract/index.ts';
import { call } from '../api/client.ts';
import { useMay } from '../api/currentUser.ts';
import { usePreference } from '../api/preference.ts';
import { useAnswer, useAttempt } from '../api/useAnswer.ts';
import {
  Button,
  Callout,
  Checkbox,
  ErrorPanel,
  Field,
  FieldGroup,
  KeyValues,
  LeaveQuestion,
  NumberInput,
  notify,
  Page,
  PageHead,
  Panel,
  SkeletonForm,
  TextInput,
  useShortcut,
} from '../ui/index.ts';
import { PageMakerPanel } from './PageMakerPanel.tsx';
import './settings.css';

type Settings = OutputOf<'settings.get'>['settings'];

const texts = [
  { key: 'unit', label: '填报单位', help: '用在导出表格的表头和文件名。' },
  { key: 'unitHead', label: '单位负责人' },
  { key: 'reviewer', label: '审核人' },
  { key: 'preparer', label: '填表人' },
  { key: 'phone', label: '联系电话' },
] as const;

const longestLock = 240;

const textOf = (settings: Settings, key: string) => String(settings[key] ?? '');

/** What differs from what is kept. */
function changed(kept: Settings, edits: Settings): Settings {
  return Object.fromEntries(Object.entries(edits).filter(([key, value]) => value !== kept[key]));
}

export default function OfficePage() {
  const { data, failure, reload } = useAnswer('settings.get', {});
  return (
    <Page head={<PageHead title="设置" />}>
      {failure !== null && <ErrorPanel message={failure} onRetry={() => void reload()} compact />}
      <div className="pa-settings-narrow">
        {data === undefined ? (
          failure === null && <SkeletonForm />
        ) : (
          <OfficeForm kept={data.settings} onSaved={reload} />
        )}
        <Look />
        <PageMakerPanel />
      </div>
    </Page>
  );
}

function OfficeForm({ kept, onSaved }: { kept: Settings; onSaved: () => Promise<void> }) {
  const may = useMay('admin');
  const [edits, setEdits] = useState<Settings>({});
  const [problem, setProblem] = useState<string | null>(null);
  const attempt = useAttempt();
  const now = { ...kept, ...edits };
  const changes = changed(kept, edits);
  const edit = (key: string, value: SettingValue) => setEdits({ ...edits, [key]: value });
  const dirty = Object.keys(changes).length > 0;

  const save = async (): Promise<boolean> => {
    if (!may || !dirty || problem !== null) return false;
    const saved = await attempt.run(async () => {
      await call('settings.set', { settings: changes });
      await onSaved();
    });
    if (!saved) return false;
    setEdits({});
    notify({ text: '设置已保存' });
    return true;
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  useShortcut('Ctrl+S', () => void save(), may);

  const path = now.divisionPath;
  const minutes = now.autoLockMinutes;
  return (
    <Panel>
      {!may && <Callout>单位的设置由系统管理员修改。</Callout>}
      <form onSubmit={submit} noValidate>
        {attempt.failure !== null && <ErrorPanel message={attempt.failure} compact />}
        <FieldGroup title="单位">
          <KeyValues
            items={[
              { label: '乡镇', value: Array.isArray(path) ? path.join(' ') : '' },
              { label: '区划代码', value: textOf(now, 'division') },
            ]}
          />
        </FieldGroup>
        <FieldGroup title="导出的表格">
          {texts.map(({ key, label, ...more }) => (
            <Field key={key} label={label} {...more}>
              <TextInput value={textOf(now, key)} onChange={(text) => edit(key, text)} maxLength={60} readOnly={!may} />
            </Field>
          ))}
        </FieldGroup>
        <FieldGroup title="安全">
          <Field label="自动锁定" help={`多少分钟没有操作后锁定；0 表示不自动锁定，最长 ${longestLock} 分钟。`}>
            <div className="pa-settings-short">
              <NumberInput
                value={typeof minutes === 'number' ? String(minutes) : null}
                onChange={(text) => text !== null && edit('autoLockMinutes', Number(text))}
                min="0"
                max={String(longestLock)}
                unit="分钟"
                onProblem={setProblem}
                readOnly={!may}
              />
            </div>
          </Field>
        </FieldGroup>
        {may && (
          <div className="pa-settings-foot">
            <Button onClick={() => setEdits({})} disabled={!dirty || attempt.busy}>
              还原
            </Button>
            <Button kind="main" submit shortcut="Ctrl+S" disabled={!dirty || problem !== null} busy={attempt.busy}>
              保存
            </Button>
          </div>
        )}
      </form>
      <LeaveQuestion dirty={dirty} title="设置还没有保存" onSave={save} />
    </Panel>
  );
}

/** The one setting that is the user's own. */
function Look() {
  const [size, setSize] = usePreference('look.typeSize', (stored) => (stored === 'large' ? 'large' : 'normal'));
  return (
    <Panel title="显示">
      <Checkbox
        label="大字：文字和行高放大四分之一，只影响本人"
        checked={size === 'large'}
        onChange={(large) => setSize(large ? 'large' : 'normal')}
      />
    </Panel>
  );
}
