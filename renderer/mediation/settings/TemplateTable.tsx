import type { MediationSettings, Need } from '../../../shared/rules/mediation/mediationSettings.ts';
import type { TemplateProblem } from '../../../shared/rules/mediation/templates.ts';
import { Callout, Segmented, Select, SmallTable, Tag } from '../../ui/index.ts';
import { linesOf, type TemplateLine, withNeed } from './ownTemplate.ts';

type Chosen = Pick<MediationSettings, 'template' | 'ownTemplate'>;

export interface TemplateTableProps {
  settings: Chosen;
  problems: readonly TemplateProblem[];
  onChange: (chosen: Chosen) => void;
}

const needs: Record<Need, { word: string; tone: 'accent' | 'plain' }> = {
  required: { word: '必备', tone: 'accent' },
  optional: { word: '按需', tone: 'plain' },
  none: { word: '不用', tone: 'plain' },
};
const choices = (['required', 'optional', 'none'] as const).map((need) => ({ value: need, label: needs[need].word }));

const about = {
  national: '国家 9 项目录：身份证明、告知书不单列。',
  local: '地方 13 项目录：增加权利义务告知书、身份证明、授权委托书、履行凭证。',
  own: '本单位的目录：逐项选择。法律要求的文书不能去掉。',
};

/** Which documents a dossier holds: one of the two known lists, or the office's own. */
export function TemplateTable({ settings, problems, onChange }: TemplateTableProps) {
  const lines = linesOf(settings);
  const isOwn = settings.template === 'own';
  const choose = (template: string) => {
    if (template === 'national' || template === 'local') onChange({ ...settings, template });
    else
      onChange({ template: 'own', ownTemplate: settings.ownTemplate.length > 0 ? settings.ownTemplate : ownOf(lines) });
  };
  const bad = new Set(problems.map(({ document }) => document));
  return (
    <div className="ps-template">
      <Segmented
        label="卷宗目录"
        value={settings.template}
        choices={[
          { value: 'national', label: '国家 9 项' },
          { value: 'local', label: '地方 13 项' },
          { value: 'own', label: '自定' },
        ]}
        onChange={choose}
      />
      <p className="ps-more">{about[settings.template]}协议书、口头协议登记表等在用得到的案件里才算必备。</p>
      {problems.length > 0 && (
        <Callout tone="warning">
          {problems.map(({ document, message }) => (
            <p key={`${document} ${message}`}>{message}</p>
          ))}
        </Callout>
      )}
      <SmallTable
        label="卷宗里的文书"
        columns={[
          { key: 'place', title: '序', width: '2.75rem', align: 'right', render: (line) => lines.indexOf(line) + 1 },
          { key: 'title', title: '文书', wrap: true, render: (line) => line.title },
          {
            key: 'need',
            title: '要求',
            width: '7.5rem',
            render: (line) =>
              isOwn ? (
                <Chooser
                  line={line}
                  onChoose={(need) => onChange({ template: 'own', ownTemplate: withNeed(lines, line.document, need) })}
                />
              ) : (
                <NeedTag need={line.need} />
              ),
          },
        ]}
        rows={lines}
        rowKey={(line) => line.document}
        rowTone={(line) => (bad.has(line.document) ? 'danger' : line.need === 'none' ? 'muted' : undefined)}
      />
    </div>
  );
}

const ownOf = (lines: readonly TemplateLine[]) =>
  lines.filter(({ need }) => need !== 'none').map(({ document, need }) => ({ document, need }));

function NeedTag({ need }: { need: Need }) {
  return need === 'none' ? <>—</> : <Tag tone={needs[need].tone}>{needs[need].word}</Tag>;
}

function Chooser({ line, onChoose }: { line: TemplateLine; onChoose: (need: Need) => void }) {
  return (
    <Select
      label={`${line.title}的要求`}
      value={line.need}
      choices={choices}
      onChange={(chosen) => {
        if (chosen === 'required' || chosen === 'optional' || chosen === 'none') onChoose(chosen);
      }}
    />
  );
}
