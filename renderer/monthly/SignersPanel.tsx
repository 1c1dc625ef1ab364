// Who prepared, checked and signs: printed at the end of the report.
import { Field, KeyValues, TextInput } from '../ui/index.ts';
import type { Signers } from './merge.ts';

interface SignersPanelProps {
  signers: Signers;
  editable: boolean;
  onChange: (signers: Signers) => void;
}

const places = [
  { key: 'preparer', label: '填报人' },
  { key: 'reviewer', label: '审核人' },
  { key: 'signer', label: '签发人' },
] as const;

export function missingSigners(signers: Signers): string[] {
  return places.filter(({ key }) => signers[key].trim() === '').map(({ label }) => label);
}

export function SignersPanel({ signers, editable, onChange }: SignersPanelProps) {
  return (
    <section className="pn-side-part" aria-label="落款">
      <header>
        <h2>落款</h2>
      </header>
      {editable ? (
        places.map(({ key, label }) => (
          <Field key={key} label={label}>
            <TextInput value={signers[key]} maxLength={30} onChange={(name) => onChange({ ...signers, [key]: name })} />
          </Field>
        ))
      ) : (
        <KeyValues items={places.map(({ key, label }) => ({ label, value: signers[key] }))} />
      )}
    </section>
  );
}
