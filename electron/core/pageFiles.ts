// The built pages as a closed list: what was in the folder at start can be asked for, nothing else. Both windows use it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { Refusal } from '../../shared/contract/errors.ts';

export interface PageFile {
  body: Buffer;
  type: string;
}

/**
 * No inline script, no foreign origin, no frames. Styles may be inline because the component library writes its rules
 * into style elements; `blob:` and `data:` are for photos that the page itself decrypted.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Sent with every answer of both windows. */
export const guardHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), payment=()',
};

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};

/** Reads the list of built pages; `find('/')` is the first page. A path outside the list is null. Refuses an unbuilt folder. */
export function pageFiles(folder: string): { find(urlPath: string): PageFile | null } {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new Refusal('unavailable', '界面文件还没有生成。请先运行 npm run build，或用 npm start 启动。');
  }
  const known = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const urlPath = `/${path.slice(folder.length).split(sep).filter(Boolean).join('/')}`;
    known.set(urlPath, path);
  }

  return {
    find(urlPath) {
      const path = known.get(urlPath === '/' ? '/index.html' : urlPath);
      if (path === undefined) return null;
      return { body: readFileSync(path), type: types[extname(path)] ?? 'application/octet-stream' };
    },
  };
}
