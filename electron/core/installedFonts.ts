// The fonts of this machine: asked of fontconfig where it is, read from the font folders' file names on Windows.
import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Files of the Chinese fonts that come with Windows or with WPS, by the names they are known under. */
const windowsFonts: Readonly<Record<string, readonly string[]>> = {
  'simfang.ttf': ['仿宋', 'FangSong'],
  'simsun.ttc': ['宋体', 'SimSun', '新宋体', 'NSimSun'],
  'simsun.ttf': ['宋体', 'SimSun'],
  'simhei.ttf': ['黑体', 'SimHei'],
  'simkai.ttf': ['楷体', 'KaiTi'],
  'stfangso.ttf': ['华文仿宋', 'STFangsong'],
  'stsong.ttf': ['华文宋体', 'STSong'],
  'fs_gb2312.ttf': ['仿宋_GB2312', 'FangSong_GB2312'],
  'simfang_gb2312.ttf': ['仿宋_GB2312', 'FangSong_GB2312'],
};

async function filesIn(folder: string | undefined): Promise<string[]> {
  if (folder === undefined) return [];
  return readdir(folder).catch(() => []);
}

async function fontsOfWindows(): Promise<string[] | null> {
  const { WINDIR: windows = 'C:\\Windows', LOCALAPPDATA: local } = process.env;
  const files = [
    ...(await filesIn(join(windows, 'Fonts'))),
    ...(await filesIn(local === undefined ? undefined : join(local, 'Microsoft', 'Windows', 'Fonts'))),
  ];
  if (files.length === 0) return null;
  return files.flatMap((file) => windowsFonts[file.toLowerCase()] ?? []);
}

async function fontsOfFontconfig(): Promise<string[] | null> {
  try {
    const { stdout } = await run('fc-list', [':', 'family'], { timeout: 20_000, maxBuffer: 8 * 1024 * 1024 });
    return [...new Set(stdout.split(/[,\n]/).map((name) => name.trim()))].filter((name) => name !== '');
  } catch {
    return null;
  }
}

/** Names of the installed fonts; null where they cannot be asked. */
export function installedFonts(): Promise<string[] | null> {
  return process.platform === 'win32' ? fontsOfWindows() : fontsOfFontconfig();
}
