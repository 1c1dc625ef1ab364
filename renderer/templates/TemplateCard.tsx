// One template: what it is, whether it is right, and what can be done with it.
import type { TemplateShown } from '../../shared/contract/templateProcedures.ts';
import { useMay } from '../api/currentUser.ts';
import { Button, MenuButton, type MenuEntry, Tag } from '../ui/index.ts';

export interface TemplateActions {
  fill: (template: TemplateShown) => void;
  newVersion: (template: TemplateShown) => void;
  choose: (template: TemplateShown, chosen: boolean) => void;
  versions: (template: TemplateShown) => void;
  passOn: (template: TemplateShown) => void;
  withdraw: (template: TemplateShown) => void;
  restore: (template: TemplateShown) => void;
}

const kinds = { docx: 'Word', xlsx: 'Excel' } as const;

function State({ template: { inUse, isChosen, withdrawn, versions } }: { template: TemplateShown }) {
  const newest = versions[0];
  if (withdrawn !== null) return <Tag>已停用</Tag>;
  return (
    <>
      {isChosen && <Tag tone="accent">报表选用</Tag>}
      {inUse !== null && <Tag tone="success">第 {inUse} 版可用</Tag>}
      {newest && newest.problems.length > 0 && (
        <Tag tone="warning">
          第 {newest.number} 版草稿，{newest.problems.length} 处要改
        </Tag>
      )}
    </>
  );
}

export function TemplateCard({ template, actions }: { template: TemplateShown; actions: TemplateActions }) {
  const mayWrite = useMay('writer');
  const { name, note, format, inUse, isChosen, withdrawn, versions } = template;
  const used = versions.find(({ number }) => number === inUse);
  const more: MenuEntry[] = [
    ...(mayWrite
      ? [
          { key: 'new', label: '加入新版本', onSelect: () => actions.newVersion(template) },
          {
            key: 'choose',
            label: isChosen ? '不再随报表生成' : '随报表生成',
            detail: isChosen ? '只在这里填写' : '导出报表和成套生成时，内置文件旁边多一份',
            disabled: inUse === null,
            onSelect: () => actions.choose(template, !isChosen),
          },
        ]
      : []),
    { key: 'versions', label: '版本和名称', onSelect: () => actions.versions(template) },
    {
      key: 'pass',
      label: '导出给别的乡镇',
      disabled: inUse === null,
      onSelect: () => actions.passOn(template),
    },
    ...(mayWrite
      ? ['line' as const, { key: 'withdraw', label: '停用', danger: true, onSelect: () => actions.withdraw(template) }]
      : []),
  ];
  return (
    <li className={`pt-card${withdrawn === null ? '' : ' pt-card-withdrawn'}`}>
      <div className="pt-card-words">
        <h3>
          <button type="button" onClick={() => actions.versions(template)}>
            {name}
          </button>
          <small>{kinds[format]}</small>
        </h3>
        <p className="pt-card-state">
          <State template={template} />
        </p>
        {note !== '' && <p className="pt-card-note">{note}</p>}
        {withdrawn !== null && <p className="pt-card-note">停用原因：{withdrawn.reason}</p>}
        {used && (
          <p className="pt-card-note">
            {used.name}，{used.placeholders} 处占位符
          </p>
        )}
      </div>
      <div className="pt-card-actions">
        {withdrawn === null ? (
          <>
            <Button
              disabled={inUse === null}
              hint={inUse === null ? '还是草稿，改好后加入新版本' : ''}
              onClick={() => actions.fill(template)}
            >
              填写
            </Button>
            <MenuButton label={`${name}的更多操作`} iconOnly entries={more} />
          </>
        ) : (
          mayWrite && <Button onClick={() => actions.restore(template)}>恢复</Button>
        )}
      </div>
    </li>
  );
}
