// A month's reports in one .zip with an index: all are ticked, those that are not wanted are unticked.
import { useState } from 'react';
import type { Period } from '../../shared/reports/period.ts';
import { call } from '../api/client.ts';
import { MissingFonts } from '../preview/MissingFonts.tsx';
import { Button, Checkbox, Dialog, Tag } from '../ui/index.ts';
import { type CentreEntry, states } from './centreEntry.ts';
import { useArchiveFile } from './useArchiveFile.tsx';

interface BatchDialogProps {
  month: Period;
  reports: readonly CentreEntry[];
  onDone: () => Promise<void>;
  onClose: () => void;
}

export function BatchDialog({ month, reports, onDone, onClose }: BatchDialogProps) {
  const keys = [...new Set(reports.map(({ key }) => key))];
  const [chosen, setChosen] = useState<readonly string[]>(keys);
  const archive = useArchiveFile('成套报表', () => {
    onClose();
    void onDone();
  });
  if (archive.instead) return archive.instead;
  const name = `${month.title}报表.zip`;
  const start = (file: string) =>
    call('centre.batch', { month: month.key, keys: keys.filter((key) => chosen.includes(key)), file });
  const toggle = (key: string, isChosen: boolean) =>
    setChosen(isChosen ? [...chosen, key] : chosen.filter((each) => each !== key));
  return (
    <Dialog
      open
      width="medium"
      title={`${month.title}成套生成`}
      main={{
        label: `生成 ${chosen.length} 份`,
        onPress: () => archive.write(name, start),
        disabled: chosen.length === 0,
        busy: archive.busy,
      }}
      extra={
        <Button onClick={() => archive.look(name, start)} disabled={chosen.length === 0}>
          预览并打印
        </Button>
      }
      onClose={onClose}
    >
      <p className="pb-lead">合成一个压缩包，里面有目录。已锁定的用锁定时的文件，没有锁定的按现在的记录生成。</p>
      <Checkbox
        label={<strong>全部</strong>}
        checked={chosen.length === keys.length}
        partly={chosen.length > 0 && chosen.length < keys.length}
        onChange={(all) => setChosen(all ? keys : [])}
      />
      <ul className="pb-choices">
        {keys.map((key) => {
          const report = reports.find((each) => each.key === key)!;
          return (
            <li key={key}>
              <Checkbox
                label={report.title}
                checked={chosen.includes(key)}
                onChange={(isChosen) => toggle(key, isChosen)}
              />
              <Tag tone={states[report.state].tone}>{states[report.state].title}</Tag>
            </li>
          );
        })}
      </ul>
      <MissingFonts papers={['official', 'list']} />
      {archive.failure}
      {archive.layer}
    </Dialog>
  );
}
