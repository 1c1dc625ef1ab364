// What a print of a rota is made from: the sheet, what stands around it, and who may be called how.
import type { RotaSheet } from '../../../../shared/contract/rotaProcedures.ts';
import { chineseDay, type Signers } from '../../documents/tableDocument.ts';

export interface RosterPrint {
  sheet: RotaSheet;
  /** 迁陵镇. */
  township: string;
  /** 编制单位. */
  unit: string;
  signers: Signers;
  /** The team's duty phone as printed; empty where it has none. */
  dutyPhone: string;
  /** Phones as printed, by person; who has none is not in it. */
  phones: Readonly<Record<string, string>>;
  /** Phones stand in clear. */
  isRevealed: boolean;
}

/** 2026年12月. */
export const monthWords = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

/** Whether the rota is one of posts (带班领导, 值班干部 …): the office's 值班表. */
export const hasRoles = ({ shifts }: RotaSheet): boolean => shifts.some(({ role }) => role !== '');

/** Whether several units serve together (联勤工作站). */
export const hasUnits = ({ people }: RotaSheet): boolean => people.some(({ unit }) => unit !== '');

/** 值班表, 排班表 of a joint station, 巡逻排班表. */
export function rotaKind(sheet: RotaSheet): string {
  if (hasRoles(sheet)) return '值班表';
  return hasUnits(sheet) ? '排班表' : '巡逻排班表';
}

/** 迁陵镇茶市村义务巡防队: the township is said once. */
export function teamWords({ sheet, township }: Pick<RosterPrint, 'sheet' | 'township'>): string {
  const name = hasRoles(sheet) ? sheet.team.title.replace(/值班(组|队|室)?$/u, '') : sheet.team.title;
  return name.startsWith(township) ? name : township + name;
}

/** 迁陵镇茶市村义务巡防队2026年12月巡逻排班表, or another kind of paper about it. */
export const rotaTitle = (print: Pick<RosterPrint, 'sheet' | 'township'>, kind = rotaKind(print.sheet)): string =>
  `${teamWords(print)}${monthWords(print.sheet.month)}${kind}`;

/** Which edition this is, and since when; a draft says that it is none. */
export function editionWords({ rota, editions }: RotaSheet): string {
  if (rota === null) return '尚未排班';
  if (rota.edition === 0) return '草稿，未发布';
  const found = editions.find(({ edition }) => edition === rota.edition);
  const since = found ? `，${chineseDay(found.publishedOn)}发布` : '';
  return `第${rota.edition}版${since}${rota.state === 'changed' ? '，此后有调整' : ''}`;
}

/** Who approved the edition; empty where nobody is named. */
export const approverOf = ({ rota, editions }: RotaSheet): string =>
  editions.find(({ edition }) => edition === rota?.edition)?.approver ?? '';

/** 批准人：　审核人：　制表人：　值班电话：, with room for the pen. */
export function signerTexts(print: RosterPrint): string[] {
  const { signers, sheet, dutyPhone } = print;
  const room = '　　　　';
  const parts = [
    `批准人：${approverOf(sheet) || signers.unitHead || room}`,
    `审核人：${signers.reviewer || room}`,
    `制表人：${signers.preparer || room}`,
  ];
  return dutyPhone === '' ? parts : [...parts, `值班电话：${dutyPhone}`];
}
