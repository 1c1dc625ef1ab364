// The text of the report as a sheet of paper: title, opening, sections with the headings as they will be printed.
import HideIcon from '@mui/icons-material/VisibilityOffOutlined';
import { sectionPrompts } from '../../shared/rules/monthly/draftNarrative.ts';
import type { NarrativeSection } from '../../shared/rules/monthly/narrative.ts';
import { Button, IconButton } from '../ui/index.ts';
import type { ReportText } from './merge.ts';
import { below, headingNumbers, openingKey, paragraphsAt, withParagraphs, withSection } from './narrativeEdits.ts';
import { type NumberRun, SectionEditor } from './SectionEditor.tsx';

export interface ReportSheetProps {
  report: ReportText;
  revision: number;
  editable: boolean;
  change: (next: (now: ReportText) => ReportText, byTyping?: boolean) => void;
  onNumber: (number: NumberRun) => void;
  onUndo: (step: 'undo' | 'redo') => void;
  onCases: () => void;
}

export function ReportSheet(props: ReportSheetProps) {
  const { revision, editable, change, onNumber, onUndo, onCases } = props;
  const { text } = props.report;
  const numbers = headingNumbers(text.sections);
  const hide = (key: string, isHidden: boolean) =>
    change((now) => {
      const keys = [key, ...below(now.text.sections, key)];
      const hidden = keys.reduce(
        (all, each) => withSection(all, each, (section) => ({ ...section, isHidden })),
        now.text,
      );
      return { ...now, text: hidden };
    });
  const editor = (key: string, label: string, placeholder: string) => (
    <SectionEditor
      label={label}
      placeholder={placeholder}
      paragraphs={paragraphsAt(text, key)}
      revision={revision}
      editable={editable}
      onChange={(paragraphs) => change((now) => ({ ...now, text: withParagraphs(now.text, key, paragraphs) }), true)}
      onNumber={onNumber}
      onUndo={onUndo}
      textKey={key}
    />
  );
  return (
    <article className="pn-sheet" aria-label="报告正文">
      {editable ? (
        <input
          className="pn-title"
          aria-label="报告标题"
          value={text.title}
          maxLength={100}
          onChange={(event) => {
            const title = event.target.value;
            change((now) => ({ ...now, text: { ...now.text, title } }), true);
          }}
        />
      ) : (
        <h2 className="pn-title">{text.title}</h2>
      )}
      {editor(openingKey, '开头', '这里写一段总的判断')}
      {text.sections.map((section) => {
        const { key, title, level, isHidden } = section;
        const isPrinted = numbers.has(key);
        if (!isPrinted && !editable) return null;
        const Heading = level === 1 ? 'h3' : 'h4';
        return (
          <section
            key={key}
            className={`pn-section${isHidden ? ' pn-section-hidden' : ''}${isPrinted ? '' : ' pn-section-silent'}`}
            aria-label={title}
          >
            <header>
              <Heading>
                {numbers.get(key)}
                {title}
              </Heading>
              {!isPrinted && <span className="pn-hidden-note">{isHidden ? '不写入报告' : '没有内容，不写入报告'}</span>}
              {editable && key === 'cases' && !isHidden && (
                <Button kind="quiet" onClick={onCases}>
                  从案件中选
                </Button>
              )}
              {editable &&
                (isHidden ? (
                  <Button kind="quiet" onClick={() => hide(key, false)}>
                    写入报告
                  </Button>
                ) : (
                  <span className="pn-hide">
                    <IconButton label={`不写入报告：${title}`} icon={<HideIcon />} onClick={() => hide(key, true)} />
                  </span>
                ))}
            </header>
            {!isHidden && (editable || section.paragraphs.length > 0) && editor(key, title, placeholderOf(section))}
            {!isHidden && !editable && section.paragraphs.length === 0 && section.empty !== null && (
              <p className="pn-empty">{section.empty}</p>
            )}
          </section>
        );
      })}
    </article>
  );
}

/** What is printed where nothing is written, or what may be written. */
function placeholderOf({ key, level, empty }: NarrativeSection): string {
  return empty ?? sectionPrompts[key] ?? (level === 1 ? '可以在这里写一段总述' : '在这里写');
}
