// Lists, forms and templates written for the office.
import { Refusal } from '../../../shared/contract/errors.ts';
import type { OpenHandlers } from '../handlers.ts';

const notYet = () => new Refusal('unavailable', '导出功能正在准备。');

export const exportHandlers = {
  'exports.start': async () => {
    throw notYet();
  },
  'exports.form': async () => {
    throw notYet();
  },
  'exports.name': async () => {
    throw notYet();
  },
  'exports.template': async () => {
    throw notYet();
  },
} satisfies Partial<OpenHandlers>;
