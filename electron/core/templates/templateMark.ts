// Which template of the office wrote a file, as the file's name says it: a kept file tells it for ever.

import { namePart } from '../fileName.ts';

/** A template with the version that writes. */
export interface NamedVersion {
  name: string;
  number: number;
}

/** A file's name has room for so much of a template's. */
const longest = 16;

/** 县局月报第2版. */
const versionName = (name: string, number: number): string => `${name}第${number}版`;

/** 模板“县局月报第2版”, a part of a file's name. */
export const templateMark = ({ name, number }: NamedVersion): string =>
  `模板“${versionName(namePart(name, longest), number)}”`;

/** 县局月报第2版 out of a file's name; nothing where the name does not say it, as in what was locked before names did. */
export const markedTemplate = (fileName: string): string => /_模板“([^_]+第\d+版)”_/u.exec(fileName)?.[1] ?? '';

/** What the log of a lock says of them; nothing without any. */
export const keptWith = (versions: readonly NamedVersion[]): string =>
  versions.length === 0
    ? ''
    : `，并存模板${versions.map(({ name, number }) => `“${versionName(name, number)}”`).join('')}填写的文件`;
