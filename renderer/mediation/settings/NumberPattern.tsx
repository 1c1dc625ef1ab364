import { numberText, patternProblems } from '../../../shared/rules/mediation/caseNumbers.ts';
import { Field, TextInput } from '../../ui/index.ts';

export interface NumberPatternProps {
  label: string;
  pattern: string;
  /** YYYY of the example. */
  year: string;
  onChange: (pattern: string) => void;
}

/** Only for the example. */
const example = { shortName: '迁陵', running: 7 };
const longest = 60;

/** The form of a number, with what it gives beside it while it is typed. */
export function NumberPattern({ label, pattern, year, onChange }: NumberPatternProps) {
  const problems = patternProblems(pattern);
  const given = problems.length === 0 ? `例：${numberText(pattern, { ...example, year })}` : '';
  return (
    <Field
      label={label}
      messages={problems.map((message) => ({ level: 'error' as const, message }))}
      help={`${given}${given === '' ? '' : '。'}{年} 受理年度，{简称} 调委会简称，{号} 当年第几号。`}
    >
      <TextInput value={pattern} onChange={onChange} maxLength={longest} />
    </Field>
  );
}
