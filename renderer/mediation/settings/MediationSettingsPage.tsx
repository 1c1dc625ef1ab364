// 调解设置: which documents a dossier holds, how numbers are written, what is reminded of, what the papers say.
import { type FormEvent, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { patternProblems } from '../../../shared/rules/mediation/caseNumbers.ts';
import type { MediationSettings } from '../../../shared/rules/mediation/mediationSettings.ts';
import { templateProblems } from '../../../shared/rules/mediation/templates.ts';
import { call } from '../../api/client.ts';
import { useMay } from '../../api/currentUser.ts';
import { useAnswer, useAttempt } from '../../api/useAnswer.ts';
import { useOffice } from '../../fields/office.ts';
import { hrefOf } from '../../route.ts';
import {
  Button,
  Callout,
  ErrorPanel,
  Field,
  FieldGroup,
  LeaveQuestion,
  NumberInput,
  notify,
  Page,
  PageHead,
  Panel,
  Segmented,
  SkeletonForm,
  TextInput,
  useShortcut,
} from '../../ui/index.ts';
import { NumberPattern } from './NumberPattern.tsx';
import './mediationSettings.css';
import { TemplateTable } from './TemplateTable.tsx';

type Kept = OutputOf<'mediation.settings'>;
/** The same with the list of documents as the rules know it. */
type Settings = Omit<Kept, 'ownTemplate'> & Pick<MediationSettings, 'ownTemplate'>;

export default function MediationSettingsPage() {
  const { data, failure, reload } = useAnswer('mediation.settings', {});
  return (
    <Page
      head={
        <PageHead
          title="调解设置"
          description="卷宗目录、编号格式、期限提醒和文书用语。改动只影响以后；已归档的卷宗不变。"
        />
      }
    >
      {failure !== null && <ErrorPanel message={failure} onRetry={() => void reload()} compact />}
      {data === undefined ? (
        failure === null && <SkeletonForm />
      ) : (
        <SettingsForm kept={data as Settings} onSaved={reload} />
      )}
    </Page>
  );
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

function SettingsForm({ kept, onSaved }: { kept: Settings; onSaved: () => Promise<void> }) {
  const may = useMay('director');
  const { office } = useOffice();
  const [edits, setEdits] = useState<Partial<Settings>>({});
  const [unread, setUnread] = useState<Readonly<Record<string, string | null>>>({});
  const attempt = useAttempt();
  const now: Settings = { ...kept, ...edits };
  const changes = Object.fromEntries(
    Object.entries(edits).filter(([key, value]) => !same(value, kept[key as keyof Settings])),
  ) as Partial<Settings>;
  const dirty = Object.keys(changes).length > 0;
  const edit = (more: Partial<Settings>) => setEdits({ ...edits, ...more });
  const noteUnread = (key: string) => (problem: string | null) => setUnread((all) => ({ ...all, [key]: problem }));

  const unlawful = now.template === 'own' ? templateProblems(now.ownTemplate) : [];
  const badPattern = [now.numberPattern, ...(now.agreementNumber === 'own' ? [now.agreementPattern] : [])].some(
    (pattern) => patternProblems(pattern).length > 0,
  );
  const blocked = unlawful.length > 0 || badPattern || Object.values(unread).some((problem) => problem !== null);
  const save = async (): Promise<boolean> => {
    if (!may || !dirty || blocked) return false;
    const saved = await attempt.run(async () => {
      const { ownTemplate, ...others } = changes;
      await call('mediation.setSettings', {
        ...others,
        ...(ownTemplate === undefined ? {} : { ownTemplate: ownTemplate.map((line) => ({ ...line })) }),
      });
      await onSaved();
    });
    if (!saved) return false;
    setEdits({});
    notify({ text: '调解设置已保存' });
    return true;
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  useShortcut('Ctrl+S', () => void save(), may);

  const year = office?.today.slice(0, 4) ?? '';
  const years = (term: '1' | '2') => now.keepingYears[term];
  const setYears = (term: '1' | '2', text: string | null) =>
    edit({ keepingYears: { ...now.keepingYears, [term]: text === null ? null : Number(text) } });
  const count = (key: 'lateAfterDays' | 'noticeDays', text: string | null) => {
    if (text !== null) edit({ [key]: Number(text) });
  };
  return (
    <form className="ps-mediation" onSubmit={submit} noValidate>
      {attempt.failure !== null && <ErrorPanel message={attempt.failure} compact />}
      {!may && <Callout>调解设置由综治中心主任或系统管理员修改。</Callout>}
      <div className="ps-columns" inert={!may}>
        <Panel title="卷宗目录">
          <TemplateTable settings={now} problems={unlawful} onChange={edit} />
        </Panel>
        <div className="ps-stack">
          <Panel title="编号">
            <FieldGroup>
              <NumberPattern
                label="卷号格式"
                pattern={now.numberPattern}
                year={year}
                onChange={(numberPattern) => edit({ numberPattern })}
              />
              <Field label="协议书编号" group>
                <Segmented
                  label="协议书编号"
                  value={now.agreementNumber}
                  choices={[
                    { value: 'same', label: '与卷号相同' },
                    { value: 'own', label: '单独格式' },
                  ]}
                  onChange={(chosen) => edit({ agreementNumber: chosen === 'own' ? 'own' : 'same' })}
                />
              </Field>
              {now.agreementNumber === 'own' && (
                <NumberPattern
                  label="协议书编号格式"
                  pattern={now.agreementPattern}
                  year={year}
                  onChange={(agreementPattern) => edit({ agreementPattern })}
                />
              )}
            </FieldGroup>
            <p className="ps-more">
              简称在<a href={hrefOf('register', 'peopleCommittee')}>人民调解委员会</a>里填写，已用的号和空号见
              <a href={hrefOf('mediation', 'numbers')}>案号</a>。
            </p>
          </Panel>
          <Panel title="期限和提醒">
            <FieldGroup>
              <Field label="提前提醒" help="调解期限、履行、回访、会商任务到期前几天开始提醒。">
                <Days
                  value={now.noticeDays}
                  most="60"
                  onChange={(text) => count('noticeDays', text)}
                  onProblem={noteUnread('noticeDays')}
                />
              </Field>
              <Field label="补录标记" help="录入比发生晚几天以上的记录，标为“补录”。">
                <Days
                  value={now.lateAfterDays}
                  most="365"
                  onChange={(text) => count('lateAfterDays', text)}
                  onProblem={noteUnread('lateAfterDays')}
                />
              </Field>
              <Field label="首次回访" help="达成协议后几天内回访；没有统一规定，留空则只按约定的日期提醒。">
                <Days
                  value={now.visitAfterDays}
                  least="1"
                  most="365"
                  onChange={(text) => edit({ visitAfterDays: text === null ? null : Number(text) })}
                  onProblem={noteUnread('visitAfterDays')}
                />
              </Field>
              <Field label="短期保管" help="没有统一的年数，按当地档案部门的要求填写，留空不显示。">
                <Years value={years('1')} onChange={(text) => setYears('1', text)} onProblem={noteUnread('keeping1')} />
              </Field>
              <Field label="长期保管">
                <Years value={years('2')} onChange={(text) => setYears('2', text)} onProblem={noteUnread('keeping2')} />
              </Field>
            </FieldGroup>
          </Panel>
          <Panel title="文书和报表">
            <FieldGroup>
              <Field label="司法确认法院" help="印在司法确认申请书上，例如保靖县人民法院。">
                <TextInput value={now.court} onChange={(court) => edit({ court })} maxLength={60} />
              </Field>
              <Field label="调查记录写作" group help="调查记录首部第三栏，各地样式不同。">
                <Segmented
                  label="调查记录写作"
                  value={now.inquiredLabel}
                  choices={[
                    { value: '被调查人', label: '被调查人' },
                    { value: '当事人', label: '当事人' },
                  ]}
                  onChange={(inquiredLabel) => edit({ inquiredLabel })}
                />
              </Field>
              <Field label="成功率小数" group>
                <Segmented
                  label="成功率小数"
                  value={String(now.rateDecimals)}
                  choices={['0', '1', '2'].map((digits) => ({ value: digits, label: `${digits} 位` }))}
                  onChange={(digits) => edit({ rateDecimals: digits === '0' ? 0 : digits === '1' ? 1 : 2 })}
                />
              </Field>
            </FieldGroup>
          </Panel>
        </div>
      </div>
      {may && (
        <div className="ps-foot">
          <span className="ps-foot-note">{dirty ? '有改动还没有保存' : ''}</span>
          <Button onClick={() => setEdits({})} disabled={!dirty || attempt.busy}>
            还原
          </Button>
          <Button kind="main" submit shortcut="Ctrl+S" disabled={!dirty || blocked} busy={attempt.busy}>
            保存
          </Button>
        </div>
      )}
      <LeaveQuestion dirty={dirty} title="调解设置还没有保存" onSave={save} />
    </form>
  );
}

interface CountProps {
  value: number | null;
  least?: string;
  most?: string;
  onChange: (text: string | null) => void;
  onProblem: (problem: string | null) => void;
}

function Days({ value, least = '0', most, onChange, onProblem }: CountProps) {
  return (
    <div className="ps-short">
      <NumberInput
        value={value === null ? null : String(value)}
        onChange={onChange}
        min={least}
        max={most}
        unit="天"
        onProblem={onProblem}
      />
    </div>
  );
}

function Years({ value, onChange, onProblem }: CountProps) {
  return (
    <div className="ps-short">
      <NumberInput
        value={value === null ? null : String(value)}
        onChange={onChange}
        min="1"
        max="200"
        unit="年"
        onProblem={onProblem}
      />
    </div>
  );
}
