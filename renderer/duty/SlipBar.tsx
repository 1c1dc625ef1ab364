// What a slip is begun from: the shift of the day or a template; and whether this patrol was recorded already.
import type { OutputOf } from '../../shared/contract/index.ts';
import { dayWithWeekday } from '../../shared/rules/rota/rotaWords.ts';
import type { Office } from '../fields/office.ts';
import { rowHref } from '../route.ts';
import { Select } from '../ui/index.ts';
import type { SlipPlace } from './patrolAddress.ts';
import { TemplateChoice } from './TemplateChoice.tsx';

type Started = OutputOf<'patrol.start'>;

interface SlipBarProps {
  office: Office;
  place: SlipPlace;
  started: Started;
  onShow: (next: Partial<SlipPlace>) => void;
}

/** Stands for a patrol that no rota planned. */
const unplanned = 'none';

export function SlipBar({ office, place, started, onShow }: SlipBarProps) {
  const { shifts, recorded } = started;
  const chosen = place.shift ?? unplanned;
  // A shift that no longer stands on the day is still the one that was planned.
  const known = shifts.some(({ id }) => id === chosen) || chosen === unplanned;
  const choices = [
    { value: unplanned, label: '计划外' },
    ...shifts.map(({ id, name, start, end }) => ({ value: id, label: `${name} ${start}–${end}` })),
    ...(known ? [] : [{ value: chosen, label: started.titles.shiftPattern?.[chosen] ?? '排定的班次' }]),
  ];
  const same = recorded.filter(({ shift }) => (shift ?? unplanned) === chosen);
  return (
    <div className="pt-bar">
      <strong>{dayWithWeekday(place.day)}</strong>
      <Select
        label="班次"
        narrow
        value={chosen}
        choices={choices}
        onChange={(shift) => onShow({ shift: shift === unplanned ? '' : shift })}
      />
      <TemplateChoice
        office={office}
        templates={started.templates}
        template={place.template ?? null}
        onChoose={(template) => onShow({ template: template ?? '' })}
      />
      {same.map(({ id, start, end }) => (
        <a key={id} href={rowHref('patrolRecord', id)}>
          {`这一班已登记过一次（${start}–${end}），看那一次`}
        </a>
      ))}
    </div>
  );
}
