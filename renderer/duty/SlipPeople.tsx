// The people of a patrol slip: ticked by Space, one under the other; somebody else is found by typing.
import { useState } from 'react';
import { isClockTime, readClockTime } from '../../shared/rules/clockTime.ts';
import { creationValue, suggestLinks } from '../fields/links.ts';
import { Button, Checkbox, Field, LinkInput, Select, Tag, TextInput } from '../ui/index.ts';
import { type SlipRow, tickedRows, withPerson, withRow } from './slipPeople.ts';

interface SlipPeopleProps {
  rows: readonly SlipRow[];
  leader: string | null;
  expected: number | null;
  onRows: (rows: SlipRow[]) => void;
  onLeader: (person: string) => void;
}

export function SlipPeople({ rows, leader, expected, onRows, onLeader }: SlipPeopleProps) {
  const [adding, setAdding] = useState(0);
  const [timed, setTimed] = useState(() => rows.some(({ start, end }) => start !== null || end !== null));
  const ticked = tickedRows(rows);
  return (
    <fieldset className="pt-people">
      <legend>
        参加人员 <span className="pt-muted">实到 {ticked.length} 人</span>
        {expected !== null && <span className="pt-muted">，应到 {expected} 人</span>}
      </legend>
      <ul className="pt-ticks">
        {rows.map((row) => (
          <li key={row.person} className={row.isTicked ? 'pt-ticked' : undefined}>
            <Checkbox
              label={
                <>
                  {row.name} {row.detail !== '' && <span className="pt-muted">{row.detail}</span>}
                  {row.isPlanned && !row.isTicked && <Tag tone="warning">已排未到</Tag>}
                </>
              }
              checked={row.isTicked}
              onChange={(isTicked) => onRows(withRow(rows, row.person, { isTicked }))}
            />
            {timed && row.isTicked && (
              <span className="pt-own-times">
                <OwnTime
                  name={`${row.name}到岗`}
                  value={row.start}
                  onChange={(start) => onRows(withRow(rows, row.person, { start }))}
                />
                <OwnTime
                  name={`${row.name}离岗`}
                  value={row.end}
                  onChange={(end) => onRows(withRow(rows, row.person, { end }))}
                />
              </span>
            )}
          </li>
        ))}
      </ul>
      <div className="pt-people-foot">
        <Field label="还有谁" stacked>
          <LinkInput
            // Empty again for the next one.
            key={adding}
            value={null}
            placeholder="输入姓名，回车加入"
            autoFocus={adding > 0}
            suggest={(typed) => suggestLinks('person', typed)}
            create={{
              label: (typed) => `新建人员“${typed}”`,
              run: async (typed) => ({ id: creationValue(typed), title: typed }),
            }}
            onChange={(link) => {
              if (!link) return;
              onRows(withPerson(rows, link.id, link.title.split(' · ')[0] ?? link.title));
              setAdding(adding + 1);
            }}
          />
        </Field>
        <Field label="带班人" required stacked>
          <Select
            value={leader ?? ''}
            choices={ticked.map(({ person, name }) => ({ value: person, label: name }))}
            disabled={ticked.length === 0}
            onChange={onLeader}
          />
        </Field>
        {!timed && (
          <Button kind="quiet" onClick={() => setTimed(true)}>
            有人早到或早走
          </Button>
        )}
      </div>
    </fieldset>
  );
}

/** A time of one's own; what is not a time stays as it was. */
function OwnTime({
  name,
  value,
  onChange,
}: {
  name: string;
  value: string | null;
  onChange: (time: string | null) => void;
}) {
  const [typed, setTyped] = useState(value ?? '');
  const settle = () => {
    const read = typed.trim() === '' ? null : readClockTime(typed);
    const isBad = typed.trim() !== '' && (read === null || !isClockTime(read));
    setTyped(isBad ? (value ?? '') : (read ?? ''));
    if (!isBad) onChange(read);
  };
  return (
    <TextInput label={name} placeholder="同全队" value={typed} onChange={setTyped} onBlur={settle} maxLength={8} />
  );
}
