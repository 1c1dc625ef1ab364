// Which patrol template three choices lead to: 季节, 时段, 部位 (codes); what one choice leaves open is offered next.
import type { OutputOf } from '../../shared/contract/index.ts';

export type OfferedTemplate = OutputOf<'patrol.start'>['templates'][number];

export const templateKeys = ['season', 'hour', 'placeKind'] as const;
export type TemplateKey = (typeof templateKeys)[number];

/** What has been chosen so far, first to last; nothing: no template. */
export type TemplateChosen = Partial<Record<TemplateKey, string>>;

const fitting = (templates: readonly OfferedTemplate[], chosen: TemplateChosen): OfferedTemplate[] =>
  templates.filter((template) => templateKeys.every((key) => (chosen[key] ?? template[key]) === template[key]));

/** The keys that stand before one in the order of choosing. */
const before = (chosen: TemplateChosen, key: TemplateKey): TemplateChosen =>
  Object.fromEntries(templateKeys.slice(0, templateKeys.indexOf(key)).map((each) => [each, chosen[each]]));

/** Codes that may be chosen for a key after what was chosen before it, each once. */
export function offeredCodes(
  templates: readonly OfferedTemplate[],
  chosen: TemplateChosen,
  key: TemplateKey,
): string[] {
  const codes = new Set(fitting(templates, before(chosen, key)).map((template) => template[key]));
  return [...codes].toSorted((one, other) => Number(one) - Number(other));
}

/** The choice with one more made: what follows is chosen too where there is but one, else left open. */
export function withChosen(
  templates: readonly OfferedTemplate[],
  chosen: TemplateChosen,
  key: TemplateKey,
  code: string,
): TemplateChosen {
  const next: TemplateChosen = { ...before(chosen, key), [key]: code };
  for (const later of templateKeys.slice(templateKeys.indexOf(key) + 1)) {
    const [only, ...others] = offeredCodes(templates, next, later);
    if (only === undefined || others.length > 0) break;
    next[later] = only;
  }
  return next;
}

/** The templates of a whole choice, by name; none while something is open. */
export function chosenTemplates(templates: readonly OfferedTemplate[], chosen: TemplateChosen): OfferedTemplate[] {
  return templateKeys.every((key) => chosen[key] !== undefined) ? fitting(templates, chosen) : [];
}
