// What a file is, from its first bytes. The name is never believed.
export type AttachmentKind = 'photo' | 'pdf';

export interface FileKind {
  kind: AttachmentKind;
  mediaType: 'image/jpeg' | 'image/png' | 'image/webp' | 'application/pdf';
  extension: string;
}

const jpeg: FileKind = { kind: 'photo', mediaType: 'image/jpeg', extension: '.jpg' };
const png: FileKind = { kind: 'photo', mediaType: 'image/png', extension: '.png' };
const webp: FileKind = { kind: 'photo', mediaType: 'image/webp', extension: '.webp' };
const pdf: FileKind = { kind: 'pdf', mediaType: 'application/pdf', extension: '.pdf' };

const pngMark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** JPEG, PNG, WebP or PDF; undefined for everything else. */
export function fileKind(bytes: Buffer): FileKind | undefined {
  if (bytes.length >= 4 && bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return jpeg;
  if (bytes.subarray(0, 8).equals(pngMark)) return png;
  const riff = bytes.subarray(0, 4).toString('latin1') === 'RIFF';
  if (riff && bytes.subarray(8, 12).toString('latin1') === 'WEBP') return webp;
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return pdf;
  return undefined;
}
