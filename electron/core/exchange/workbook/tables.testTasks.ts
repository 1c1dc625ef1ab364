// Runs the reader in a real thread for `hostile.test.ts`, under the thread's limits.
import { serveTasks } from '../../jobs/thread.ts';
import { readTables } from './tables.ts';

serveTasks({
  rows: async (input) => {
    const { bytes, name } = input as { bytes: Uint8Array; name: string };
    const { sheets } = await readTables(bytes, name);
    return sheets.flatMap((sheet) => sheet.tables.map((table) => table.rows.length));
  },
});
