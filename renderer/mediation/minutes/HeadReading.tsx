import type { Row } from '../../../shared/contract/shapes.ts';
import { fieldOf } from '../../../shared/registers/register.ts';
import { shownText } from '../../fields/cellView.ts';
import type { Office } from '../../fields/office.ts';
import { KeyValues } from '../../ui/index.ts';
import type { MinutesKind } from './minutesParts.ts';

export interface HeadReadingProps {
  kind: MinutesKind;
  office: Office;
  row: Row | null;
  labels: Readonly<Record<string, string>>;
}

/** The fields of a record that can only be read. */
export function HeadReading({ kind, office, row, labels }: HeadReadingProps) {
  if (row === null) return null;
  const keys = [...kind.head.flat().map(({ field }) => field), ...kind.foot];
  const items = keys.map((key) => {
    const field = fieldOf(kind.register, key);
    return { label: labels[key] ?? field.label, value: shownText({ row, titles: {} }, field, office) };
  });
  return (
    <div className="pw-strip">
      <KeyValues columns={2} items={items.filter(({ value }) => value !== '')} />
    </div>
  );
}
