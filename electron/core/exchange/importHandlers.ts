// Import of ledgers: what each `imports.*` procedure does.
import { Refusal } from '../../../shared/contract/errors.ts';
import type { OpenHandlers } from '../handlers.ts';

function notYet(): never {
  throw new Refusal('unavailable', '导入功能正在准备中，请稍后再试。');
}

export const importHandlers = {
  'imports.open': async () => notYet(),
  'imports.sheets': async () => notYet(),
  'imports.paste': async () => notYet(),
  'imports.preview': async () => notYet(),
  'imports.rows': async () => notYet(),
  'imports.mend': async () => notYet(),
  'imports.decide': async () => notYet(),
  'imports.save': async () => notYet(),
  'imports.held': async () => notYet(),
  'imports.close': async () => notYet(),
  'imports.batches': async () => notYet(),
  'imports.undo': async () => notYet(),
} satisfies Partial<OpenHandlers>;
