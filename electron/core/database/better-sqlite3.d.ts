// The part of the driver's interface we use. Its own types are not reachable through its package.json "exports".
declare module 'better-sqlite3' {
  class SqliteError extends Error {
    constructor(message: string, code: string);
    code: string;
  }

  class Database {
    constructor(file: string, options?: { readonly?: boolean; fileMustExist?: boolean; timeout?: number });
    readonly name: string;
    readonly open: boolean;
    readonly readonly: boolean;
    readonly inTransaction: boolean;
    prepare<Row = unknown>(sql: string): Database.Statement<Row>;
    exec(sql: string): this;
    /** The whole answer as rows, or its first value with `simple`. */
    pragma(source: string, options?: { simple?: boolean }): unknown;
    /** `raw:` and 32 bytes for a raw key; anything else is a passphrase. */
    key(key: Buffer): number;
    transaction<A extends unknown[], R>(body: (...args: A) => R): Database.Transaction<A, R>;
    function(
      name: string,
      options: { deterministic?: boolean; varargs?: boolean },
      body: (...args: never[]) => unknown,
    ): this;
    close(): this;
    static SqliteError: typeof SqliteError;
  }

  namespace Database {
    interface RunResult {
      changes: number;
      lastInsertRowid: number | bigint;
    }

    interface Statement<Row = unknown> {
      readonly reader: boolean;
      readonly readonly: boolean;
      run(...parameters: unknown[]): RunResult;
      get(...parameters: unknown[]): Row | undefined;
      all(...parameters: unknown[]): Row[];
      iterate(...parameters: unknown[]): IterableIterator<Row>;
      /** First column only, as a bare value. */
      pluck(on?: boolean): this;
      /** Rows as arrays. */
      raw(on?: boolean): this;
    }

    interface Transaction<A extends unknown[], R> {
      (...args: A): R;
      immediate(...args: A): R;
      exclusive(...args: A): R;
    }

    type SqliteErrorClass = SqliteError;
  }

  export default Database;
}
