// The procedures of the mediation feature, each in the file of its idea.
import { acceptingHandlers } from './accepting.ts';
import { archivingHandlers } from './archiving.ts';
import { numberHandlers } from './caseNumbering.ts';
import { draftHandlers } from './drafts.ts';
import { dueHandlers } from './due.ts';
import { ledgerHandlers } from './fromDisputes.ts';
import { intakeHandlers } from './intake.ts';
import { openingHandlers } from './opening.ts';
import { poolHandlers } from './pool.ts';
import { mediationSettingsHandlers } from './settingsHandlers.ts';

export const mediationHandlers = {
  ...mediationSettingsHandlers,
  ...intakeHandlers,
  ...openingHandlers,
  ...acceptingHandlers,
  ...archivingHandlers,
  ...numberHandlers,
  ...poolHandlers,
  ...dueHandlers,
  ...ledgerHandlers,
  ...draftHandlers,
};
