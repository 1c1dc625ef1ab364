// 年度归档: a year's locked reports and ledgers with an index that opens without the program.
import { useState } from 'react';
import { isReason } from '../../shared/rules/reason.ts';
import { call } from '../api/client.ts';
import { Dialog, Field, FieldGroup, LongText, Select } from '../ui/index.ts';
import { useArchiveFile } from './useArchiveFile.tsx';

const offeredYears = 6;

export function YearArchiveDialog({ year: first, onClose }: { year: string; onClose: () => void }) {
  const [year, setYear] = useState(first);
  const [reason, setReason] = useState('');
  const archive = useArchiveFile('年度归档', onClose);
  if (archive.instead) return archive.instead;
  const given = reason.trim();
  const years = Array.from({ length: offeredYears }, (_, back) => String(Number(first) - back));
  const write = () =>
    archive.write(`${year}年归档.zip`, (file) => call('centre.yearArchive', { year, reason: given, file }));
  return (
    <Dialog
      open
      width="medium"
      title="年度归档"
      main={{ label: '生成', onPress: write, disabled: !isReason(given), busy: archive.busy }}
      onClose={onClose}
    >
      <p className="pb-lead">这一年已锁定的报告、全部台账和目录合成一个压缩包，目录用浏览器就能打开。台账不改动。</p>
      <FieldGroup>
        <Field label="年份">
          <Select
            narrow
            value={year}
            choices={years.map((each) => ({ value: each, label: `${each}年` }))}
            onChange={setYear}
          />
        </Field>
        <Field label="原因" required help="记入审计日志。">
          <LongText value={reason} onChange={setReason} rows={2} maxLength={100} />
        </Field>
      </FieldGroup>
      {archive.failure}
    </Dialog>
  );
}
