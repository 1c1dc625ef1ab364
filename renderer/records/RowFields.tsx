// The fields of a row by the groups of the paper form.
import type { Field } from '../../shared/fields/field.ts';
import { isEditable, linkedRegister } from '../../shared/fields/field.ts';
import { codecOf } from '../../shared/fields/index.ts';
import { findRegister } from '../../shared/registers/index.ts';
import type { Register } from '../../shared/registers/register.ts';
import { type ShownRow, shownText, writeContext } from '../fields/cellView.ts';
import { FieldInput } from '../fields/FieldInput.tsx';
import type { Office } from '../fields/office.ts';
import { Callout, FieldGroup, Field as FormRow, KeyValues } from '../ui/index.ts';
import { formFields, type RowForm } from './useRowForm.ts';
import './records.css';

const longText = 60;

interface Group {
  title: string | undefined;
  fields: Field[];
}

function groupsOf(register: Register, shows: (field: Field) => boolean, order?: readonly string[]): Group[] {
  if (order) {
    const fields = order.flatMap((key) => formFields(register).filter((field) => field.key === key && shows(field)));
    return [{ title: undefined, fields }];
  }
  const groups: Group[] = [];
  for (const field of formFields(register).filter(shows)) {
    const known = groups.find((group) => group.title === field.group);
    if (known) known.fields.push(field);
    else groups.push({ title: field.group, fields: [field] });
  }
  return groups;
}

function isWide(field: Field): boolean {
  if (field.type === 'longText' || field.type === 'codes' || field.type === 'place') return true;
  return field.type === 'text' && field.maxLength > longText;
}

/** Where a chosen row keeps values that this form shows: said once, at the field that chooses it. */
function homeNote(field: Field, register: Register): string | undefined {
  const own = register.fields.filter((each) => each.via === field.key && isEditable(each));
  if (own.length === 0) return undefined;
  const title = findRegister(linkedRegister(field) ?? '')?.title ?? '';
  const some = own.slice(0, 2).map((each) => each.label);
  return `${some.join('、')}${own.length > 2 ? '等' : ''}登记在“${title}”里，在这里改，其他台账同时更新。`;
}

interface RowFieldsProps {
  register: Register;
  office: Office;
  base: ShownRow | null;
  form: RowForm;
  /** Left out: all fields. Keep its identity. */
  shows?: (field: Field) => boolean;
  /** Only these, in this order and under no headings. */
  order?: readonly string[];
}

const everyField = () => true;

/** To fill in. */
export function RowFields({ register, office, base, form, shows = everyField, order }: RowFieldsProps) {
  return (
    <>
      {groupsOf(register, shows, order).map((group) => (
        <FieldGroup key={group.title ?? ''} title={group.title} columns={2}>
          {group.fields.map((field) => (
            <RecordField key={field.key} field={field} {...{ register, office, base, form }} />
          ))}
        </FieldGroup>
      ))}
      {/* At the foot of the form, where coming and going it moves no field. */}
      {form.rowMessages.length > 0 && (
        <div className="pc-row-standing">
          <Callout tone={form.rowMessages.some((each) => each.level !== 'hint') ? 'warning' : 'info'}>
            {form.rowMessages.map((each) => (
              <p key={each.message}>{each.message}</p>
            ))}
          </Callout>
        </div>
      )}
    </>
  );
}

interface RecordFieldProps extends Omit<RowFieldsProps, 'shows' | 'order'> {
  field: Field;
  /** Another label than the declared one, where the page says more. */
  label?: string;
  /** Without the sentence on what belongs here: where the page is short and says it itself. */
  bare?: boolean;
  autoFocus?: boolean;
}

/** One field of a form with its label and what is to be said about it. */
export function RecordField(props: RecordFieldProps) {
  const { field, label = field.label, bare = false, autoFocus, register, office, base, form } = props;
  const now = form.field(field);
  const editable = isEditable(field);
  const help = bare ? undefined : (homeNote(field, register) ?? field.help);
  return (
    <FormRow
      label={label}
      required={field.required === true && editable}
      messages={now.messages}
      wide={isWide(field)}
      {...(help === undefined ? {} : { help })}
      {...(field.type === 'yesNo' || !editable ? { group: true } : {})}
    >
      {editable ? (
        <FieldInput
          field={field}
          office={office}
          value={now.value}
          linkTitle={now.linkTitle}
          masked={now.masked}
          autoFocus={autoFocus || now.replacing}
          {...(now.replacing ? { onRestore: () => form.restore(field) } : {})}
          onChange={(value, title) => form.set(field, value, title)}
          onRead={(messages) => form.noteRead(field, messages)}
        />
      ) : (
        <Shown field={field} office={office} base={base} form={form} />
      )}
    </FormRow>
  );
}

/** What the program fills in by itself. */
function Shown({ field, office, base, form }: { field: Field; office: Office; base: ShownRow | null; form: RowForm }) {
  const { value, linkTitle, masked } = form.field(field);
  const link = linkedRegister(field);
  const text =
    value === null
      ? ''
      : (masked ??
        (link !== null ? linkTitle : codecOf(field).format(value, field, writeContext(office, base?.titles ?? {}))));
  return <div className="pc-shown">{text === '' ? '—' : text}</div>;
}

interface RowReadingProps {
  register: Register;
  office: Office;
  base: ShownRow;
  shows?: (field: Field) => boolean;
  order?: readonly string[];
}

/** To read only: for 查阅, and for rows out of use. */
export function RowReading({ register, office, base, shows = everyField, order }: RowReadingProps) {
  return (
    <>
      {groupsOf(register, shows, order).map((group) => (
        <FieldGroup key={group.title ?? ''} title={group.title}>
          <KeyValues
            columns={2}
            items={group.fields.map((field) => ({
              label: field.label,
              value: shownText(base, field, office),
              wide: isWide(field),
            }))}
          />
        </FieldGroup>
      ))}
    </>
  );
}
