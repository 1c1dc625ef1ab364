// Columns whose words mean something else than their field's own words: "党员：是" says 政治面貌 中共党员.
import { foldWord } from '../../../../shared/rules/writtenText.ts';
import { normaliseLabel, ownLabel } from '../workbook/label.ts';

interface ColumnRule {
  labels: readonly string[];
  field: string;
  /** Folded word in the cell → the word the field's codec reads; others pass as they are. */
  words: ReadonlyMap<string, string>;
}

const partyMember: ColumnRule = {
  labels: ['党员', '是否党员', '是否中共党员', '中共党员'],
  field: 'political',
  // Not being a member says nothing about what else somebody is.
  words: new Map([
    ...['是', '√', '✓', '✔', 'y', 'yes', '1'].map((word): [string, string] => [word, '中共党员']),
    ...['否', '不是', '非', '×', '✗', 'x', 'n', 'no', '0'].map((word): [string, string] => [word, '']),
  ]),
};

const rules: Readonly<Record<string, readonly ColumnRule[]>> = {
  person: [partyMember],
  committeeMember: [partyMember],
  teamMember: [partyMember],
  mediator: [partyMember],
};

export const columnRuleLabels: readonly string[] = partyMember.labels;

function ruleFor(register: string, label: string): ColumnRule | undefined {
  const word = normaliseLabel(ownLabel(label));
  return rules[register]?.find((rule) => rule.labels.some((each) => normaliseLabel(each) === word));
}

/** The field that a rule gives to a column of this label, or undefined. */
export function ruledField(register: string, label: string): string | undefined {
  return ruleFor(register, label)?.field;
}

/** How the words of a column mapped to `field` are rewritten before the codec reads them; undefined when they are not. */
export function wordsOfColumn(register: string, label: string, field: string): ((text: string) => string) | undefined {
  const rule = ruleFor(register, label);
  if (rule?.field !== field) return undefined;
  return (text) => rule.words.get(foldWord(text)) ?? text;
}
