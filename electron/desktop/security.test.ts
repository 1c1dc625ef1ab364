import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  dataFolderArgument,
  instanceName,
  isOwnPage,
  isTrustedSender,
  mayHavePermission,
  mayLoad,
  mayOpenInSystem,
  withExtension,
} from './security.ts';

describe('isOwnPage', () => {
  it.each(['app://pingan/', 'app://pingan/index.html', 'app://pingan/#/registers/zbh?x=1'])('%s is ours', (address) => {
    expect(isOwnPage(address)).toBe(true);
  });

  it.each([
    'https://example.com/',
    'http://127.0.0.1:8000/',
    'file:///etc/passwd',
    'app://pingan.example/',
    'app://other/',
    'app://pingan@other/',
    'app://user@pingan/',
    'app://pingan:80/',
    'javascript:alert(1)',
    'about:blank',
    'data:text/html,app://pingan/',
    '',
    'no address',
  ])('%s is not', (address) => {
    expect(isOwnPage(address)).toBe(false);
  });
});

describe('mayLoad', () => {
  it('lets pages and what they made themselves through, and no network', () => {
    expect(mayLoad('app://pingan/assets/main.js', false)).toBe(true);
    expect(mayLoad('blob:app://pingan/0a1b', false)).toBe(true);
    expect(mayLoad('data:image/png;base64,AAAA', false)).toBe(true);
    expect(mayLoad('blob:https://example.com/0a1b', false)).toBe(false);
    expect(mayLoad('https://example.com/spy.png', true)).toBe(false);
    expect(mayLoad('wss://example.com/', true)).toBe(false);
    expect(mayLoad('file:///etc/passwd', true)).toBe(false);
  });

  it('lets the developer tools in only while developing', () => {
    expect(mayLoad('devtools://devtools/bundled/x.html', true)).toBe(true);
    expect(mayLoad('devtools://devtools/bundled/x.html', false)).toBe(false);
  });
});

describe('the bridge', () => {
  it('answers the top frame of our own pages only', () => {
    expect(isTrustedSender({ url: 'app://pingan/', parent: null })).toBe(true);
    expect(isTrustedSender({ url: 'app://pingan/', parent: {} })).toBe(false);
    expect(isTrustedSender({ url: 'https://example.com/', parent: null })).toBe(false);
    expect(isTrustedSender(null)).toBe(false);
  });
});

describe('permissions', () => {
  it.each(['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'usb', 'fullscreen'])(
    '%s is refused',
    (permission) => {
      expect(mayHavePermission(permission)).toBe(false);
    },
  );
});

describe('files', () => {
  it('opens documents in the system, never programs', () => {
    for (const name of ['a.xlsx', 'b.DOCX', '/x/c.pdf']) expect(mayOpenInSystem(name)).toBe(true);
    for (const name of ['a.exe', 'a.bat', 'a.xlsx.lnk', 'a.desktop', 'a.sh', 'a', 'a.xlsm', 'a.html'])
      expect(mayOpenInSystem(name)).toBe(false);
  });

  it('gives a chosen name the extension it lacks', () => {
    expect(withExtension('/x/花名册', '导出.xlsx')).toBe('/x/花名册.xlsx');
    expect(withExtension('/x/花名册.XLSX', '导出.xlsx')).toBe('/x/花名册.XLSX');
    expect(withExtension('/x/2026.3', '导出.xlsx')).toBe('/x/2026.3.xlsx');
  });
});

describe('dataFolderArgument', () => {
  it('finds the folder among other switches', () => {
    expect(dataFolderArgument(['.', '--no-sandbox', '--data', 'x'])).toBe(resolve('x'));
    expect(dataFolderArgument(['--data=y z'])).toBe(resolve('y z'));
    expect(dataFolderArgument(['.'])).toBeNull();
    expect(dataFolderArgument(['--data', '--no-sandbox'])).toBeNull();
    expect(dataFolderArgument(['--data='])).toBeNull();
  });

  it('gives two folders two settings folders', () => {
    expect(instanceName('/a')).toMatch(/^[0-9a-f]{12}$/);
    expect(instanceName('/a')).not.toBe(instanceName('/b'));
  });
});
