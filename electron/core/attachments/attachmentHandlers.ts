// Photos and PDF files of a row, kept inside the encrypted database.
import { Refusal } from '../../../shared/contract/errors.ts';
import type { OpenHandlers } from '../handlers.ts';

const notYet = () => new Refusal('unavailable', '附件功能正在准备。');

export const attachmentHandlers = {
  'attachments.list': async () => {
    throw notYet();
  },
  'attachments.add': async () => {
    throw notYet();
  },
  'attachments.read': async () => {
    throw notYet();
  },
  'attachments.save': async () => {
    throw notYet();
  },
  'attachments.withdraw': async () => {
    throw notYet();
  },
  'attachments.restore': async () => {
    throw notYet();
  },
} satisfies Partial<OpenHandlers>;
