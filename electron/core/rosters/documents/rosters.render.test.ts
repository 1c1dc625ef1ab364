// Wall sheets and slips laid out by LibreOffice, where it is installed: as many sheets of paper as the layout promised.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeRuledDocx } from '../../documents/ruled/ruledDocx.ts';
import { writeRuledXlsx } from '../../documents/ruled/ruledXlsx.ts';
import { testOptions, writtenBytes } from '../../documents/writtenBytes.ts';
import { blankSlip, slipDocument } from './patrolSlip.ts';
import { phoneCard } from './phoneCard.ts';
import { inventedPrint } from './testing/inventedRota.ts';
import { wallDays } from './wallDays.ts';
import { wallPeople } from './wallPeople.ts';

const run = promisify(execFile);
const onPath = (name: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
const renders = onPath('soffice') && onPath('pdfinfo') && onPath('pdftotext');

const many = inventedPrint({ people: 60, crew: 6 });
const slip = { ...blankSlip(['无', '隐患'], ['派出所']), people: ['张建国', '李芳', '王玉兰', '彭伟', '田军'] };
const documents = {
  'days-a3': wallDays(many, 'A3'),
  'days-a4': wallDays(many, 'A4'),
  'people-a3': wallPeople(many, 'A3'),
  'people-a4': wallPeople(many, 'A4'),
  card: phoneCard(many),
  slips: slipDocument({
    title: '巡逻单',
    heading: '迁陵镇巡逻单',
    slips: ['早班', '夜班'].map((name) => ({ name, slip })),
  }),
};

describe.skipIf(!renders)('on paper', () => {
  let folder = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rosters-'));
    const paths: string[] = [];
    for (const [name, document] of Object.entries(documents)) {
      const files = {
        docx: await writtenBytes((out) => writeRuledDocx(document, out, testOptions)),
        xlsx: await writtenBytes((out) => writeRuledXlsx(document, out, testOptions)),
      };
      for (const [format, bytes] of Object.entries(files)) {
        paths.push(join(folder, `${name}-${format}.${format}`));
        await writeFile(paths.at(-1)!, bytes);
      }
    }
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    await run('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...paths], {
      timeout: 150_000,
    });
  }, 160_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test.each(
    Object.entries(documents).flatMap(([name, document]) => [
      [`${name}-docx`, document] as const,
      [`${name}-xlsx`, document] as const,
    ]),
  )('%s takes the sheets that were laid out', async (name, { pages }) => {
    const { stdout } = await run('pdfinfo', [join(folder, `${name}.pdf`)]);
    expect(Number(/Pages:\s+(\d+)/.exec(stdout)![1])).toBe(pages.length);
    const size = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(stdout)!;
    const [short, long] = pages[0].paper === 'A3' ? [842, 1191] : [595, 842];
    expect([size[1], size[2]].map((points) => Math.round(Number(points)))).toEqual(
      pages[0].landscape ? [long, short] : [short, long],
    );
  });

  test('every name of the month is on the wall', async () => {
    const { stdout } = await run('pdftotext', ['-layout', join(folder, 'days-a3-docx.pdf'), '-']);
    for (const { name } of many.sheet.people) expect(stdout).toContain(name);
  });
});
