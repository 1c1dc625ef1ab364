// A workbook as plain tables, for computers without an office program.
import { useState } from 'react';
import { useAnswer } from '../api/useAnswer.ts';
import { ErrorPanel, SkeletonRows, Tabs } from '../ui/index.ts';
import { SheetTable } from './SheetTable.tsx';

export function SheetsView({ preview, document, zoom }: { preview: string; document: number; zoom: number }) {
  const answer = useAnswer('previews.sheets', { preview, document });
  const [chosen, setChosen] = useState('0');
  if (answer.failure !== null) return <ErrorPanel message={answer.failure} />;
  if (!answer.data) return <SkeletonRows />;
  const { sheets } = answer.data;
  const sheet = sheets[Number(chosen)] ?? sheets[0];
  if (!sheet) return <p className="pv-note">这个工作簿没有内容。</p>;
  return (
    <div className="pv-sheets">
      {sheets.length > 1 && (
        <div className="pv-sheet-tabs">
          <Tabs
            label="工作表"
            value={chosen}
            items={sheets.map(({ name }, at) => ({ key: String(at), label: name }))}
            onChange={setChosen}
          />
        </div>
      )}
      <div style={{ zoom }}>
        <SheetTable sheet={sheet} />
      </div>
    </div>
  );
}
