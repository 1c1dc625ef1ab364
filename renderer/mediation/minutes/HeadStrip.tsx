// The lines above and below the text: day, hours, place, who is there.
import { fieldOf } from '../../../shared/registers/register.ts';
import { readClockTime } from '../../../shared/rules/clockTime.ts';
import { FieldInput } from '../../fields/FieldInput.tsx';
import type { Office } from '../../fields/office.ts';
import { Field, ParsedInput } from '../../ui/index.ts';
import type { MinutesKind, StripPlace } from './minutesParts.ts';
import type { Minutes } from './useMinutes.ts';

type Writing = Pick<Minutes, 'values' | 'set' | 'noteRead' | 'messages'>;

export interface HeadStripProps extends Writing {
  kind: MinutesKind;
  office: Office;
  /** Words for single fields instead of the declared ones. */
  labels: Readonly<Record<string, string>>;
}

const times = new Set(['startTime', 'endTime']);

export function HeadStrip({ kind, ...rest }: HeadStripProps) {
  return (
    <div className="pw-strip">
      {kind.head.map((line) => (
        <div key={line[0]?.field} className="pw-strip-line">
          {line.map((place) => (
            <StripField key={place.field} kind={kind} {...place} {...rest} />
          ))}
        </div>
      ))}
    </div>
  );
}

export function StripField(props: HeadStripProps & StripPlace) {
  const { kind, office, labels, field: key, share, least = '0', values, set, noteRead, messages } = props;
  const field = fieldOf(kind.register, key);
  const value = values[key] ?? null;
  const told = messages(key);
  return (
    <div className="pw-strip-field" style={{ flexGrow: share, minWidth: least }}>
      <Field
        stacked
        label={labels[key] ?? field.label}
        required={field.required === true}
        messages={told}
        {...(field.type === 'yesNo' ? { group: true } : {})}
      >
        {times.has(key) ? (
          <ParsedInput<string>
            value={typeof value === 'string' ? value : null}
            onChange={(next) => set(key, next)}
            parse={(typed) => readTime(typed, field.label)}
            format={(time) => time}
            placeholder="时:分"
            onProblem={(message) => noteRead(key, message === null ? [] : [{ level: 'error', message }])}
          />
        ) : (
          <FieldInput
            field={field}
            office={office}
            value={value}
            linkTitle=""
            onChange={(next) => set(key, next)}
            onRead={(read) => noteRead(key, read)}
          />
        )}
      </Field>
    </div>
  );
}

function readTime(typed: string, label: string) {
  if (typed.trim() === '') return { ok: true, value: null } as const;
  const time = readClockTime(typed);
  if (time !== null) return { ok: true, value: time } as const;
  return { ok: false, message: `${label}请写成 9:30 这样的时间。` } as const;
}
