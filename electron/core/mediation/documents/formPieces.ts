// Pieces that several forms share: heads, seals, dates under signatures.
import { type Block, blank, type SignatureRow, type Words } from '../../documents/paper/formBlocks.ts';
import { committeeWords, type PrintedCase, signedDay } from './printedCase.ts';

/** 小二, the title of a form; 二号 for the agreement (mediation.md §1.0). */
const formTitleSize = 36;
const agreementTitleSize = 44;

export const formTitle = (text: string): Block => ({ kind: 'title', text, size: formTitleSize });
export const agreementTitle = (text: string): Block => ({ kind: 'title', text, size: agreementTitleSize });

export const party = '当事人（签名盖章或按指印）';

/** `label：____` for the pen. */
export const signHere = (label: string, room = 6): Words[] => [`${label}：`, blank(null, room)];

/** One place to sign for each party, at least two. */
export function partySignatures(count: number, label = party): SignatureRow[] {
  return Array.from({ length: Math.max(2, count) }, () => ({ left: signHere(label, 8) }));
}

/** The committee's seal and the day, at the right. */
export function sealAndDay(day: string | null, seal = '（人民调解委员会印）'): SignatureRow[] {
  return [{ right: [seal] }, { right: [signedDay(day)] }];
}

/** ____人民调解委员会（印章） and the day. */
export function committeeAndDay(view: PrintedCase, day: string | null, after = ''): SignatureRow[] {
  return [{ right: [...committeeWords(view, 6), after] }, { right: [signedDay(day)] }];
}

export const filledByCommittee: Block = { kind: 'note', text: '备注：此表由人民调解委员会填写' };

/** Lines of a text that was written one item a line; numbers that were typed are taken off. */
export function itemsOf(text: string | null): string[] {
  return (text ?? '')
    .split('\n')
    .map((line) => line.trim().replace(/^(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*[、.．]\s*/, ''))
    .filter((line) => line !== '');
}
