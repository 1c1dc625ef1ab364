// 以案定补发放签领表 on paper: a line for every mediator to sign, and the cases as its annex.
import type { PaidCase, PaymentSheet } from '../../../shared/rules/mediation/subsidy/sheet.ts';
import type { Signers, TableColumn, TableDocument, TableValue } from '../documents/tableDocument.ts';

/** A sheet with what stands around it; a paid batch keeps it, so that it is printed again as it was. */
export interface PrintedSheet extends PaymentSheet {
  township: string;
  unit: string;
  /** E.g. 2026年9月. */
  periodTitle: string;
  filledOn: string;
  signers: Signers;
}

/** A table with all its rows, as plain data that can go to a thread. */
export interface WholeTable {
  document: TableDocument;
  rows: TableValue[][];
}

const lineColumns: TableColumn[] = [
  { key: 'name', label: '人民调解员', kind: 'text', align: 'center' },
  { key: 'committee', label: '人民调解委员会', kind: 'text' },
  { key: 'cases', label: '件数', kind: 'integer' },
  { key: 'amount', label: '金额（元）', kind: 'money', total: 'sum' },
  { key: 'signature', label: '签领', kind: 'text', width: 16 },
  { key: 'note', label: '备注', kind: 'text', width: 10 },
];

const caseColumns: TableColumn[] = [
  { key: 'number', label: '卷号', kind: 'text' },
  { key: 'title', label: '纠纷名称', kind: 'text' },
  { key: 'mediators', label: '人民调解员', kind: 'text' },
  { key: 'closedOn', label: '结案日期', kind: 'day' },
  { key: 'form', label: '协议形式', kind: 'text', align: 'center' },
  { key: 'difficulty', label: '难度', kind: 'text', align: 'center' },
  { key: 'documents', label: '文书', kind: 'text', align: 'center' },
  { key: 'amount', label: '金额（元）', kind: 'money', total: 'sum' },
  { key: 'why', label: '金额计算', kind: 'text' },
];

/** The sheet and its annex. */
export function sheetTables(sheet: PrintedSheet): [WholeTable, WholeTable] {
  const around = { unit: sheet.unit, period: sheet.periodTitle, filledOn: sheet.filledOn };
  return [
    {
      document: {
        ...around,
        title: `${sheet.township}以案定补发放签领表`,
        signers: sheet.signers,
        columns: lineColumns,
        sumLine: `合计人民币（大写）：${sheet.totalInWords.replace(/^人民币/u, '')}`,
        notes: ['几名调解员共同调解的案件，各计一件；每件案件的金额和计算见附件。'],
        isSigned: true,
      },
      rows: sheet.lines.map(({ name, committee, cases, amount }) => [name, committee, cases, amount, null, null]),
    },
    {
      document: {
        ...around,
        title: `${sheet.township}以案定补案件清单（附件）`,
        signers: null,
        columns: caseColumns,
        notes: ['“文书”为齐全的份数/应有的份数。'],
      },
      rows: sheet.cases.map(caseRow),
    },
  ];
}

function caseRow(one: PaidCase): TableValue[] {
  const { complete, all } = one.documents;
  const names = one.shares.map(({ name }) => name).join('、');
  return [
    one.number,
    one.title,
    names,
    one.closedOn,
    one.form,
    one.difficulty,
    `${complete}/${all}`,
    one.amount,
    one.why,
  ];
}
