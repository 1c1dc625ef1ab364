/** What a save has come to. */
export interface ImportResult {
  /** By which the import can be taken back as a whole; null when nothing was saved. */
  batch: string | null;
  rows: number;
  saved: number;
  /** Rows that were not saved because something is wrong with them or it is not settled whom they mean. */
  held: number;
  /** Rows that say what is registered already. */
  unchanged: number;
}
