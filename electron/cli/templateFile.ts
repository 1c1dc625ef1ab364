// `template check FILE` and `template fill FILE --report KEY --period P --out FILE`: an office's own Word or Excel file.
import { extname, resolve } from 'node:path';
import { Refusal } from '../../shared/contract/errors.ts';
import { namesIn } from '../../shared/rules/templates/slotGroups.ts';
import { readTemplate } from '../core/templates/readTemplate.ts';
import { shippedGroups } from '../core/templates/reportsWithTemplates.ts';
import { checkTemplate } from '../core/templates/template.ts';
import { commandLineFiles } from './commandLineFiles.ts';
import type { Program } from './program.ts';

export interface CheckWanted {
  template: string;
  /** `monthly` or a statistic, by key or title. */
  report: string;
}

/** Checks a file against the names that every office has; needs no data. */
export async function checkTemplateFile({ template, report }: CheckWanted) {
  const names = namesIn(shippedGroups(report));
  return checkTemplate(await readTemplate(await commandLineFiles().open(template)), names);
}

/** The same with the office's own indicators and dictionaries. */
export function checkWithOffice({ template, report }: CheckWanted, { call }: Pick<Program, 'call'>) {
  return call('templates.check', { source: { given: resolve(template), report } });
}

export interface FillWanted extends CheckWanted {
  period: string;
  out: string;
  /** Why it is written although it does not add up. */
  reason: string | undefined;
  /** Why numbers of identity and phones of a list stand in clear. */
  reveal: string | undefined;
}

/** Fills the file for a period. Nothing is written unless every placeholder is right. */
export async function fillTemplateFile(wanted: FillWanted, { call, ask }: Program) {
  const { template, report, period, out, reason, reveal } = wanted;
  const source = { given: resolve(template), report };
  const { format, placeholders } = await call('templates.check', { source });
  if (extname(out).toLowerCase() !== `.${format}`)
    throw new Refusal('invalid', `模板是 .${format} 文件，--out 的文件名也要以 .${format} 结尾。`);
  const given = { ...(reason === undefined ? {} : { reason }), ...(reveal === undefined ? {} : { reveal }) };
  await ask('templates.fill', { source, period, file: resolve(out), ...given });
  return { file: out, format, placeholders: placeholders.length };
}
