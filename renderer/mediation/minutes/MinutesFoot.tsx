// Under the text of a session: how it ended, why not, and when it was signed.
import { fieldOf } from '../../../shared/registers/register.ts';
import { optionsOf } from '../../fields/codeOptions.ts';
import { Field, Segmented } from '../../ui/index.ts';
import { type HeadStripProps, StripField } from './HeadStrip.tsx';

const failed = '2';

export function MinutesFoot(props: HeadStripProps) {
  const { kind, office, values, set, messages } = props;
  const result = fieldOf(kind.register, 'result');
  const chosen = typeof values.result === 'string' ? values.result : '';
  const outcomes = optionsOf(office.table('caseOutcome')).map(({ code, label }) => ({ value: code, label }));
  return (
    <div className="pw-foot">
      <Field stacked group label={result.label} messages={messages('result')}>
        <Segmented
          label={result.label}
          value={chosen}
          choices={[{ value: '', label: '未定' }, ...outcomes]}
          onChange={(code) => set('result', code === '' ? null : code)}
        />
      </Field>
      <div className="pw-foot-fields">
        {chosen === failed && <StripField {...props} field="failure" share={3} />}
        <StripField {...props} field="signedOn" share={1} least="9.2rem" />
      </div>
    </div>
  );
}
