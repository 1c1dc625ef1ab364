import { type Ref, useImperativeHandle, useRef } from 'react';
import { type TextHandle, typeInto } from './textHandle.ts';

export interface NarrativeTextProps {
  label: string;
  text: string;
  readOnly: boolean;
  placeholder: string;
  onChange: (text: string) => void;
  ref: Ref<TextHandle>;
}

/** The minutes as running text, a sheet to write on. */
export function NarrativeText({ label, text, readOnly, placeholder, onChange, ref }: NarrativeTextProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(
    ref,
    () => ({
      insert: (inserted) => {
        const { current } = area;
        if (!current) return;
        const before = current.value.slice(0, current.selectionStart);
        const gap = before === '' || before.endsWith('\n') || before.endsWith('。') ? '' : '\n';
        typeInto(current, gap + inserted);
      },
      focus: () => area.current?.focus(),
    }),
    [],
  );
  return (
    <textarea
      ref={area}
      className="pw-paper"
      aria-label={label}
      value={text}
      readOnly={readOnly}
      placeholder={placeholder}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
