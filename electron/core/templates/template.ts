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
  const template = compiled(file);
  const problems = template.check(names);
  if (problems.length > 0) throw wrongTemplate(problems);
  return template.fill(values);
}

function wrongTemplate(problems: readonly TemplateProblem[]): Refusal {
  const first = problems.slice(0, 3).map(({ message }) => message);
  const more = problems.length > first.length ? `还有 ${problems.length - first.length} 处。` : '';
  return new Refusal('invalid', `模板有 ${problems.length} 处要改：${first.join('')}${more}`, {
    problems: problems.map(({ code, message }) => ({ code, message, level: 'error' })),
  });
}
