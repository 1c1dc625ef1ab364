// What was written before in this case, beside what is being written now.
import { useRef, useState } from 'react';
import { Button, EmptyState, notify, Select } from '../../ui/index.ts';
import type { EarlierRecord } from './earlier.ts';

export interface EarlierRecordsProps {
  /** The newest first. */
  records: readonly EarlierRecord[];
  readOnly: boolean;
  onInsert: (text: string) => void;
}

export function EarlierRecords({ records, readOnly, onInsert }: EarlierRecordsProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const words = useRef<HTMLElement>(null);
  const shown = records.find((record) => record.id === chosen) ?? records[0];
  if (!shown) return <EmptyState title="这个案件还没有别的记录">以前的调解记录、调查记录会显示在这里。</EmptyState>;

  const insertSelected = () => {
    const selection = window.getSelection();
    const inside = selection?.anchorNode && words.current?.contains(selection.anchorNode);
    const text = inside ? selection.toString().trim() : '';
    if (text === '') notify({ text: '先用鼠标选中要引用的文字', tone: 'info' });
    else onInsert(text);
  };
  return (
    <div className="pw-earlier">
      <Select
        label="以前的记录"
        value={shown.id}
        choices={records.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={setChosen}
      />
      {shown.note !== '' && <p className="pw-earlier-note">{shown.note}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by keyboard */}
      <article ref={words} className="pw-earlier-text" tabIndex={0} aria-label={shown.title}>
        {shown.text === '' ? '（没有正文）' : shown.text}
      </article>
      {!readOnly && (
        <div className="pw-earlier-foot">
          <Button kind="quiet" onClick={insertSelected}>
            引用选中的文字
          </Button>
        </div>
      )}
    </div>
  );
}
