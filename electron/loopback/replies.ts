// How the loopback server answers: JSON envelopes to the page's calls, a plain Chinese page to a person.
import type { ServerResponse } from 'node:http';
import type { Answer } from '../../shared/contract/answer.ts';
import type { ErrorCode } from '../../shared/contract/errors.ts';
import { guardHeaders } from '../core/pageFiles.ts';

const statusOf: Record<ErrorCode, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  locked: 423,
  unavailable: 503,
  internal: 500,
};

export function send(response: ServerResponse, status: number, headers: Record<string, string>, body: string | Buffer) {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { ...guardHeaders, ...headers, 'Content-Length': String(Buffer.byteLength(body)) });
  response.end(body);
}

/** The core's answer. A refusal is a good answer of a working program, so it travels with status 200. */
export function sendAnswer(response: ServerResponse, answer: Answer) {
  send(response, 200, { 'Content-Type': 'application/json; charset=utf-8' }, JSON.stringify(answer));
}

/** The door's own refusal of a call. */
export function sendRefusal(response: ServerResponse, code: ErrorCode, message: string, reference?: string) {
  const answer: Answer = { ok: false, error: { code, message, ...(reference === undefined ? {} : { reference }) } };
  send(response, statusOf[code], { 'Content-Type': 'application/json; charset=utf-8' }, JSON.stringify(answer));
}

/** A page for a person who came to an address that leads nowhere. */
export function sendPage(response: ServerResponse, status: number, title: string, sentence: string, more = '') {
  const html = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${title} · 平安台账</title><link rel="icon" href="data:,">${more}</head>
<body><h1>${title}</h1><p>${sentence}</p></body></html>
`;
  send(response, status, { 'Content-Type': 'text/html; charset=utf-8' }, html);
}

/** RFC 6266 with RFC 5987: the real name in UTF-8, and an ASCII one for what does not read it. */
export function attachmentHeader(name: string): string {
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && /^\.[A-Za-z0-9]+$/.test(name.slice(dot)) ? name.slice(dot) : '';
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="download${extension}"; filename*=UTF-8''${encoded}`;
}
