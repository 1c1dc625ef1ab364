// 迎检资料包: the ledgers, reports and the list of dossiers of a period in one .zip.
import { useState } from 'react';
import type { Period } from '../../shared/reports/period.ts';
import { readPeriod } from '../../shared/reports/period.ts';
import { call } from '../api/client.ts';
import { PeriodBar } from '../fields/PeriodBar.tsx';
import { MissingFonts } from '../preview/MissingFonts.tsx';
import { Button, Callout, Dialog } from '../ui/index.ts';
import { useArchiveFile } from './useArchiveFile.tsx';

interface InspectionDialogProps {
  period: Period;
  today: string;
  onClose: () => void;
}

export function InspectionDialog({ period: first, today, onClose }: InspectionDialogProps) {
  const [period, setPeriod] = useState(first);
  const archive = useArchiveFile('迎检资料包', onClose);
  if (archive.instead) return archive.instead;
  const name = `迎检资料包_${period.title}.zip`;
  const start = (file: string) => call('centre.inspection', { period: period.key, file });
  return (
    <Dialog
      open
      width="medium"
      title="迎检资料包"
      main={{ label: '生成', onPress: () => archive.write(name, start), busy: archive.busy }}
      extra={<Button onClick={() => archive.look(name, start)}>预览并打印</Button>}
      onClose={onClose}
    >
      <PeriodBar period={period} today={today} onChange={(key) => setPeriod(readPeriod(key) ?? period)} />
      <p className="pb-lead pb-below">台账、统计表、工作报告、卷宗目录和总目录合成一个压缩包。</p>
      <Callout>身份号码和电话默认遮挡。文件离开本程序的保护，请按规定保管和销毁；生成记入审计日志。</Callout>
      <MissingFonts papers={['official', 'list']} />
      {archive.failure}
      {archive.layer}
    </Dialog>
  );
}
