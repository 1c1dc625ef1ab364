// `dossier CASE --out FILE.docx [--document D10]`: the case is named by its id, its 卷号 or its title.
import { Refusal } from '../../shared/contract/errors.ts';
import { caseDocuments } from '../../shared/rules/mediation/documents.ts';
import type { Program } from './program.ts';
import { WrongUsage } from './usage.ts';

export interface WantedDossier {
  case: string;
  file: string;
  /** Key or title of one document; undefined for the whole dossier. */
  document: string | undefined;
}

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @throws Refusal `notFound`, or `invalid` when several cases bear the title. */
async function caseNamed(written: string, { call }: Program): Promise<string> {
  if (idPattern.test(written)) return written;
  for (const field of ['number', 'title']) {
    const filters = [{ field, op: 'is' as const, value: written }];
    const { view } = await call('views.open', { register: 'mediationCase', filters });
    const { rows } = await call('views.rows', { view, from: 0, count: 2 });
    if (rows.length > 1) {
      throw new Refusal('invalid', `有不止一件名为“${written}”的案件，请写卷号。`);
    }
    if (rows[0]) return rows[0].id;
  }
  throw new Refusal('notFound', `没有卷号或名称为“${written}”的案件。`);
}

/** @throws WrongUsage naming the documents there are. */
function documentNamed(written: string): string {
  const found = caseDocuments.find(({ key, title }) => key === written || title === written);
  if (found) return found.key;
  const known = caseDocuments.map(({ key, title }) => `${key} ${title}`).join('，');
  throw new WrongUsage(`--document 后面要写文书的编号或名称：${known}。`);
}

/** Writes the dossier or the document and gives the job's result. */
export async function writeDossierFile(wanted: WantedDossier, program: Program): Promise<unknown> {
  const document = wanted.document === undefined ? undefined : documentNamed(wanted.document);
  const id = await caseNamed(wanted.case, program);
  const order = { case: id, file: wanted.file };
  if (document === undefined) return program.ask('dossiers.export', order);
  return program.ask('dossiers.document', { ...order, document });
}
