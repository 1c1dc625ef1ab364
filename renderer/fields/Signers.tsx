// Who stands in the head and at the foot of a table on paper: those of the settings, as this user typed them last.
import { useState } from 'react';
import { useCurrentUser } from '../api/currentUser.ts';
import { usePreference } from '../api/preference.ts';
import { Field, FieldGroup, TextInput } from '../ui/index.ts';

const signerFields = [
  { key: 'unit', label: '填报单位', most: 60 },
  { key: 'unitHead', label: '负责人', most: 30 },
  { key: 'reviewer', label: '审核人', most: 30 },
  { key: 'preparer', label: '填表人', most: 30 },
  { key: 'phone', label: '联系电话', most: 30 },
] as const;

export type Signers = Record<(typeof signerFields)[number]['key'], string>;

function readSigners(stored: unknown): Partial<Signers> {
  if (typeof stored !== 'object' || stored === null) return {};
  const texts = signerFields.flatMap(({ key }) => {
    const text = (stored as Record<string, unknown>)[key];
    return typeof text === 'string' ? [[key, text] as const] : [];
  });
  return Object.fromEntries(texts);
}

export interface SignersChoice {
  signers: Signers;
  change(key: keyof Signers, text: string): void;
  /** What was typed stands there the next time. */
  keep(): void;
}

/** The signers of a table that is being written; `settings` are those of the office. */
export function useSigners(settings: Readonly<Record<string, unknown>>): SignersChoice {
  const user = useCurrentUser();
  const [kept, keep] = usePreference<Partial<Signers>>('export.signers', readSigners);
  const [typed, setTyped] = useState<Partial<Signers>>({});
  const setting = (key: keyof Signers) => String(settings[key] ?? '');
  const usual: Signers = {
    unit: setting('unit'),
    unitHead: setting('unitHead'),
    reviewer: setting('reviewer'),
    preparer: setting('preparer') || (user?.name ?? ''),
    phone: setting('phone'),
  };
  return {
    signers: { ...usual, ...kept, ...typed },
    change: (key, text) => setTyped({ ...typed, [key]: text }),
    keep: () => keep({ ...kept, ...typed }),
  };
}

export function SignerFields({ signers, change }: Pick<SignersChoice, 'signers' | 'change'>) {
  return (
    <FieldGroup title="表头和落款" columns={2}>
      {signerFields.map(({ key, label, most }) => (
        <Field key={key} label={label} wide={key === 'unit'}>
          <TextInput value={signers[key]} onChange={(text) => change(key, text)} maxLength={most} />
        </Field>
      ))}
    </FieldGroup>
  );
}
