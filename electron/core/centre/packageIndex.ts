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

/** A page without scripts or anything from elsewhere. */
export function indexPage(head: PackageHead, lines: readonly IndexLine[]): string {
  const rows = lines.map(({ group, title, period, path, rows: count, size, note }, index) => {
    const name = path === null ? escaped(title) : `<a href="${escaped(linkTo(path))}">${escaped(title)}</a>`;
    const cells = [String(index + 1), escaped(group), name, escaped(period), count === null ? '' : String(count)];
    return `<tr>${[...cells, sizeText(size), escaped(note)].map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  });
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(head.title)}</title>
<style>body{font-family:SimSun,"Noto Serif CJK SC",serif;margin:2em;color:#111}h1{font-size:1.5em}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #777;padding:.3em .6em;text-align:left}
th{background:#eee}td:first-child,td:nth-child(5),td:nth-child(6){text-align:right;white-space:nowrap}</style></head>
<body><h1>${escaped(head.title)}</h1>
<p>${escaped(head.unit)}　${escaped(head.writtenOn)}生成　经办：${escaped(head.writtenBy)}</p>
<p>${escaped(head.privacy)}</p>
<table><thead><tr><th>序号</th><th>类别</th><th>名称</th><th>期间</th><th>条数</th><th>大小</th><th>说明</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></body></html>
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
      { key: 'rows', label: '条数', kind: 'integer', width: 6 },
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
