// The people of a patrol slip: ticked by Space, one under the other; somebody else is found by typing.
import { useState } from 'react';
import { isClockTime, readClockTime } from '../../shared/rules/clockTime.ts';
import { creationValue, suggestLinks } from '../fields/links.ts';
import { Button, Checkbox, Field, LinkInput, Select, Tag, TextInput } from '../ui/index.ts';
import { type SlipRow, tickedRows, withPerson, withRow } from './slipPeople.ts';

interface SlipPeopleProps {
  /** The force classes, by code. */
  classes: readonly { code: string; name: string }[];
  rows: readonly SlipRow[];
  leader: string | null;
  expected: number | null;
  onRows: (rows: SlipRow[]) => void;
  onLeader: (person: string) => void;
}

export function SlipPeople({ classes, rows, leader, expected, onRows, onLeader }: SlipPeopleProps) {
  const [adding, setAdding] = useState(0);
  const [timed, setTimed] = useState(() => rows.some(({ start, end }) => start !== null || end !== null));
  const [classed, setClassed] = useState(() => classesDiffer(rows));
  const ticked = tickedRows(rows);
  const change = (person: string, own: Partial<SlipRow>) => onRows(withRow(rows, person, own));
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
            {classed && row.isTicked && <OwnForce row={row} classes={classes} onChange={change} />}
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
        <div className="pt-actions">
          {!timed && (
            <Button kind="quiet" onClick={() => setTimed(true)}>
              有人早到或早走
            </Button>
          )}
          {!classed && (
            <Button kind="quiet" onClick={() => setClassed(true)}>
              力量和单位
            </Button>
          )}
        </div>
      </div>
    </fieldset>
  );
}

/** People of more than one class came: the classes are shown at once. */
const classesDiffer = (rows: readonly SlipRow[]): boolean =>
  new Set(tickedRows(rows).map(({ forceClass }) => forceClass)).size > 1;

interface OwnForceProps {
  row: SlipRow;
  classes: SlipPeopleProps['classes'];
  onChange: (person: string, own: Partial<SlipRow>) => void;
}

/** Which force somebody belongs to and who sent him: of the four classes of 1+1+1+N several may walk together. */
function OwnForce({ row: { person, name, unit, forceClass, isRecorded }, classes, onChange }: OwnForceProps) {
  const none = { value: '', label: isRecorded ? '未分类' : '按所在队伍' };
  return (
    <span className="pt-own-force">
      <Select
        label={`${name}的力量`}
        value={forceClass ?? ''}
        choices={[none, ...classes.map(({ code, name: label }) => ({ value: code, label }))]}
        onChange={(code) => onChange(person, { forceClass: code === '' ? null : code })}
      />
      <TextInput
        label={`${name}的单位`}
        placeholder="单位"
        value={unit}
        maxLength={60}
        onChange={(typed) => onChange(person, { unit: typed })}
      />
    </span>
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
