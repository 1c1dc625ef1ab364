// The input of a declared field in a form: the same reading and writing as in the grid.
import { useContext, useEffect, useRef, useState } from 'react';
import type { ReadContext } from '../../shared/fields/codec.ts';
import { type Field, type FieldValue, linkedRegister } from '../../shared/fields/field.ts';
import { codecOf } from '../../shared/fields/index.ts';
import {
  Button,
  CodeInput,
  CodesInput,
  DayInput,
  type FieldMessage,
  focusNextField,
  LinkInput,
  LongText,
  MonthInput,
  type Parsed,
  ParsedInput,
  TextInput,
  useFieldControl,
  YesNo,
} from '../ui/index.ts';
import { optionsOf } from './codeOptions.ts';
import { LinkSources } from './linkSources.ts';
import { creationTitle, creationValue, suggestLinks } from './links.ts';
import type { Office } from './office.ts';

export interface FieldInputProps {
  field: Field;
  office: Office;
  /** A link to a row that is to be made holds `creationValue(title)`. */
  value: FieldValue;
  /** What the row that the value points to is called. */
  linkTitle: string;
  /** The masked text of a value that is not shown; typing replaces it wholly. */
  masked?: string;
  autoFocus?: boolean;
  onChange: (value: FieldValue, title?: string) => void;
  /** While a hidden number is being replaced: back to it. */
  onRestore?: () => void;
  /** What reading the typed text had to say; an error means that there is no value. */
  onRead: (messages: readonly FieldMessage[]) => void;
}

const noCodes: readonly string[] = [];

/** The input for a field's type. Stands inside a `Field`. */
export function FieldInput(props: FieldInputProps) {
  const { field, office, value, masked, onChange } = props;
  const control = useFieldControl();
  if (masked !== undefined) {
    // A person was chosen and her hidden number arrives while the clerk is already in its field.
    const isHere = control?.id !== undefined && document.activeElement?.id === control.id;
    return <MaskedInput text={masked} goesOn={isHere} onReplace={() => onChange(null)} />;
  }
  switch (field.type) {
    case 'longText':
      return (
        <LongText
          value={typeof value === 'string' ? value : ''}
          onChange={(text) => onChange(text === '' ? null : text)}
          maxLength={field.maxLength}
          autoFocus={props.autoFocus}
        />
      );
    case 'yesNo':
      return <YesNo value={typeof value === 'boolean' ? value : null} onChange={(next) => onChange(next)} />;
    case 'code':
      return (
        <CodeInput
          value={typeof value === 'string' ? value : null}
          onChange={(code) => onChange(code)}
          options={optionsOf(office.table(field.table))}
          autoFocus={props.autoFocus}
        />
      );
    case 'codes':
      return (
        <CodesInput
          value={Array.isArray(value) ? value : noCodes}
          onChange={(codes) => onChange(codes.length === 0 ? null : [...codes])}
          options={optionsOf(office.table(field.table))}
        />
      );
    case 'person':
    case 'village':
    case 'reference':
      return <RowInput {...props} />;
    default:
      return <ReadInput {...props} />;
  }
}

/** A number that is hidden: shown as it is masked, and replaced as a whole on purpose. */
function MaskedInput({ text, goesOn, onReplace }: { text: string; goesOn: boolean; onReplace: () => void }) {
  const place = useRef<HTMLDivElement>(null);
  const leaves = useRef(goesOn);
  useEffect(() => {
    const input = place.current?.querySelector('input');
    if (leaves.current && input) focusNextField(input);
  }, []);
  return (
    <div ref={place}>
      <TextInput
        value={text}
        onChange={() => undefined}
        readOnly
        end={
          <Button kind="quiet" hint="重新填写完整的号码" onClick={onReplace}>
            重填
          </Button>
        }
      />
    </div>
  );
}

function RowInput({ field, value, linkTitle, autoFocus, onChange }: FieldInputProps) {
  const link = linkedRegister(field) ?? '';
  const source = useContext(LinkSources)[link];
  const making = creationTitle(value);
  const chosen =
    typeof value !== 'string' ? null : { id: value, title: making === undefined ? linkTitle : `${making}（新建）` };
  return (
    <LinkInput
      value={chosen}
      onChange={(next) => onChange(next?.id ?? null, next?.title)}
      suggest={source ?? ((typed) => suggestLinks(link, typed))}
      autoFocus={autoFocus}
      {...(link === 'person'
        ? {
            create: {
              label: (typed: string) => `新建人员“${typed}”`,
              run: async (typed: string) => ({ id: creationValue(typed), title: typed }),
            },
          }
        : {})}
    />
  );
}

/** Fields whose text is read by their codec. */
function ReadInput({ field, office, value, autoFocus, onChange, onRestore, onRead }: FieldInputProps) {
  const codec = codecOf(field);
  const [context] = useState<ReadContext>(() => ({ today: office.today, table: (key) => office.table(key) }));
  const read = (typed: string): Parsed<string | number> => {
    const result = codec.read({ kind: 'text', text: typed }, field, context);
    if (!result.ok) {
      onRead([]);
      return { ok: false, message: result.problems[0]?.message ?? `${field.label}不对，请重新填写。` };
    }
    onRead(result.problems.map(({ level, message }) => ({ level, message })));
    return {
      ok: true,
      value: typeof result.value === 'string' || typeof result.value === 'number' ? result.value : null,
    };
  };
  const shown = (each: string | number) =>
    codec.format(each, field, { table: () => undefined, rowTitle: () => undefined });
  const onProblem = (message: string | null) => onRead(message === null ? [] : [{ level: 'error', message }]);
  const plain = typeof value === 'string' || typeof value === 'number' ? value : null;
  const text = {
    value: typeof plain === 'number' ? String(plain) : plain,
    onChange: (next: string | null) => onChange(next),
    parse: (typed: string) => read(typed) as Parsed<string>,
    format: shown,
    onProblem,
    autoFocus,
  };
  if (field.type === 'day') return <DayInput {...text} today={office.today} />;
  if (field.type === 'month') return <MonthInput {...text} />;
  const number = field.type === 'integer' || field.type === 'decimal' || field.type === 'money';
  const unit = field.type === 'money' ? '元' : 'unit' in field ? field.unit : undefined;
  const phone = field.type === 'phone' || field.type === 'idNumber';
  return (
    <ParsedInput<string | number>
      value={plain}
      onChange={(next) => onChange(next)}
      parse={read}
      format={(each) => withoutUnit(shown(each), unit)}
      onProblem={onProblem}
      autoFocus={autoFocus}
      {...(number ? { align: 'right' as const, inputMode: 'decimal' as const } : {})}
      {...(phone ? { inputMode: 'tel' as const } : {})}
      {...(field.type === 'instant' ? { placeholder: '年-月-日 时:分' } : {})}
      {...('maxLength' in field ? { maxLength: field.maxLength } : {})}
      {...(unit === undefined ? {} : { end: <span className="pa-input-unit">{unit}</span> })}
      {...(onRestore === undefined
        ? {}
        : {
            end: (
              <Button kind="quiet" hint="不改，留原来的号码" onClick={onRestore}>
                还原
              </Button>
            ),
          })}
    />
  );
}

const withoutUnit = (text: string, unit: string | undefined): string =>
  unit !== undefined && text.endsWith(unit) ? text.slice(0, -unit.length).trim() : text;
