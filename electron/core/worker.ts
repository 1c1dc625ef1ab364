// What runs in worker threads: work on foreign files and on large documents, by name.
import { readTablesTask } from './exchange/imports/readTask.ts';
import { serveTasks } from './jobs/thread.ts';

serveTasks({
  readTables: readTablesTask,
});
