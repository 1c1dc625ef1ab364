// Every procedure of the contract with the function that does it. Missing or extra ones do not compile.
import type { ProcedureName } from '../../shared/contract/index.ts';
import { attachmentHandlers } from './attachments/attachmentHandlers.ts';
import { auditHandlers } from './audit.ts';
import { backupHandlers } from './backups.ts';
import { centreHandlers } from './centre/centreHandlers.ts';
import { codeHandlers } from './codeHandlers.ts';
import { exportHandlers } from './exchange/exportHandlers.ts';
import { importHandlers } from './exchange/importHandlers.ts';
import type { BareHandlers, OpenHandlers } from './handlers.ts';
import { homeHandlers } from './home.ts';
import { indicatorHandlers } from './indicators/indicatorHandlers.ts';
import { jobHandlers } from './jobs/jobHandlers.ts';
import { dossierHandlers } from './mediation/documents/dossierHandlers.ts';
import { mediationHandlers } from './mediation/mediationHandlers.ts';
import { monthlyHandlers } from './monthly/monthlyHandlers.ts';
import { officialNumberHandlers } from './monthly/officialNumbers.ts';
import { pivotHandlers } from './pivots/pivotHandlers.ts';
import { previewHandlers } from './preview/previewHandlers.ts';
import { historyHandlers } from './registers/historyReading.ts';
import { personHandlers } from './registers/persons.ts';
import { relatedHandlers } from './registers/related.ts';
import { revealHandlers } from './registers/reveal.ts';
import { rowHandlers } from './registers/rowHandlers.ts';
import { savedViewHandlers } from './registers/savedViews.ts';
import { viewHandlers } from './registers/view.ts';
import { villageHandlers } from './registers/villages.ts';
import { reportLockHandlers } from './reports/lockHandlers.ts';
import { reportHandlers } from './reports/reportHandlers.ts';
import { changingHandlers } from './rosters/changing/changingHandlers.ts';
import { dutyPrintHandlers } from './rosters/documents/dutyPrintHandlers.ts';
import { rotaExportHandlers } from './rosters/documents/rotaExportHandlers.ts';
import { factHandlers } from './rosters/facts/factHandlers.ts';
import { rotaHandlers } from './rosters/rotaHandlers.ts';
import { searchHandlers } from './search/searchHandlers.ts';
import { bareSessionHandlers, openSessionHandlers } from './session/sessionHandlers.ts';
import { setupHandlers } from './session/setupHandlers.ts';
import { userHandlers } from './session/userHandlers.ts';
import { settingsHandlers } from './settings.ts';
import { subsidyHandlers } from './subsidy/subsidyHandlers.ts';
import { templateHandlers } from './templates/templateHandlers.ts';

const bare: BareHandlers = { ...setupHandlers, ...bareSessionHandlers, ...jobHandlers };

const open: OpenHandlers = {
  ...openSessionHandlers,
  ...userHandlers,
  ...viewHandlers,
  ...rowHandlers,
  ...historyHandlers,
  ...relatedHandlers,
  ...revealHandlers,
  ...personHandlers,
  ...villageHandlers,
  ...savedViewHandlers,
  ...codeHandlers,
  ...searchHandlers,
  ...homeHandlers,
  ...settingsHandlers,
  ...auditHandlers,
  ...attachmentHandlers,
  ...importHandlers,
  ...exportHandlers,
  ...backupHandlers,
  ...subsidyHandlers,
  ...mediationHandlers,
  ...dossierHandlers,
  ...indicatorHandlers,
  ...pivotHandlers,
  ...reportHandlers,
  ...reportLockHandlers,
  ...monthlyHandlers,
  ...officialNumberHandlers,
  ...centreHandlers,
  ...factHandlers,
  ...previewHandlers,
  ...templateHandlers,
  ...rotaHandlers,
  ...rotaExportHandlers,
  ...dutyPrintHandlers,
  ...changingHandlers,
};

export const handlers: Record<ProcedureName, unknown> = { ...bare, ...open };
