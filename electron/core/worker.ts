// What runs in worker threads: work on foreign files and on large documents, by name. Each is loaded when asked for,
// so that no thread starts with libraries it does not use.
import { serveTasks } from './jobs/thread.ts';

serveTasks({
  readTables: async (input, context) => (await import('./exchange/imports/readTask.ts')).readTablesTask(input, context),
  exportTable: async (input, context) =>
    (await import('./exchange/exports/exportTable.ts')).exportTable(input, context),
  exportForm: async (input, context) => (await import('./exchange/exports/exportForm.ts')).exportForm(input, context),
  exportTemplate: async (input, context) =>
    (await import('./exchange/exports/templateWorkbook.ts')).exportTemplate(input, context),
  exportGivenTable: async (input, context) =>
    (await import('./exchange/exports/givenTable.ts')).exportGivenTable(input, context),
  subsidySheet: async (input, context) => (await import('./subsidy/sheetTask.ts')).writeSubsidySheet(input, context),
  exportReport: async (input, context) => (await import('./reports/exportReport.ts')).exportReport(input, context),
  lockReport: async (input, context) => (await import('./reports/lockTask.ts')).lockReportTask(input, context),
  exportPivot: async (input, context) => (await import('./pivots/exportPivot.ts')).exportPivot(input, context),
  writeMonthlyFiles: async (input, context) =>
    (await import('./monthly/monthlyTask.ts')).writeMonthlyFiles(input, context),
  writePackageFiles: async (input, context) =>
    (await import('./centre/packageTask.ts')).writePackageFiles(input, context),
  writeDossier: async (input, context) =>
    (await import('./mediation/documents/dossierTask.ts')).writeDossierTask(input, context),
  drawPages: async (input, context) => (await import('./preview/pageTask.ts')).drawPagesTask(input, context),
  readSheets: async (input) => (await import('./preview/sheetTask.ts')).readSheetsTask(input),
  checkTemplate: async (input) => (await import('./templates/checkTask.ts')).checkTemplateTask(input),
  makeRota: async (input, context) => (await import('./rosters/generator/rotaTask.ts')).makeRotaTask(input, context),
  rosterPaper: async (input, context) =>
    (await import('./rosters/documents/rosterTask.ts')).writeRoster(input, context),
  verifyBackup: async (input) => (await import('./database/checkTasks.ts')).verifyBackupTask(input),
  checkDatabase: async (input) => (await import('./database/checkTasks.ts')).checkDatabaseTask(input),
});
