// What lays out the pages of a preview: what the user has chosen for this computer.
import { type PageMaker, pageMakers } from '../../shared/contract/previewProcedures.ts';
import { usePreference } from '../api/preference.ts';

export const makerNames: Readonly<Record<PageMaker, string>> = {
  auto: '自动',
  wps: 'WPS',
  office: 'Word、Excel（Microsoft Office）',
  libreoffice: 'LibreOffice',
  own: '程序自带（粗排）',
};

/** The user's choice, and how to change it. */
export const usePageMaker = () =>
  usePreference<PageMaker>('preview.program', (stored) => pageMakers.find((maker) => maker === stored) ?? 'auto');
