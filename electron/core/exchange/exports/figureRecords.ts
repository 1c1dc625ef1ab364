// The records behind a figure as a table of their own, to be recounted by hand: as many rows as the figure says.
import type { ShownShift } from '../../../../shared/contract/shapes.ts';
import { recordKind } from '../../../../shared/registers/recordKind.ts';
import { writeAudit } from '../../audit.ts';
import type {
  Signers,
  TableColumn,
  TableColumnKind,
  TableDocument,
  TableValue,
} from '../../documents/tableDocument.ts';
import type { Call } from '../../handlers.ts';
import type { GivenTable } from './givenTable.ts';
import { writeThreaded } from './threadedFile.ts';

export interface FigureLine {
  register: string;
  title: string;
  /** A day or a month. */
  day: string | null;
  /** What it adds to a sum; null where every record counts once. */
  addend: string | null;
  /** A shift of a rota. */
  shift?: ShownShift | null;
}

export interface FigureRecords {
  /** Which figure, and of which period. */
  title: string;
  period: string;
  /** Of the addends. */
  unit: string;
  /** Definition, scope and the figure itself, each a sentence. */
  notes: string[];
  lines: readonly FigureLine[];
}

export interface FileAsked {
  format: 'xlsx' | 'docx';
  file: string;
}

const memoryMb = 256;

function dayKind(lines: readonly FigureLine[]): TableColumnKind {
  const lengths = new Set(lines.flatMap(({ day }) => (day === null ? [] : [day.length])));
  if (lengths.size !== 1) return 'text';
  return lengths.has(10) ? 'day' : lengths.has(7) ? 'month' : 'text';
}

function columnsOf({ lines, unit }: FigureRecords): TableColumn[] {
  const addends = lines.flatMap(({ addend }) => addend ?? []);
  const decimals = addends.reduce((most, addend) => Math.max(most, addend.split('.')[1]?.length ?? 0), 0);
  const addend: TableColumn = {
    key: 'addend',
    label: `数量（${unit}）`,
    ...(decimals === 0 ? { kind: 'integer' } : { kind: 'decimal', decimals }),
    align: 'right',
    total: 'sum',
  };
  return [
    { key: 'title', label: '记录', kind: 'text' },
    { key: 'register', label: '台账', kind: 'text' },
    { key: 'day', label: '日期', kind: dayKind(lines) },
    ...(addends.length === 0 ? [] : [addend]),
  ];
}

const shiftColumns: TableColumn[] = [
  { key: 'day', label: '日期', kind: 'day' },
  { key: 'team', label: '队伍', kind: 'text' },
  { key: 'name', label: '班次', kind: 'text' },
  { key: 'hours', label: '时间', kind: 'text', align: 'center' },
  { key: 'people', label: '排定人员', kind: 'text' },
  { key: 'held', label: '巡逻记录', kind: 'text' },
];

const shiftRow = ({ day, teamTitle, name, hours, people, records }: ShownShift): TableValue[] => [
  day,
  teamTitle,
  name,
  hours,
  people.join('、'),
  records.length === 0 ? '没有记录' : records.map((record) => record.hours).join('、'),
];

/** The table, before it is written. */
export function figureTable(
  records: FigureRecords,
  head: { unit: string; filledOn: string; signers: Signers },
): Omit<GivenTable, 'format' | 'writtenAt'> {
  const { title, period, notes, lines } = records;
  const shifts = lines.flatMap(({ shift }) => shift ?? []);
  if (shifts.length > 0) {
    return { document: { title, period, notes, columns: shiftColumns, ...head }, rows: shifts.map(shiftRow) };
  }
  const columns = columnsOf(records);
  const document: TableDocument = { title, period, notes, columns, ...head };
  const rows = lines.map(({ title: text, register, day, addend }): TableValue[] => {
    const told = [text === '' ? '未命名' : text, recordKind(register), day];
    return columns.length > told.length ? [...told, addend] : told;
  });
  return { document, rows };
}

/** Starts the job that writes them. @throws Refusal where the file cannot be written */
export async function exportFigureRecords(
  call: Call,
  records: FigureRecords,
  { format, file: handle }: FileAsked,
): Promise<{ job: string }> {
  const { host, jobs } = call.app;
  const { unit, unitHead, reviewer, preparer, phone } = call.township.settings;
  const head = { unit, filledOn: host.today(), signers: { unitHead, reviewer, preparer, phone } };
  const input: GivenTable = { ...figureTable(records, head), format, writtenAt: host.now() };
  const file = await host.files.create(handle);
  const job = jobs.start(call.connection.id, async (progress) => {
    progress.step(format === 'xlsx' ? '正在写 Excel 工作簿' : '正在写 Word 文档');
    await writeThreaded({
      host,
      file,
      task: 'exportGivenTable',
      input,
      memoryMb,
      signal: progress.signal,
      // What leaves the program in clear is logged before the file gets its name.
      beforeCommit: () => writeAudit(call, { action: 'export', rows: records.lines.length, detail: records.title }),
    });
    return { rows: records.lines.length };
  });
  return { job };
}
