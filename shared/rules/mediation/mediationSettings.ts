// What an office decides for itself about its dossiers. Where no source gives a figure the default is empty.
import type { DocumentKey } from './documents.ts';

export type Need = 'required' | 'optional' | 'none';

export interface MediationSettings {
  /** Which list of documents a dossier follows (mediation.md §1.1). */
  template: 'national' | 'local' | 'own';
  /** The office's own list; only read where `template` is `own`. Documents left out are not in the dossier. */
  ownTemplate: readonly { document: DocumentKey; need: Need }[];
  /** {年} {简称} {号}, e.g. （{年}）{简称}人调字第{号}号. */
  numberPattern: string;
  /** `same`: the agreement bears the number of the case; `own`: `agreementPattern`. */
  agreementNumber: 'same' | 'own';
  agreementPattern: string;
  /** A record entered more than so many days after its day is marked 补录. */
  lateAfterDays: number;
  /** Days before a limit from which on it is told. */
  noticeDays: number;
  /** Days after an agreement until the first visit is due; null: only visits agreed by hand (no source gives a number). */
  visitAfterDays: number | null;
  /** Years by keeping term (短期 1, 长期 2, 永久 3); null where not decided. */
  keepingYears: Readonly<Record<'1' | '2', number | null>>;
  /** The court that confirms agreements, e.g. 保靖县人民法院. */
  court: string;
  /** Third line of D07: 被调查人 or 当事人 (sources differ). */
  inquiredLabel: string;
  /** Decimals of the success rate. */
  rateDecimals: 0 | 1 | 2;
}

export const defaultMediationSettings: MediationSettings = {
  template: 'local',
  ownTemplate: [],
  numberPattern: '（{年}）{简称}人调字第{号}号',
  agreementNumber: 'same',
  agreementPattern: '（{年}）{简称}人调协字第{号}号',
  lateAfterDays: 3,
  noticeDays: 5,
  visitAfterDays: null,
  keepingYears: { '1': null, '2': null },
  court: '',
  inquiredLabel: '被调查人',
  rateDecimals: 2,
};

/** What each setting is called in the log: the words of the settings page. */
export const mediationSettingLabels: Readonly<Record<keyof MediationSettings, string>> = {
  template: '卷宗目录',
  ownTemplate: '自定目录',
  numberPattern: '卷号格式',
  agreementNumber: '协议书编号',
  agreementPattern: '协议书编号格式',
  lateAfterDays: '补录标记',
  noticeDays: '提前提醒',
  visitAfterDays: '首次回访',
  keepingYears: '保管年数',
  court: '司法确认法院',
  inquiredLabel: '调查记录写作',
  rateDecimals: '成功率小数',
};
