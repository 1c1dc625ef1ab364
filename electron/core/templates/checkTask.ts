// Runs in a worker thread: an office's file is foreign until it was looked at.
import type { TemplateNames } from '../../../shared/rules/templates/templateData.ts';
import { checkTemplate, type TemplateCheck } from './template.ts';
import { fileOf } from './templateToFill.ts';

/** What the thread is told; plain data. */
export interface CheckOrder {
  bytes: Uint8Array;
  names: TemplateNames;
}

/** @throws Refusal for what cannot be a template at all. */
export async function checkTemplateTask(input: unknown): Promise<TemplateCheck> {
  const { bytes, names } = input as CheckOrder;
  return checkTemplate(fileOf({ bytes }), names);
}
