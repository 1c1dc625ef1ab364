// A file that is to be a template, read and checked in a worker thread against what it may name.
import { namesIn } from '../../../shared/rules/templates/slotGroups.ts';
import type { Call } from '../handlers.ts';
import { runLimited } from '../jobs/thread.ts';
import type { CheckOrder } from './checkTask.ts';
import { readTemplate } from './readTemplate.ts';
import { groupsFor } from './reportsWithTemplates.ts';
import type { TemplateCheck } from './template.ts';

const memoryMb = 512;
const seconds = 60;

export interface GivenFile {
  /** Without folders. */
  name: string;
  bytes: Buffer;
}

/** @throws Refusal for a file that cannot be read or is far too large. */
export async function givenFile(call: Call, handle: string): Promise<GivenFile> {
  const file = await call.app.host.files.open(handle);
  return { name: file.name, bytes: await readTemplate(file) };
}

/** Everything that is wrong with a file. @throws Refusal for what cannot be a template at all. */
export async function checkFor(call: Call, report: string, bytes: Buffer): Promise<TemplateCheck> {
  const { read, codes } = call.township;
  const names = namesIn(await groupsFor(read, codes, report));
  // A copy with a buffer of its own: a pooled one would carry its neighbours' bytes into the thread.
  const order: CheckOrder = { bytes: Uint8Array.from(bytes), names };
  const checked = await runLimited({
    module: call.app.host.workerModule,
    task: 'checkTemplate',
    input: order,
    memoryMb,
    seconds,
  });
  return checked as TemplateCheck;
}
