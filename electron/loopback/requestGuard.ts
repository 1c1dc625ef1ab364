// Who may talk to the loopback port. Any page in the browser can send requests to 127.0.0.1, and a foreign name can be
// made to point there (DNS rebinding), so every request says where it comes from before it is looked at.
import { timingSafeEqual } from 'node:crypto';

export interface RequestFacts {
  method: string;
  host: string | undefined;
  origin: string | undefined;
  /** The browser's own word on where the request comes from; older browsers do not send it. */
  fetchSite: string | undefined;
}

/** Null when the request may pass, else the Chinese sentence why not. */
export function refuseRequest(facts: RequestFacts, port: number): string | null {
  const own = `127.0.0.1:${port}`;
  if (facts.host !== own) return `只接受本机地址 http://${own} 的访问。`;
  if (facts.origin !== undefined && facts.origin !== `http://${own}`) return '拒绝了来自其他网站的请求。';
  if (facts.fetchSite !== undefined && facts.fetchSite !== 'same-origin' && facts.fetchSite !== 'none') {
    return '拒绝了来自其他网站的请求。';
  }
  // A page of ours always names its origin when it sends something; a request without one is not from our page.
  if (facts.method !== 'GET' && facts.origin === undefined) return '拒绝了来历不明的请求。';
  return null;
}

/** Whether the body is declared as JSON; a form of another site cannot send this type without asking first. */
export function isJson(contentType: string | undefined): boolean {
  return /^application\/json(\s*;\s*charset=utf-8)?$/i.test(contentType ?? '');
}

/** The value of one cookie, or undefined. */
export function cookieValue(header: string | undefined, name: string): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const equals = part.indexOf('=');
    if (equals > 0 && part.slice(0, equals).trim() === name) return part.slice(equals + 1).trim();
  }
  return undefined;
}

/** Compares secrets without telling by the time taken how much was right. */
export function sameSecret(given: string, kept: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(kept)];
  return a.length === b.length && timingSafeEqual(a, b);
}
