// The paragraphs of one section, written in as in a text program. Linked numbers are pieces: typing never opens them,
// deleting takes the whole, a click shows their records. The browser keeps what is typed; React only sets it anew.
import { type ClipboardEvent, type KeyboardEvent, type MouseEvent, useEffect, useLayoutEffect, useRef } from 'react';
import type { NarrativeParagraph, TextRun } from '../../shared/rules/monthly/narrative.ts';
import { crossEdge, deleteNumberAtCaret, insertRuns, numberAtCaret, standBehind } from './caret.ts';
import { takenParagraphs, wordsOf } from './narrativeEdits.ts';
import { fillEditor, numberClass, numberOf, readEditor, runsOf } from './paragraphDom.ts';

export type NumberRun = Extract<TextRun, { kind: 'number' }>;

export interface SectionEditorProps {
  label: string;
  paragraphs: readonly NarrativeParagraph[];
  /** Grows when the paragraphs were changed otherwise than by typing here. */
  revision: number;
  editable: boolean;
  /** Stands where nothing is written. */
  placeholder: string;
  /** Also for something that stands among the paragraphs, e.g. a figure of a locked report. */
  onChange: (paragraphs: NarrativeParagraph[]) => void;
  onNumber: (number: NumberRun) => void;
  onUndo: (step: 'undo' | 'redo') => void;
  /** Names the text for finding it. */
  textKey: string;
}

export function SectionEditor(props: SectionEditorProps) {
  const { label, paragraphs, revision, editable, placeholder, onChange, onNumber, onUndo, textKey } = props;
  const place = useRef<HTMLDivElement>(null);
  const before = useRef(paragraphs);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed here is in the editor already
  useLayoutEffect(() => {
    before.current = paragraphs;
    if (place.current) fillEditor(place.current, paragraphs);
  }, [revision]);

  // React has no event for what is about to be done to a text.
  const undoing = useRef(onUndo);
  undoing.current = onUndo;
  useEffect(() => {
    const editor = place.current;
    const onBefore = (event: InputEvent) => {
      const { inputType } = event;
      if (inputType === 'historyUndo' || inputType === 'historyRedo') {
        event.preventDefault();
        undoing.current(inputType === 'historyUndo' ? 'undo' : 'redo');
      }
      // Bold and the like are not the text's: the document's styles are.
      if (inputType.startsWith('format')) event.preventDefault();
    };
    editor?.addEventListener('beforeinput', onBefore);
    return () => editor?.removeEventListener('beforeinput', onBefore);
  }, []);

  const take = () => {
    const editor = place.current;
    if (!editor) return;
    const written = readEditor(editor);
    for (const each of written) {
      if (each.element === null || each.id !== null || wordsOf(each.runs).trim() === '') continue;
      each.id = crypto.randomUUID();
      each.element.dataset.paragraph = each.id;
    }
    const taken = takenParagraphs(written, before.current, () => crypto.randomUUID());
    const own = new Set(taken.filter(({ isOwn }) => isOwn).map(({ id }) => id));
    for (const { element, id } of written) element?.classList.toggle('pn-own', id !== null && own.has(id));
    onChange(taken);
  };

  const onClick = (event: MouseEvent) => {
    const piece = (event.target as HTMLElement).closest<HTMLElement>(`.${numberClass}`);
    const number = piece && numberOf(piece);
    if (number) onNumber(number);
  };
  const onMouseDown = (event: MouseEvent) => {
    const piece = (event.target as HTMLElement).closest<HTMLElement>(`.${numberClass}`);
    if (!piece || !editable) return;
    // The caret stands behind a number that is clicked, never in it.
    event.preventDefault();
    place.current?.focus();
    standBehind(piece);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      const piece = numberAtCaret();
      const number = piece && numberOf(piece);
      if (number) onNumber(number);
      event.preventDefault();
      return;
    }
    if (!editable) return;
    const isUndo = (event.ctrlKey || event.metaKey) && !event.altKey && ['z', 'y'].includes(event.key.toLowerCase());
    if (isUndo) {
      event.preventDefault();
      onUndo(event.key.toLowerCase() === 'z' && !event.shiftKey ? 'undo' : 'redo');
      return;
    }
    const isPlain = !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (isPlain && (event.key === 'ArrowUp' || event.key === 'ArrowDown') && place.current) {
      if (crossEdge(place.current, event.key)) event.preventDefault();
      return;
    }
    // A new line within a paragraph would not be printed: it begins the next paragraph.
    if (event.key === 'Enter' && event.shiftKey) {
      event.preventDefault();
      document.execCommand('insertParagraph');
    }
    if ((event.key === 'Backspace' || event.key === 'Delete') && deleteNumberAtCaret(event.key)) event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent) => {
    event.preventDefault();
    const html = event.clipboardData.getData('text/html');
    const runs = html.includes(numberClass) ? runsOf(new DOMParser().parseFromString(html, 'text/html').body) : [];
    if (runs.some(({ kind }) => kind === 'number')) insertRuns(runs);
    else document.execCommand('insertText', false, event.clipboardData.getData('text/plain'));
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: numbers stand in the text, which no textarea can show
    <div
      ref={place}
      className="pn-editor"
      role="textbox"
      aria-multiline
      aria-label={label}
      aria-readonly={!editable}
      tabIndex={0}
      contentEditable={editable}
      suppressContentEditableWarning
      spellCheck={false}
      data-text={textKey}
      data-placeholder={placeholder}
      onFocus={() => editable && document.execCommand('defaultParagraphSeparator', false, 'p')}
      onInput={(event) => {
        if (!(event.nativeEvent as InputEvent).isComposing) take();
      }}
      onCompositionEnd={take}
      onDrop={(event) => event.preventDefault()}
      onPaste={editable ? onPaste : undefined}
      onMouseDown={onMouseDown}
      onClick={onClick}
      onKeyDown={onKeyDown}
    />
  );
}
