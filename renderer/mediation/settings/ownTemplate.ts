// The office's own list of documents while it is edited: every document with its need, in the order of binding.
import { caseDocuments, type DocumentKey } from '../../../shared/rules/mediation/documents.ts';
import type { MediationSettings, Need } from '../../../shared/rules/mediation/mediationSettings.ts';
import { templateOf } from '../../../shared/rules/mediation/templates.ts';

export interface TemplateLine {
  document: DocumentKey;
  title: string;
  need: Need;
}

/** All documents with what the chosen list says of each. */
export function linesOf(settings: Pick<MediationSettings, 'template' | 'ownTemplate'>): TemplateLine[] {
  const template = templateOf(settings);
  return caseDocuments.map(({ key, title }) => ({ document: key, title, need: template[key] ?? 'none' }));
}

/** The list with another need for one document; documents that are not used are left out of what is stored. */
export function withNeed(
  lines: readonly TemplateLine[],
  document: DocumentKey,
  need: Need,
): MediationSettings['ownTemplate'] {
  return lines
    .map((line) => (line.document === document ? { ...line, need } : line))
    .filter((line) => line.need !== 'none')
    .map(({ document: key, need: wanted }) => ({ document: key, need: wanted }));
}
