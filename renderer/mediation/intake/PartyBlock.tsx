// One party as it is told on the telephone: who, the number to call back, where from.
import RemoveIcon from '@mui/icons-material/CloseOutlined';
import { useEffect } from 'react';
import { caseParty } from '../../../shared/registers/mediation/parties.ts';
import { fieldOf } from '../../../shared/registers/register.ts';
import type { Office } from '../../fields/office.ts';
import { RecordField } from '../../records/RowFields.tsx';
import { type RowForm, useRowForm } from '../../records/useRowForm.ts';
import { Button, FieldGroup, IconButton } from '../../ui/index.ts';

const person = ['person', 'phone', 'address'] as const;
const organisation = ['organisation', 'organisationPhone', 'organisationAddress', 'legalRepresentative'] as const;
const personKind = '1';
const organisationKind = '2';
/** On the telephone only the applicant has said that mediation is wanted. */
const agreed = '1';
const unknown = '3';

export interface PartyTold {
  form: RowForm;
  /** What the party is called; empty while nobody is named. */
  name: string;
}

interface PartyBlockProps {
  title: string;
  /** Code of partySide. */
  side: string;
  office: Office;
  autoFocus?: boolean;
  onTell: (told: PartyTold) => void;
  onRemove?: () => void;
}

export function PartyBlock({ title, side, office, autoFocus, onTell, onRemove }: PartyBlockProps) {
  const form = useRowForm(caseParty, null, {
    values: { side, kind: personKind, consent: side === '1' ? agreed : unknown },
  });
  const isOrganisation = form.field(fieldOf(caseParty, 'kind')).value === organisationKind;
  const name = nameIn(form, isOrganisation);
  // The page needs what is typed now, not what was when it asked.
  useEffect(() => onTell({ form, name }));

  return (
    <section className="pm-party">
      <header>
        <h2>{title}</h2>
        <Button
          kind="quiet"
          onClick={() => form.set(fieldOf(caseParty, 'kind'), isOrganisation ? personKind : organisationKind)}
        >
          {isOrganisation ? '改为个人' : '改为单位'}
        </Button>
        {onRemove && <IconButton label={`去掉这个${title}`} icon={<RemoveIcon />} onClick={onRemove} />}
      </header>
      <FieldGroup>
        {(isOrganisation ? organisation : person).map((key, place) => (
          <RecordField
            key={key}
            field={fieldOf(caseParty, key)}
            register={caseParty}
            office={office}
            base={null}
            form={form}
            bare
            autoFocus={autoFocus === true && place === 0}
          />
        ))}
      </FieldGroup>
    </section>
  );
}

function nameIn(form: RowForm, isOrganisation: boolean): string {
  const { value, linkTitle } = form.field(fieldOf(caseParty, isOrganisation ? 'organisation' : 'person'));
  if (isOrganisation) return typeof value === 'string' ? value.trim() : '';
  // The title of a person may carry more than the name.
  return value === null ? '' : (linkTitle.split(' · ')[0] ?? '');
}
