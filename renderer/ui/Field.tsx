import { createContext, type ReactNode, useContext, useId } from 'react';
import './Field.css';

/** A sentence under a field. `error` stops saving, `warning` is saved, `hint` only helps. */
export interface FieldMessage {
  level: 'error' | 'warning' | 'hint';
  message: string;
}

interface FieldControl {
  /** Of the one input that the label belongs to; in a group there are several. */
  id: string | undefined;
  labelId: string;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
}

const FieldContext = createContext<FieldControl | undefined>(undefined);

/** What an input takes from the Field around it: ids that tie label and messages, and its state. */
export function useFieldControl(): FieldControl | undefined {
  return useContext(FieldContext);
}

/** How an input is named to a screen reader: by the Field around it, in a group by its own label if it has one. */
export function namedBy(field: FieldControl | undefined, label: string | undefined) {
  const isOwn = label !== undefined && (field === undefined || field.id === undefined);
  return isOwn ? { 'aria-label': label } : { 'aria-labelledby': field?.labelId };
}

export interface FieldProps {
  /** The words on the paper form. */
  label: string;
  required?: boolean;
  /** One sentence on what belongs here. */
  help?: string;
  messages?: readonly FieldMessage[];
  /** Over both columns of the form. */
  wide?: boolean;
  /** Label above instead of at the left, for narrow places. */
  stacked?: boolean;
  /** For several controls or one that is no input (radio buttons, ticks): those without a label take this one. */
  group?: boolean;
  children: ReactNode;
}

/** One row of a form: label, input, and what is to be said about it. */
export function Field({ label, required = false, help, messages = [], wide, stacked, group, children }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const hasNote = messages.length > 0 || help !== undefined;
  const labelId = `${id}-label`;
  const control: FieldControl = {
    id: group ? undefined : id,
    labelId,
    describedBy: hasNote ? noteId : undefined,
    invalid: messages.some((message) => message.level === 'error'),
    required,
  };
  const words = (
    <>
      {label}
      {required && (
        <span className="pa-field-required" title="必填" aria-hidden>
          *
        </span>
      )}
    </>
  );
  return (
    <div className={`pa-field${wide ? ' pa-field-wide' : ''}${stacked ? ' pa-field-stacked' : ''}`}>
      {group ? (
        <span className="pa-field-label" id={labelId}>
          {words}
        </span>
      ) : (
        <label className="pa-field-label" id={labelId} htmlFor={id}>
          {words}
        </label>
      )}
      <div className="pa-field-body">
        <FieldContext value={control}>{children}</FieldContext>
        {hasNote && (
          <div className="pa-field-note" id={noteId} aria-live="polite">
            {messages.map((message) => (
              <p key={`${message.level} ${message.message}`} className={`pa-field-${message.level}`}>
                {message.message}
              </p>
            ))}
            {help !== undefined && <p className="pa-field-help">{help}</p>}
          </div>
        )}
      </div>
    </div>
  );
}

export interface FieldGroupProps {
  /** Heading as on the paper form. */
  title?: string;
  columns?: 1 | 2;
  children: ReactNode;
}

/** Fields under one heading of the form. */
export function FieldGroup({ title, columns = 1, children }: FieldGroupProps) {
  return (
    <fieldset className="pa-field-group">
      {title !== undefined && <legend>{title}</legend>}
      <div className={`pa-field-grid pa-field-grid-${columns}`}>{children}</div>
    </fieldset>
  );
}
