// Templates for another township: one .zip with the files and a list of what they are. A bundle comes from outside, so it is
// read as carefully as a template.
import { z } from 'zod';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { addAudit } from '../audit.ts';
import { packParts } from '../documents/zipParts.ts';
import { plainFileName } from '../fileName.ts';
import type { Call } from '../handlers.ts';
import { checkFor, type GivenFile } from './checkGiven.ts';
import { type OfficeZip, openOfficeZip } from './officeZip.ts';
import { reportsWithTemplates, titleOfReport } from './reportsWithTemplates.ts';
import type { TemplateCheck } from './template.ts';
import {
  addTemplate,
  addVersion,
  hashOf,
  templateInForce,
  templateNamed,
  versionBytes,
  versionInUse,
  versionOf,
} from './templateStore.ts';

const listName = '模板目录.json';
const bundleKind = 'pingan-taizhang-templates';
const mostTemplates = 50;

const listed = z.object({
  kind: z.literal(bundleKind),
  templates: z
    .array(
      z.object({
        report: z.string().min(1).max(60),
        name: z.string().trim().min(1).max(40),
        note: z.string().trim().max(200),
        /** Path in the bundle. */
        file: z.string().min(1).max(300),
      }),
    )
    .min(1)
    .max(mostTemplates),
});

type Listed = z.infer<typeof listed>['templates'][number];
type Taken = OutputOf<'templates.import'>['taken'][number];

/** The versions in use of some templates, packed. */
export async function bundleOf(call: Call, ids: readonly string[]): Promise<Buffer> {
  const { read } = call.township;
  const parts = new Map<string, Buffer>();
  const templates: Listed[] = [];
  for (const id of new Set(ids)) {
    const row = await templateInForce(read, id);
    const version = await versionInUse(read, row);
    const { report, name, note, format } = row;
    const file = `${plainFileName(titleOfReport(report))}/${plainFileName(`${name}.${format}`)}`;
    parts.set(file, await versionBytes(read, version));
    templates.push({ report, name, note, file });
  }
  const list = Buffer.from(`${JSON.stringify({ kind: bundleKind, templates }, null, 1)}\n`);
  return packParts(new Map([[listName, list], ...parts]), call.app.host.now());
}

const noBundle = (cause?: unknown): Refusal =>
  new Refusal('invalid', '这不是从本程序导出的模板包。单个模板文件（.docx、.xlsx）请用“加入模板”。', { cause });

function openBundle(bytes: Buffer): { zip: OfficeZip; templates: readonly Listed[] } {
  const isZip = bytes.length > 4 && bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isZip) throw noBundle();
  const zip = openOfficeZip(bytes);
  if (!zip.names.includes(listName)) throw noBundle();
  let read: unknown;
  try {
    read = JSON.parse(zip.text(listName));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw noBundle(error);
  }
  const parsed = listed.safeParse(read);
  if (!parsed.success) throw noBundle(parsed.error);
  return { zip, templates: parsed.data.templates };
}

/** Takes every template of a bundle in; what cannot be taken is told and does not stop the others. */
export async function takeBundle(call: Call, { bytes }: GivenFile): Promise<Taken[]> {
  const { zip, templates } = openBundle(bytes);
  const taken: Taken[] = [];
  for (const each of templates) taken.push(await takeOne(call, zip, each));
  return taken;
}

async function takeOne(call: Call, zip: OfficeZip, { report, name, note, file }: Listed): Promise<Taken> {
  const told = (state: Taken['state'], why = ''): Taken => ({ name, report: titleOfReport(report), state, why });
  if (!reportsWithTemplates.some(({ key }) => key === report))
    return told('refused', '本程序没有这种报表，可能要先升级。');
  if (!zip.names.includes(file)) return told('refused', '模板包里缺这个文件。');
  try {
    const bytes = zip.bytes(file);
    const check = await checkFor(call, report, bytes);
    const state = await keep(call, { report, name, note, file, bytes, check });
    const [first] = check.problems;
    return first && state !== 'same'
      ? told('draft', `有 ${check.problems.length} 处要改：${first.message}`)
      : told(state);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return told('refused', error.message);
  }
}

function keep(
  call: Call,
  given: Listed & { bytes: Buffer; check: TemplateCheck },
): Promise<'added' | 'nextVersion' | 'same'> {
  const { report, name, note, file, bytes, check } = given;
  const { host } = call.app;
  const [at, by] = [host.now(), call.user.id];
  return call.township.db.transaction().execute(async (trx) => {
    const known = await templateNamed(trx, report, name);
    if (known && known.format !== check.format)
      throw new Refusal('conflict', `已有名为“${name}”的模板，但文件类型不同，请先把它改名。`);
    const inUse = known && known.inUse !== null ? await versionOf(trx, known, known.inUse) : undefined;
    if (inUse?.sha256 === hashOf(bytes)) return 'same';
    const id = known?.id ?? host.newId();
    if (!known) await addTemplate(trx, { id, report, format: check.format, name, note, at, by });
    const own = { id: host.newId(), template: id, name: plainFileName(file), bytes, check, at, by };
    const number = await addVersion(trx, own);
    const detail = `${titleOfReport(report)}：从模板包加入“${name}”第 ${number} 版`;
    await addAudit(trx, call, { action: 'template', detail });
    return known ? 'nextVersion' : 'added';
  });
}
