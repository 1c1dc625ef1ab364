import { useEffect, useState } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import { codecOf } from '../../shared/fields/index.ts';
import { isSummed } from '../../shared/fields/summed.ts';
import type { Register } from '../../shared/registers/register.ts';
import { groupThousands } from '../../shared/rules/decimal.ts';
import { call } from '../api/client.ts';
import { writeContext } from '../fields/cellView.ts';
import type { Office } from '../fields/office.ts';

type Sums = OutputOf<'views.sums'>['sums'];

const pauseMs = 500;
interface RegisterFooterProps {
  register: Register;
  office: Office;
  total: number | undefined;
  narrowed: boolean;
  /** Keys of the shown columns. */
  shown: readonly string[];
  viewId: string | undefined;
  /** Changes with every saved row. */
  revision: number;
}

/** Left side of the status bar: how many rows, and the sums of the number columns. */
export function RegisterFooter({ register, office, total, narrowed, shown, viewId, revision }: RegisterFooterProps) {
  const [sums, setSums] = useState<Sums>({});
  const summed = register.fields.filter((field) => isSummed(field) && shown.includes(field.key));
  const keys = summed.map((field) => field.key).join(' ');

  // biome-ignore lint/correctness/useExhaustiveDependencies: a saved row may change a sum
  useEffect(() => {
    if (viewId === undefined || keys === '') {
      setSums({});
      return;
    }
    let current = true;
    const timer = setTimeout(() => {
      call('views.sums', { view: viewId, fields: keys.split(' ') }).then(
        (answer) => current && setSums(answer.sums),
        // A view that has just been replaced; its successor asks again.
        () => undefined,
      );
    }, pauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [viewId, keys, revision]);

  const texts = summed.flatMap((field) => {
    const sum = sums[field.key];
    if (sum === undefined || Number(sum) === 0) return [];
    const text = codecOf(field).format(sum, field, writeContext(office, {}));
    const grouped = text.replace(/-?\d+(\.\d+)?/, (number) => groupThousands(number));
    const unit = field.type === 'money' ? '元' : 'unit' in field ? (field.unit ?? '') : '';
    return [`${field.label} ${grouped.endsWith(unit) ? grouped : `${grouped} ${unit}`}`];
  });
  return (
    <span className="pr-footer">
      {total !== undefined && (
        <span>
          {narrowed ? '符合条件' : '共'} {total.toLocaleString('zh-CN')} {register.unit}
        </span>
      )}
      {texts.length > 0 && <span className="pr-sums">合计：{texts.join('，')}</span>}
    </span>
  );
}
