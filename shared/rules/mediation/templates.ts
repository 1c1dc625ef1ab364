// Which documents a dossier holds (mediation.md §1.1). The lists are data: an office may keep its own.
import { type CaseDocument, caseDocuments, type DocumentKey, documentOf } from './documents.ts';
import type { MediationSettings, Need } from './mediationSettings.ts';

export type Template = Readonly<Partial<Record<DocumentKey, Need>>>;

/** The nine items of the national list, with cover and contents. Documents not named are not in it. */
export const nationalTemplate: Template = {
  D01: 'required',
  D02: 'required',
  D03: 'required',
  D04: 'required',
  D07: 'optional',
  D08: 'optional',
  D09: 'required',
  D10: 'required',
  D11: 'required',
  D12: 'optional',
  D13: 'optional',
  D14: 'optional',
  D15: 'required',
};

/** The thirteen items of the local list: notice and identity papers are required; a letter of attorney where there is an agent. */
export const localTemplate: Template = {
  ...nationalTemplate,
  D05: 'required',
  identity: 'required',
  D06: 'required',
  receipt: 'optional',
  // Local documents of §1.16: nobody asks for them in every dossier, but they can be written.
  L01: 'optional',
  L02: 'optional',
  L03: 'optional',
  L04: 'optional',
  L05: 'optional',
  L06: 'optional',
  L07: 'optional',
  L08: 'optional',
};

/** The list that the settings name. */
export function templateOf(settings: Pick<MediationSettings, 'template' | 'ownTemplate'>): Template {
  if (settings.template === 'national') return nationalTemplate;
  if (settings.template === 'local') return localTemplate;
  return Object.fromEntries(settings.ownTemplate.map(({ document, need }) => [document, need]));
}

export interface TemplateProblem {
  document: DocumentKey;
  /** The Chinese sentence. */
  message: string;
}

const lawful: readonly { document: DocumentKey; basis: string }[] = [
  { document: 'D01', basis: '人民调解法第二十七条要求建立调解工作档案' },
  { document: 'D02', basis: '人民调解法第二十七条要求建立调解工作档案' },
  { document: 'D09', basis: '人民调解法第二十七条要求记录调解情况' },
  { document: 'D10', basis: '人民调解法第二十八条' },
  { document: 'D11', basis: '人民调解法第二十八条要求记录口头协议' },
  { document: 'D15', basis: '人民调解法第二十七条要求建立调解工作档案' },
];

/**
 * What is wrong with an office's own list: a document that the law or the national list requires is missing or not
 * required, or one is named twice. Empty when the list can be used.
 */
export function templateProblems(own: MediationSettings['ownTemplate']): readonly TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  const needs = new Map<DocumentKey, Need>();
  for (const { document, need } of own) {
    if (!isDocumentKey(document)) {
      problems.push({ document, message: `目录里的“${document}”不是本程序的文书，请从列表中选择。` });
    } else if (needs.has(document)) {
      problems.push({ document, message: `${titleOf(document)}在目录里出现了两次，请删去一个。` });
    }
    needs.set(document, need);
  }
  for (const { document, basis } of lawful) {
    if (needs.get(document) === 'required') continue;
    problems.push({ document, message: `目录缺少必备的${titleOf(document)}（${basis}）。请把它设为“必备”。` });
  }
  if (needs.get('D03') !== 'required' && needs.get('D04') !== 'required') {
    problems.push({
      document: 'D03',
      message: '人民调解申请书和人民调解受理登记表至少要有一种（人民调解法第十七条）。请把其中一种设为“必备”。',
    });
  }
  return problems;
}

function isDocumentKey(key: string): boolean {
  return caseDocuments.some((each: CaseDocument) => each.key === key);
}

function titleOf(document: DocumentKey): string {
  return `《${documentOf(document).title}》`;
}
