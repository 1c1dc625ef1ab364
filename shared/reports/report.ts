// A report is a declaration: which records it counts, by which columns, and what must add up. The core collects its
// figures in one pass over each source, finds the records behind any of them, checks the relations and writes the files.
import type { CodeTable } from '../codes/table.ts';
import type { Condition } from './condition.ts';

/** By whom the figures are told apart; `whole` is one figure for the township. */
export type DimensionKey =
  | 'committee'
  | 'village'
  | 'team'
  | 'line'
  | 'task'
  | 'forceClass'
  | 'mediator'
  | 'organisation'
  | 'handler'
  | 'whole';

export interface Dimension {
  key: DimensionKey;
  /** Head of the first column, e.g. 调委会. */
  label: string;
  /** The register whose rows are listed; null where the records only carry a text or a code. */
  register: string | null;
  /** The code table whose entries are listed, where the records carry a code. */
  table?: string;
  /** The row of records that do not say it. */
  unsaid: string;
  /** A definition that belongs to these rows, printed under the table beside the report's own. */
  note?: string;
}

/** Records of one register that count at all. */
export interface Source {
  register: string;
  where: Condition;
  /** The field that tells a dimension; figures of a source without it stay empty in that dimension. */
  by: Partial<Record<DimensionKey, string>>;
  /** The day shown beside a record. */
  day: string;
}

export type Figure =
  | { kind: 'count'; source: string; where: Condition }
  /** How many different rows a link points to: persons, each once. A total counts them once, too. */
  | { kind: 'distinct'; source: string; of: string; where: Condition }
  /** Adds up the first filled of the fields. Money is in fen and shown in 万元, minutes are shown as hours. */
  | { kind: 'sum'; source: string; of: readonly string[]; where: Condition }
  /** The sum of other columns. */
  | { kind: 'plus'; columns: readonly string[] }
  /**
   * numerator ÷ denominator in per cent; the rate of a total comes from the totals. A zero base gives "—", or 0 where the
   * form asks for it.
   */
  | { kind: 'rate'; numerator: string; denominator: string; ofNothing?: '0' }
  /** Typed by hand for a year. */
  | { kind: 'typed' }
  /** No record tells it: left open for the pen. */
  | { kind: 'open' };

export interface ReportColumn {
  key: string;
  label: string;
  /** Heads above the label, outermost first; neighbours with the same heads are merged. */
  heads: readonly string[];
  unit: '件' | '人' | '次' | '个' | '人次' | '万元' | '%' | '起' | '辆' | '小时' | '条' | '处';
  /** What is counted, in a sentence. */
  about: string;
  figure: Figure;
}

/** What must hold between figures (mediation.md §3.3). */
export type Relation = {
  key: string;
  /** `hard` ones stop an export until they are mended or explained; `shown` ones are how the figures are made. */
  level: 'hard' | 'warning' | 'shown';
  text: string;
} & (
  | { kind: 'equal'; left: string; right: readonly string[] }
  | { kind: 'atMost'; left: string; right: readonly string[]; culprits: { source: string; where: Condition } }
  /** No record may be like this. */
  | { kind: 'none'; source: string; where: Condition }
  | { kind: 'stated' }
);

/** A column of a list: a field of the register, under the label of the form. */
export interface ListColumn {
  label: string;
  field: string;
  /** A code written otherwise than by its name. */
  codes?: Readonly<Record<string, string>>;
  /** What stands wherever the field is filled, instead of its value. */
  filledAs?: string;
}

/** A table with its entries; a report is given those in use, and told apart whether others may still stand in records. */
export type CodeTables = (key: string) =>
  | (CodeTable & {
      entries: readonly { code: string; name: string; active?: boolean }[];
      hasRetired?: boolean;
    })
  | undefined;

interface ReportHead {
  key: string;
  title: string;
  /** First words of the printed title: {township}{printTitle}. */
  printTitle: string;
  /** What it counts, for the list of reports. */
  about: string;
  /** Definitions printed under the table. */
  notes: readonly string[];
  dimensions: readonly Dimension[];
  sources: Readonly<Record<string, Source>>;
}

/** Rows by a dimension and columns of figures; `down` prints the figures below each other. */
export interface FigureReport extends ReportHead {
  layout: 'across' | 'down';
  /** The columns depend on the office's dictionaries, and on what the rows are; those of the first dimension have all. */
  columns: (tables: CodeTables, by: DimensionKey) => readonly ReportColumn[];
  relations: (columns: readonly ReportColumn[]) => readonly Relation[];
  /** Rates told under the table, from the totals. */
  rates: readonly { label: string; numerator: string; denominator: string }[];
  /** Columns whose share of a column is told in a row of its own. */
  shares: { of: string; columns: (columns: readonly ReportColumn[]) => readonly string[] } | null;
  /** Columns compared with the period before and with the same period of last year. */
  compared: readonly string[];
  /** A last column from the first day of the year. */
  isCumulative: boolean;
}

/** The records themselves, one a row. */
export interface ListReport extends ReportHead {
  layout: 'list';
  /** Key of the source that is listed. */
  lists: string;
  list: readonly ListColumn[];
  relations: () => readonly Relation[];
}

export type Report = FigureReport | ListReport;

/** Declares a report of figures; checks when the program starts that its columns name what exists. */
export const defineFigures = (report: FigureReport): FigureReport => Object.freeze(report);
export const defineList = (report: ListReport): ListReport => Object.freeze(report);

/** Definitions printed under a table with these rows. */
export const notesOf = ({ notes }: Pick<ReportHead, 'notes'>, { note }: Pick<Dimension, 'note'>): readonly string[] =>
  note === undefined ? notes : [...notes, note];

/** Minutes that are told as hours with one decimal. */
export const isHours = (column: Pick<ReportColumn, 'unit'>): boolean => column.unit === '小时';

/** Fields of money: their sums are kept in fen and told in 万元 (mediation.md R23). */
export const isMoney = (column: Pick<ReportColumn, 'unit'>): boolean => column.unit === '万元';
