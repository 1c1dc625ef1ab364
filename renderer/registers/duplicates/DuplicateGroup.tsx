import { useState } from 'react';
import type { RowTitles } from '../../../shared/contract/shapes.ts';
import { isStored } from '../../../shared/fields/field.ts';
import { person } from '../../../shared/registers/person.ts';
import { type ShownRow, shownText } from '../../fields/cellView.ts';
import type { Office } from '../../fields/office.ts';
import { Button, Panel, Tag } from '../../ui/index.ts';
import type { Group, MergeOrder } from './DuplicatesPage.tsx';

interface DuplicateGroupProps {
  group: Group;
  office: Office;
  /** Of the villages and grids that the people point to. */
  titles: RowTitles;
  busy: boolean;
  onMerge: (order: MergeOrder) => void;
  onDiffer: (ids: string[]) => void;
}

/** One group side by side: what is the same stands grey, of what differs one value is chosen. */
export function DuplicateGroup({ group, office, titles, busy, onMerge, onDiffer }: DuplicateGroupProps) {
  const { people } = group;
  const mostUsed = [...people].sort((a, b) => b.usedBy - a.usedBy)[0];
  const [keep, setKeep] = useState(mostUsed?.row.id ?? '');
  const [take, setTake] = useState<Record<string, string>>({});
  const ids = people.map(({ row }) => row.id);
  const text = (shown: ShownRow, key: string) => {
    const field = person.fields.find((each) => each.key === key);
    return field ? shownText(shown, field, office) : '';
  };
  const lines = person.fields.filter(isStored).flatMap((field) => {
    const texts = people.map(({ row }) => text({ row, titles }, field.key));
    if (texts.every((each) => each === '')) return [];
    return [{ field, texts, differs: new Set(texts.filter((each) => each !== '')).size > 1 }];
  });
  /** Of a field that differs: the chosen one, else what the kept person has, else whoever has something. */
  const chosenOf = (key: string, texts: readonly string[]): string => {
    const wanted = take[key] ?? keep;
    if (texts[ids.indexOf(wanted)] !== '') return wanted;
    return ids.find((_, at) => texts[at] !== '') ?? keep;
  };
  const name = String(people[0]?.row.values.name ?? '');
  return (
    <Panel
      title={name}
      action={
        <>
          <Button disabled={busy} onClick={() => onDiffer(ids)}>
            不是同一人
          </Button>
          <Button
            kind="main"
            disabled={busy}
            onClick={() => {
              const taken = lines
                .filter(({ differs }) => differs)
                .map(({ field, texts }) => [field.key, chosenOf(field.key, texts)] as const);
              const others = taken.filter(([, id]) => id !== keep);
              onMerge({ keep, drop: ids.filter((id) => id !== keep), take: Object.fromEntries(others) });
            }}
          >
            合并…
          </Button>
        </>
      }
    >
      <p className="pr-group-why">{group.why}</p>
      <div className="pr-group-table">
        <table aria-label={`${name}的对照`}>
          <thead>
            <tr>
              <th scope="col">栏目</th>
              {people.map(({ row, usedBy }, at) => (
                <th key={row.id} scope="col">
                  <label>
                    <input
                      type="radio"
                      name={`keep ${ids.join(' ')}`}
                      checked={keep === row.id}
                      onChange={() => setKeep(row.id)}
                    />
                    {keep === row.id ? '保留这一条' : `第 ${at + 1} 条`}
                  </label>
                  <small>{usedBy > 0 ? `其他台账有 ${usedBy} 条记录用到` : '其他台账没有用到'}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ field, texts, differs }) => (
              <tr key={field.key} className={differs ? undefined : 'pr-group-same'}>
                <th scope="row">
                  {field.label} {differs && <Tag tone="warning">不同</Tag>}
                </th>
                {people.map(({ row }, at) => (
                  <td key={row.id}>
                    {differs && texts[at] !== '' ? (
                      <label>
                        <input
                          type="radio"
                          name={`${field.key} ${ids.join(' ')}`}
                          checked={chosenOf(field.key, texts) === row.id}
                          onChange={() => setTake({ ...take, [field.key]: row.id })}
                        />
                        {texts[at]}
                      </label>
                    ) : texts[at] === '' ? (
                      '—'
                    ) : (
                      texts[at]
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
