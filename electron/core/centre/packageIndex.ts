// The index of a package of files: a page that any browser opens and a workbook, so that it is read without the program.
import { Writable } from 'node:stream';
import type { TableDocument } from '../documents/tableDocument.ts';
import { writeXlsxTables } from '../documents/xlsxTable.ts';

export interface IndexLine {
  /** Folder of the package in words, e.g. 台账. */
  group: string;
  title: string;
  period: string;
  /** Where it is in the package; null: it could not be written, `note` says why. */
  path: string | null;
  rows: number | null;
  size: number | null;
  note: string;
}

export interface PackageHead {
  title: string;
  unit: string;
  /** YYYY年M月D日. */
  writtenOn: string;
  writtenBy: string;
  /** Whether numbers of identity and phones stand in clear. */
  privacy: string;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Every part of a path by itself: a slash parts folders. */
const linkTo = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

const sizeText = (size: number | null): string => (size === null ? '' : `${Math.max(1, Math.round(size / 1024))} KB`);

const style = `
body{margin:2em auto;max-width:64em;padding:0 1.5em;color:#1b1b1b;line-height:1.5;
font-family:"Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif;font-size:15px}
h1{margin:0 0 .3em;font-size:1.6em}h2{margin:1.6em 0 .5em;font-size:1.1em}h2 small,.head{color:#555;font-weight:400}
p{margin:.2em 0}table{table-layout:fixed;border-collapse:collapse;width:100%}tr{break-inside:avoid}
th,td{border:1px solid #999;padding:.3em .6em;text-align:left;vertical-align:top}
th{background:#eee;font-weight:600;white-space:nowrap}td{overflow-wrap:anywhere}
.number{text-align:right;white-space:nowrap}.short{white-space:nowrap}.missing{color:#a11}h1,h2{line-height:1.3}a{color:#174a8b}
@page{size:A4;margin:15mm}@media print{body{margin:0;max-width:none;padding:0;font-size:9.5pt}h2{break-after:avoid}
a{color:inherit;text-decoration:none}}`;

const cell = (content: string, kind = ''): string => `<td${kind === '' ? '' : ` class="${kind}"`}>${content}</td>`;

/** The file’s own name is the link: a report is there as .docx and .xlsx, and with its tables beside it. */
function fileCell({ path, note }: IndexLine): string {
  if (path === null) return cell(escaped(note), 'missing');
  const link = `<a href="${escaped(linkTo(path))}">${escaped(path.split('/').at(-1) ?? path)}</a>`;
  return cell(note === '' ? link : `${link}<br>${escaped(note)}`);
}

const rowOf = (line: IndexLine, index: number): string =>
  `<tr>${[
    cell(String(index + 1), 'number'),
    cell(escaped(line.title)),
    cell(escaped(line.period), 'short'),
    fileCell(line),
    cell(line.rows === null ? '' : String(line.rows), 'number'),
    cell(sizeText(line.size), 'number'),
  ].join('')}</tr>`;

/** With their share of the page; the same in every table, so that they stand below each other. */
const columns = [
  ['序号', 6],
  ['名称', 28],
  ['期间', 12],
  ['文件', 38],
  ['行数', 7],
  ['大小', 9],
] as const;

function sectionOf(group: string, lines: readonly IndexLine[]): string {
  const files = lines.filter(({ path }) => path !== null).length;
  const heads = columns.map(([label, width]) => `<th style="width:${width}%">${label}</th>`);
  return `<h2>${escaped(group)} <small>${files} 个文件</small></h2>
<table><thead><tr>${heads.join('')}</tr></thead>
<tbody>
${lines.map(rowOf).join('\n')}
</tbody></table>`;
}

/** A page without scripts or anything from elsewhere; a table for each folder. */
export function indexPage(head: PackageHead, lines: readonly IndexLine[]): string {
  const groups = Map.groupBy(lines, ({ group }) => group);
  const files = lines.filter(({ path }) => path !== null).length;
  const missing = lines.length - files;
  const told = missing === 0 ? '' : `；<span class="missing">${missing} 项没有写出，原因见表中红字</span>`;
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(head.title)}</title>
<style>${style}</style></head>
<body><h1>${escaped(head.title)}</h1>
<p class="head">${escaped(head.unit)}　${escaped(head.writtenOn)}生成　经办：${escaped(head.writtenBy)}</p>
<p class="head">${escaped(head.privacy)}</p>
<p>共 ${files} 个文件${told}。先把压缩包全部解压，再点文件名打开。</p>
${[...groups].map(([group, part]) => sectionOf(group, part)).join('\n')}
</body></html>
`;
}

export async function indexWorkbook(
  head: PackageHead,
  lines: readonly IndexLine[],
  writtenAt: string,
): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  const document: TableDocument = {
    title: `${head.title}目录`,
    unit: head.unit,
    period: `${head.writtenOn}生成`,
    // Together what an upright page holds at about its own size; longer texts wrap.
    columns: [
      { key: 'group', label: '类别', kind: 'text', width: 10 },
      { key: 'title', label: '名称', kind: 'text', width: 26 },
      { key: 'period', label: '期间', kind: 'text', width: 13 },
      { key: 'rows', label: '行数', kind: 'integer', width: 6 },
      { key: 'path', label: '文件', kind: 'text', width: 32 },
      { key: 'note', label: '说明', kind: 'text', width: 16 },
    ],
    signers: null,
    notes: [head.privacy],
  };
  const values = lines.map(({ group, title, period, rows, path, note }) => [group, title, period, rows, path, note]);
  const chunked = async function* () {
    if (values.length > 0) yield values;
  };
  await writeXlsxTables([{ document, rows: chunked() }], out, { writtenAt });
  return Buffer.concat(chunks);
}
