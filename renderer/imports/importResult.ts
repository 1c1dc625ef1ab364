/** What a save has come to. */
export interface ImportResult {
  /** By which the import can be taken back as a whole. */
  batch: string;
  rows: number;
  saved: number;
  held: number;
}
