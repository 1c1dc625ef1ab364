import AddIcon from '@mui/icons-material/Add';
import { useEffect, useRef, useState } from 'react';
import { Button, Checkbox, Segmented } from '../../ui/index.ts';
import { countWords, problemsOf, type VillageLine, withNewLine } from './villageList.ts';
import './VillagesStep.css';

export interface VillagesStepProps {
  lines: readonly VillageLine[];
  onChange: (lines: VillageLine[]) => void;
  onBack: () => void;
  onNext: () => void;
}

const kinds = [
  { value: 'village', label: '村' },
  { value: 'community', label: '社区' },
];

/** The villages of the national list, to be corrected: left out, renamed, added. */
export function VillagesStep({ lines, onChange, onBack, onNext }: VillagesStepProps) {
  const [strict, setStrict] = useState(false);
  const table = useRef<HTMLDivElement>(null);
  const next = useRef<HTMLButtonElement>(null);
  const problems = problemsOf(lines);
  const kept = lines.filter((line) => line.kept).length;
  useEffect(() => next.current?.focus(), []);

  const change = (key: string, fields: Partial<VillageLine>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...fields } : line)));
  const add = () => {
    onChange(withNewLine(lines));
    requestAnimationFrame(() => {
      const inputs = table.current?.querySelectorAll<HTMLInputElement>('.pa-village-name input');
      inputs?.[inputs.length - 1]?.focus();
    });
  };
  const goOn = () => {
    setStrict(true);
    if (problems.size === 0) return onNext();
    table.current?.querySelector('.pa-village-wrong')?.scrollIntoView({ block: 'center' });
  };

  return (
    <>
      <div className="pa-setup-lead">
        <p>
          下面是全国区划中的村和社区。名称或类别与现在不符的可以直接改；已合并、撤销的去掉勾选；没有的添加。以后也能在“村（社区）”中更名、合并。
        </p>
        <Button icon={<AddIcon />} onClick={add}>
          添加
        </Button>
      </div>
      <div className="pa-village-lines" ref={table}>
        <table aria-label="村（社区）">
          <thead>
            <tr>
              <th scope="col">
                <Checkbox
                  label="建立"
                  checked={kept === lines.length}
                  partly={kept > 0 && kept < lines.length}
                  onChange={(all) => onChange(lines.map((line) => ({ ...line, kept: all })))}
                />
              </th>
              <th scope="col">区划代码</th>
              <th scope="col">名称</th>
              <th scope="col">类别</th>
              <th scope="col">全称</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => {
              const problem = problems.get(line.key);
              return (
                <tr key={line.key} className={line.kept ? undefined : 'pa-village-left'}>
                  <td>
                    <Checkbox
                      label={<span className="pa-unseen">建立 {line.name}</span>}
                      checked={line.kept}
                      onChange={(keep) => change(line.key, { kept: keep })}
                    />
                  </td>
                  <td className="pa-village-code">
                    {line.added ? (
                      <input
                        aria-label="区划代码"
                        value={line.code}
                        placeholder="没有可不填"
                        maxLength={12}
                        inputMode="numeric"
                        onChange={(event) => change(line.key, { code: event.target.value })}
                      />
                    ) : (
                      line.code
                    )}
                  </td>
                  <td className="pa-village-name">
                    <input
                      aria-label={`${line.code} 名称`}
                      aria-invalid={problem !== undefined}
                      value={line.name}
                      maxLength={30}
                      disabled={!line.kept}
                      onChange={(event) => change(line.key, { name: event.target.value })}
                    />
                    {problem !== undefined && (strict || line.name !== '') && (
                      <p className="pa-village-wrong" role="alert">
                        {problem}
                      </p>
                    )}
                  </td>
                  <td>
                    <Segmented
                      label={`${line.name} 类别`}
                      value={line.kind}
                      choices={kinds}
                      onChange={(kind) => change(line.key, { kind: kind === 'village' ? 'village' : 'community' })}
                    />
                  </td>
                  <td className="pa-village-official">{line.officialName}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
        {lines.length === 0 && (
          <p className="pa-village-empty">全国区划中这里没有村和社区。选择“添加”逐个填写，也可以以后再添加。</p>
        )}
      </div>
      <footer className="pa-setup-foot">
        <Button onClick={onBack}>上一步</Button>
        <span className="pa-setup-count">{countWords(lines)}</span>
        <Button kind="main" onClick={goOn} ref={next} disabled={kept === 0 && lines.length > 0}>
          下一步
        </Button>
      </footer>
    </>
  );
}
