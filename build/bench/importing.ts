// Taking in a workbook of 50,000 people: file to saved rows, or only the bare library's reading. A process of its own:
// `node build/bench/importing.ts ours|bare WORKBOOK FOLDER`.
import { readFileSync, writeFileSync } from 'node:fs';
import * as XLSX from '@e965/xlsx';
import { peakMemory } from './peakMemory.ts';
import { inventedIdentity, inventedName, inventedPhone } from './seed.ts';
import { openBench } from './township.ts';

export const importedRows = 50_000;

/** A ledger as an office would hand it in: 12 columns. */
export function writeLedger(file: string): void {
  const head = [
    '序号',
    '姓名',
    '性别',
    '民族',
    '公民身份号码',
    '文化程度',
    '政治面貌',
    '联系电话',
    '村（社区）',
    '现住址',
    '工作单位',
    '备注',
  ];
  const villages = ['那铁村', '昂洞村', '民瑞社区', '陇西村', '茶市村'];
  const rows = Array.from({ length: importedRows }, (_, index) => {
    const id = inventedIdentity(index);
    const sex = Number(id[16]) % 2 === 1 ? '男' : '女';
    const village = villages[index % villages.length]!;
    return [
      index + 1,
      inventedName(index),
      sex,
      '土家族',
      id,
      '初中',
      '群众',
      inventedPhone(index),
      village,
      `${(index % 12) + 1}组`,
      '务农',
      '',
    ];
  });
  const sheet = XLSX.utils.aoa_to_sheet([head, ...rows]);
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, '人员');
  writeFileSync(file, XLSX.write(book, { type: 'buffer', bookType: 'xlsx', compression: true }));
}

async function ours(workbook: string, folder: string): Promise<{ took: number; saved: number }> {
  const { call, job, files, close } = await openBench(folder, { people: 0, disputes: 0 });
  const bytes = readFileSync(workbook);
  const source = (async function* () {
    yield bytes;
  })();
  const { handle } = await files.receive('bench', '人员.xlsx', source);
  const started = performance.now();
  const opened = (await job('imports.open', { file: handle, register: 'person' })) as { import: string };
  const { sheets } = await call('imports.sheets', { import: opened.import });
  const mappings = sheets.filter((sheet) => sheet.chosen).map(({ sheet, columns }) => ({ sheet, columns }));
  const read = performance.now();
  await job('imports.preview', { import: opened.import, register: 'person', mappings });
  const checked = performance.now();
  const result = (await job('imports.save', { import: opened.import })) as { saved: number };
  const took = performance.now() - started;
  console.error(
    `  read ${Math.round(read - started)} ms, check ${Math.round(checked - read)} ms, save ${Math.round(started + took - checked)} ms`,
  );
  await close();
  return { took, saved: result.saved };
}

function bare(workbook: string): number {
  const bytes = readFileSync(workbook);
  const started = performance.now();
  XLSX.read(bytes, { cellDates: true, cellNF: true });
  return performance.now() - started;
}

if (import.meta.main) {
  const [who, workbook = '', folder = ''] = process.argv.slice(2);
  const result = who === 'ours' ? await ours(workbook, folder) : { took: bare(workbook), saved: importedRows };
  console.log(JSON.stringify({ ...result, peak: peakMemory() }));
}
