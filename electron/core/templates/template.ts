// Templates of offices: checked against the names there are, and filled only when everything is right.
import { Refusal } from '../../../shared/contract/errors.ts';
import type { TemplateNames, TemplateValues } from '../../../shared/rules/templates/templateData.ts';
import type { Placed, TemplateProblem } from './checkNames.ts';
import { openTemplate } from './openTemplate.ts';
import { compileWord } from './wordTemplate.ts';
import { compileWorkbook } from './workbookTemplate.ts';

export interface CompiledTemplate {
  /** All placeholders in the order of the file. */
  placed: readonly Placed[];
  check(names: TemplateNames): TemplateProblem[];
  /** The bytes of the filled file. Only for a template without problems. */
  fill(values: TemplateValues): Buffer;
}

export interface TemplateCheck {
  format: 'docx' | 'xlsx';
  /** Placeholders as written, with their places. */
  placeholders: { written: string; place: string }[];
  problems: TemplateProblem[];
}

function compiled(file: Buffer): CompiledTemplate & { format: 'docx' | 'xlsx' } {
  const opened = openTemplate(file);
  return { format: opened.format, ...(opened.format === 'docx' ? compileWord(opened) : compileWorkbook(opened)) };
}

/** Everything that is wrong with a template, with places. @throws Refusal for what cannot be a template at all. */
export function checkTemplate(file: Buffer, names: TemplateNames): TemplateCheck {
  const { format, placed, check } = compiled(file);
  return { format, placeholders: placed.map(({ written, place }) => ({ written, place })), problems: check(names) };
}

/**
 * The template with its values; every part of the file without placeholders keeps its bytes, and the same values give
 * the same bytes. @throws Refusal `invalid` with all problems; nothing is filled then.
 */
export function fillTemplate(file: Buffer, names: TemplateNames, values: TemplateValues): Buffer {
  return readyTemplate(file, names).fill(values);
}

export interface ReadyTemplate {
  format: 'docx' | 'xlsx';
  /** Every name it writes: values, lists and conditions. */
  uses: ReadonlySet<string>;
  fill(values: TemplateValues): Buffer;
}

/**
 * A template that can be filled; `title` names it in a refusal.
 * @throws Refusal `invalid` with all problems, or for what is no template.
 */
export function readyTemplate(file: Buffer, names: TemplateNames, title = '模板'): ReadyTemplate {
  const { format, placed, check, fill } = compiled(file);
  const problems = check(names);
  if (problems.length > 0) throw wrongTemplate(problems, title);
  const uses = new Set<string>();
  for (const { placeholder } of placed) {
    if (placeholder.kind === 'value' || placeholder.kind === 'open') uses.add(placeholder.name);
  }
  return { format, uses, fill };
}

/** @returns the Refusal that names the first problems and holds all. */
export function wrongTemplate(problems: readonly TemplateProblem[], title: string): Refusal {
  const first = problems.slice(0, 3).map(({ message }) => message);
  const more = problems.length > first.length ? `还有 ${problems.length - first.length} 处。` : '';
  return new Refusal('invalid', `${title}有 ${problems.length} 处要改：${first.join('')}${more}`, {
    problems: problems.map(({ code, message }) => ({ code, message, level: 'error' })),
  });
}
