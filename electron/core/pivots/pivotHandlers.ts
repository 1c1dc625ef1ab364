import { isDated } from '../../../shared/pivots/pivotFields.ts';
import { writeThreaded } from '../exchange/exports/threadedFile.ts';
import type { OpenHandlers } from '../handlers.ts';
import { worldOf } from '../registers/view.ts';
import type { PivotOrder } from './exportPivot.ts';
import { pivotTable } from './pivotTable.ts';
import { savedPivotHandlers } from './savedPivots.ts';

const pivotMemory = 256;

export const pivotHandlers = {
  ...savedPivotHandlers,

  'pivots.table': async (spec, call) => {
    const { register: _register, ...table } = await pivotTable(call.township.read, spec, worldOf(call));
    return table;
  },

  'pivots.export': async ({ spec, format, file: handle, title }, call) => {
    const { host, jobs } = call.app;
    const { settings } = call.township;
    const { register, unit, rows, columns, cells, rowTotals, columnTotals, total } = await pivotTable(
      call.township.read,
      spec,
      worldOf(call),
    );
    const rowField = register.fields.find(({ key }) => key === spec.rows.field);
    const order: PivotOrder = {
      format,
      title,
      office: settings.unit,
      filledOn: host.today(),
      signers: {
        unitHead: settings.unitHead,
        reviewer: settings.reviewer,
        preparer: settings.preparer,
        phone: settings.phone,
      },
      heading: rowField?.label ?? '',
      isTime: rowField !== undefined && isDated(rowField),
      unit,
      addsUp: spec.value.kind !== 'distinct',
      rows: rows.map(({ label }) => label),
      columns: columns.map(({ label }) => label),
      cells,
      rowTotals,
      columnTotals,
      total,
      writtenAt: host.now(),
    };
    const file = await host.files.create(handle);
    const job = jobs.start(call.connection.id, async (progress) => {
      progress.step(format === 'xlsx' ? '正在写 Excel 工作簿' : '正在写 Word 文档');
      await writeThreaded({
        host,
        file,
        task: 'exportPivot',
        input: order,
        memoryMb: pivotMemory,
        signal: progress.signal,
      });
      return { rows: rows.length };
    });
    return { job };
  },
} satisfies Partial<OpenHandlers>;
