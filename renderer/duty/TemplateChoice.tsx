// 分季节、分时段、分部位: a patrol template chosen by three words.
import { useState } from 'react';
import type { Office } from '../fields/office.ts';
import { Select } from '../ui/index.ts';
import {
  chosenTemplates,
  type OfferedTemplate,
  offeredCodes,
  type TemplateChosen,
  type TemplateKey,
  withChosen,
} from './templateChoice.ts';

interface TemplateChoiceProps {
  office: Office;
  templates: readonly OfferedTemplate[];
  /** The template in use. */
  template: string | null;
  onChoose: (template: string | null) => void;
}

/** Stands for a slip without a template, and for what is not chosen yet; an empty value would show nothing. */
const none = 'none';
const choices: readonly { key: TemplateKey; label: string; table: string }[] = [
  { key: 'season', label: '季节', table: 'patrolSeason' },
  { key: 'hour', label: '时段', table: 'patrolHour' },
  { key: 'placeKind', label: '部位', table: 'patrolPlaceKind' },
];

export function TemplateChoice({ office, templates, template, onChoose }: TemplateChoiceProps) {
  const now = templates.find(({ id }) => id === template);
  const [chosen, setChosen] = useState<TemplateChosen>(() =>
    now ? { season: now.season, hour: now.hour, placeKind: now.placeKind } : {},
  );
  if (templates.length === 0) return null;
  const alike = chosenTemplates(templates, chosen);
  const choose = (key: TemplateKey, code: string) => {
    const next = code === none ? {} : withChosen(templates, chosen, key, code);
    setChosen(next);
    const [first] = chosenTemplates(templates, next);
    if (first || code === none) onChoose(first?.id ?? null);
  };
  const word = (table: string, code: string) =>
    office.table(table)?.entries.find((entry) => entry.code === code)?.name ?? code;
  return (
    <span className="pt-bar-template">
      <span>模板</span>
      {choices.map(({ key, label, table }, at) => {
        const isOpen = at === 0 || chosen[choices[at - 1]!.key] !== undefined;
        return (
          <Select
            key={key}
            label={label}
            narrow
            disabled={!isOpen}
            value={chosen[key] ?? none}
            choices={[
              { value: none, label: at === 0 ? '不用模板' : label },
              ...(isOpen ? offeredCodes(templates, chosen, key) : []).map((code) => ({
                value: code,
                label: word(table, code),
              })),
            ]}
            onChange={(code) => choose(key, code)}
          />
        );
      })}
      {alike.length > 1 && (
        <Select
          label="模板名称"
          narrow
          value={template ?? alike[0]!.id}
          choices={alike.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={onChoose}
        />
      )}
    </span>
  );
}
