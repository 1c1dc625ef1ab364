// A template of the office on its way to the worker thread that fills it.

/** A template on its way to a worker thread. */
export interface TemplateToFill {
  /** 模板“县局月报”: how a refusal names it. */
  title: string;
  bytes: Uint8Array;
}

/** The bytes without copying them. */
export const fileOf = ({ bytes }: Pick<TemplateToFill, 'bytes'>): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
