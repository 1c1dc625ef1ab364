// biome-ignore-all lint/a11y/useSemanticElements: positioned elements, since a real table cannot draw a window of 100,000 rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the one text field of the grid holds the focus and points at cells
import { type ReactNode, useEffect, useRef } from 'react';
import type { ChoiceList } from './gridState.ts';

interface ChoicePopupProps {
  id: string;
  list: ChoiceList;
  box: { left: number; top: number; width: number; height: number };
  room: { width: number; height: number };
  scale: number;
  chosenNote: string;
  onChoose: (index: number) => void;
}

const tallest = 280;

/** The list under (or, near the bottom, above) the open editor. The editor keeps the focus. */
export function ChoicePopup({ id, list, box, room, scale, chosenNote, onChoose }: ChoicePopupProps): ReactNode {
  const popup = useRef<HTMLDivElement>(null);
  const { highlight, choices } = list;
  useEffect(() => {
    popup.current?.querySelector(`[data-index="${highlight}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [highlight]);
  const below = room.height - box.top - box.height;
  const above = box.top;
  const upwards = below < Math.min(tallest, choices.length * 30 * scale + 10) && above > below;
  const maxHeight = Math.max(60, Math.min(tallest * scale, (upwards ? above : below) - 4));
  const left = Math.max(0, Math.min(box.left, room.width - 240 * scale));
  const style = {
    left,
    ...(upwards ? { top: box.top - 1, transform: 'translateY(-100%)' } : { top: box.top + box.height }),
    minWidth: Math.max(box.width, 180 * scale),
    maxWidth: room.width - left,
    maxHeight,
  };
  return (
    <div
      ref={popup}
      id={id}
      role="listbox"
      aria-label="可选项"
      className="pg-popup"
      style={style}
      onMouseDown={(event) => event.preventDefault()}
    >
      {chosenNote === '' ? null : <div className="pg-choice-note">已选：{chosenNote}</div>}
      {choices.map((choice, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the editor
        <div
          key={choice.kind === 'create' ? 'create' : choice.value}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === highlight}
          data-index={index}
          className={`pg-choice ${index === highlight ? 'pg-choice-lit' : ''} ${choice.kind === 'create' ? 'pg-choice-new' : ''}`}
          onClick={() => onChoose(index)}
        >
          {choice.kind === 'option' && choice.checked !== undefined ? (
            <span className="pg-box" aria-hidden="true">
              {choice.checked ? '✓' : ''}
            </span>
          ) : null}
          <span>{choice.kind === 'create' ? `＋ ${choice.label}` : choice.label}</span>
          {choice.kind === 'option' && choice.hint !== undefined ? (
            <span className="pg-choice-hint">{choice.hint}</span>
          ) : null}
        </div>
      ))}
      {list.loading && choices.length === 0 ? <div className="pg-choice-note">正在查找…</div> : null}
      {!list.loading && choices.length === 0 ? <div className="pg-choice-note">没有相符的选项</div> : null}
    </div>
  );
}
