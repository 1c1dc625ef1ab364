// Writing 100,000 × 20 cells: a whole export by the program, or the same cells by the bare streaming writer. Run as a
// process of its own, so that its peak memory is its own: `node build/bench/exporting.ts ours|bare FOLDER`.
import { Writable } from 'node:stream';
import ExcelJS from 'exceljs';
import { peakMemory } from './peakMemory.ts';
import { inventedDispute, inventedIdentity, inventedName, inventedPhone } from './seed.ts';
import { openBench } from './township.ts';

export const exportedRows = 100_000;

const columns = [
  'name',
  'formerName',
  'sex',
  'idNumber',
  'birthDay',
  'age',
  'ethnic',
  'political',
  'education',
  'marital',
  'nativePlace',
  'phone',
  'phone2',
  'village',
  'grid',
  'address',
  'householdPlace',
  'occupation',
  'workplace',
  'note',
];

async function ours(folder: string): Promise<number> {
  const { call, job, files, close } = await openBench(folder, { people: exportedRows, disputes: 0 });
  const { handle } = files.prepare('bench', '人员花名册.xlsx');
  await call('views.open', { register: 'person' });
  const started = performance.now();
  await job('exports.start', { view: { register: 'person' }, format: 'xlsx', file: handle, columns, reveal: '测速' });
  const took = performance.now() - started;
  await close();
  return took;
}

async function bare(): Promise<number> {
  const texts = Array.from({ length: exportedRows }, (_, index) => {
    const person = [inventedName(index), '', '男', inventedIdentity(index), '1980-01-01', 46, '土家族', '', '', '', ''];
    return [
      ...person,
      inventedPhone(index),
      '',
      '那铁村',
      '',
      `${index % 12}组${index % 300}号`,
      '',
      '',
      '',
      inventedDispute(index, '').title,
    ];
  });
  const started = performance.now();
  const sink = new Writable({ write: (_chunk, _encoding, done) => done() });
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: sink });
  const sheet = workbook.addWorksheet('人员');
  for (const row of texts) sheet.addRow(row).commit();
  await workbook.commit();
  return performance.now() - started;
}

if (import.meta.main) {
  const [who, folder = ''] = process.argv.slice(2);
  const took = who === 'ours' ? await ours(folder) : await bare();
  console.log(JSON.stringify({ took, peak: peakMemory() }));
}
