// Who may import whom, as plain data and pure functions. The picture is in the README under its layers.
import { posix } from 'node:path';

export interface ImportFound {
  /** Path of the importing file from the project's root, with forward slashes. */
  file: string;
  /** The specifier as written. */
  specifier: string;
}

export interface Breach extends ImportFound {
  rule: string;
}

interface Layer {
  /** Files under this folder, unless a longer one matches. */
  folder: string;
  /** Our own folders that it may import besides itself. */
  mayImport: string[];
  node: boolean;
  /** Beside the general rule that only the desktop imports electron. */
  packages: 'pure' | 'browser' | 'any';
  rule: string;
}

/** What the features stand on, and what puts them together; every other folder of the pages is a feature. */
const notFeatures = new Set([
  'ui',
  'api',
  'fields',
  'grid',
  'records',
  'passport',
  'preview',
  'versions',
  'frame',
  'e2e',
]);

/**
 * Single files that a feature opens to the others: which help belongs to an open layer, rows to check before saving, the
 * table of a register.
 */
const doorsOfFeatures = [
  'renderer/help/screenHelp.ts',
  'renderer/imports/ImportReview.tsx',
  'renderer/registers/RegisterPage.tsx',
];

const anyFeature: Omit<Layer, 'folder'> = {
  mayImport: [
    'shared',
    'renderer/ui',
    'renderer/api',
    'renderer/fields',
    'renderer/grid',
    'renderer/records',
    'renderer/passport',
    'renderer/preview',
    'renderer/versions',
    'renderer/route.ts',
    ...doorsOfFeatures,
  ],
  node: false,
  packages: 'browser',
  rule: 'a feature imports shared and the parts under it (ui, api, fields, grid, records, passport, preview, versions), never another feature',
};

const layers: Layer[] = [
  {
    folder: 'shared',
    mayImport: [],
    node: false,
    packages: 'pure',
    rule: 'shared imports only shared and pure packages (no Node, no DOM, no Electron)',
  },
  {
    folder: 'electron/core',
    mayImport: ['shared'],
    node: true,
    packages: 'any',
    rule: 'the core imports shared and itself',
  },
  {
    folder: 'electron/desktop',
    mayImport: ['electron/core', 'shared'],
    node: true,
    packages: 'any',
    rule: 'the desktop shell imports core and shared',
  },
  {
    folder: 'electron/loopback',
    mayImport: ['electron/core', 'shared'],
    node: true,
    packages: 'any',
    rule: 'the browser shell imports core and shared',
  },
  {
    folder: 'electron/cli',
    mayImport: ['electron/core', 'electron/loopback', 'shared'],
    node: true,
    packages: 'any',
    rule: 'the command line imports core and shared, and the browser shell for `serve`',
  },
  {
    folder: 'renderer/ui',
    mayImport: ['shared'],
    node: false,
    packages: 'browser',
    rule: 'renderer/ui knows no feature: it imports shared only',
  },
  {
    folder: 'renderer/grid',
    mayImport: ['shared', 'renderer/ui'],
    node: false,
    packages: 'browser',
    rule: 'renderer/grid knows no feature: it imports shared and renderer/ui only',
  },
  {
    folder: 'renderer/api',
    mayImport: ['shared'],
    node: false,
    packages: 'browser',
    rule: 'renderer/api imports shared only',
  },
  {
    folder: 'renderer/fields',
    mayImport: ['shared', 'renderer/ui', 'renderer/api', 'renderer/grid'],
    node: false,
    packages: 'browser',
    rule: 'renderer/fields knows no feature',
  },
  {
    folder: 'renderer/records',
    mayImport: [
      'shared',
      'renderer/ui',
      'renderer/api',
      'renderer/fields',
      'renderer/grid',
      'renderer/help/screenHelp.ts',
    ],
    node: false,
    packages: 'browser',
    rule: 'renderer/records knows no feature',
  },
  {
    folder: 'renderer/passport',
    mayImport: [
      'shared',
      'renderer/ui',
      'renderer/api',
      'renderer/fields',
      'renderer/grid',
      'renderer/preview',
      'renderer/help/screenHelp.ts',
      'renderer/route.ts',
    ],
    node: false,
    packages: 'browser',
    rule: 'renderer/passport knows no feature',
  },
  {
    folder: 'renderer/preview',
    mayImport: ['shared', 'renderer/ui', 'renderer/api', 'renderer/records', 'renderer/help/screenHelp.ts'],
    node: false,
    packages: 'browser',
    rule: 'renderer/preview knows no feature',
  },
  {
    folder: 'renderer/versions',
    mayImport: ['shared', 'renderer/ui', 'renderer/api', 'renderer/route.ts'],
    node: false,
    packages: 'browser',
    rule: 'renderer/versions knows no feature',
  },
  {
    folder: 'renderer/ui/gallery',
    mayImport: ['shared', 'renderer'],
    node: false,
    packages: 'browser',
    rule: 'the gallery shows pages',
  },
  {
    folder: 'renderer',
    mayImport: ['shared', 'renderer'],
    node: false,
    packages: 'browser',
    rule: 'the pages import shared only, never the core',
  },
  {
    folder: 'renderer/e2e',
    mayImport: ['shared', 'electron', 'build'],
    node: true,
    packages: 'any',
    rule: 'end-to-end tests import no page',
  },
  {
    folder: 'build',
    mayImport: ['shared', 'electron', 'build', 'renderer/e2e'],
    node: true,
    packages: 'any',
    rule: 'the tools import no page',
  },
];

const purePackages = new Set(['zod', 'pinyin-pro', 'chinese-days']);

/** Packages that need Node, or belong to documents and storage. */
const corePackages = new Set([
  'better-sqlite3',
  '@node-rs/argon2',
  'exceljs',
  'docx',
  'yauzl',
  '@e965/xlsx',
  'kysely',
  'iconv-lite',
]);

const forbiddenNames = /(^|\/)(utils?|helpers?|common|misc|lib|stuff)(\.[a-z.]+)?$/i;

const within = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

function layerOf(file: string): Layer | undefined {
  const feature = featureFolder(file);
  if (feature !== null) return { ...anyFeature, folder: feature };
  return layers.filter(({ folder }) => within(file, folder)).sort((a, b) => b.folder.length - a.folder.length)[0];
}

function featureFolder(file: string): string | null {
  const [top, folder, ...rest] = file.split('/');
  if (top !== 'renderer' || folder === undefined || rest.length === 0 || notFeatures.has(folder)) return null;
  return `renderer/${folder}`;
}

/** Tests and what only they use. */
const isTest = (file: string): boolean => /\.(test|e2e)\.tsx?$|\/testing\//.test(file);

/** Null when the import is allowed, else the rule it breaks. */
export function importRule({ file, specifier }: ImportFound): string | null {
  const layer = layerOf(file);
  if (layer === undefined) return null;
  if (specifier.startsWith('.')) return ownFileRule(layer, file, specifier);
  if (specifier === 'electron/package.json') return null;
  if (specifier === 'electron' || specifier.startsWith('electron/')) {
    return within(file, 'electron/desktop') ? null : "only electron/desktop imports 'electron'";
  }
  // Tests run in Node with the test runner, whatever they test.
  if (isTest(file)) return null;
  if (specifier.startsWith('node:')) return layer.node ? null : `${layer.folder} runs outside Node`;
  return packageRule(layer, specifier);
}

function ownFileRule(layer: Layer, file: string, specifier: string): string | null {
  const target = posix.normalize(posix.join(posix.dirname(file), specifier));
  if (!/\.(ts|tsx|css|json|svg|png)$/.test(target)) return 'imports end in the real extension (.ts, .tsx, .css, .json)';
  if (target === 'package.json' || layerOf(target)?.folder === layer.folder) return null;
  // A test may bring what it needs from any layer; that is how two of them are tested against each other.
  if (isTest(file)) return null;
  return layer.mayImport.some((folder) => within(target, folder)) ? null : layer.rule;
}

function packageRule(layer: Layer, specifier: string): string | null {
  const name = specifier.startsWith('@') ? specifier.split('/').slice(0, 2).join('/') : (specifier.split('/')[0] ?? '');
  if (layer.packages === 'any') return null;
  if (layer.packages === 'pure')
    return purePackages.has(name) ? null : `shared imports only ${[...purePackages].join(', ')}, not ${name}`;
  return corePackages.has(name) ? `${name} belongs to the core` : null;
}

/** Null when the name says what the file holds, else the rule. */
export function nameRule(file: string): string | null {
  return forbiddenNames.test(file) || /(^|\/)(utils?|helpers?|common|misc)\//i.test(file)
    ? 'a file is named after the one idea it holds, not utils, helpers, common or misc'
    : null;
}

/** Every specifier that a source text imports: static, type-only, re-exported, dynamic and side-effect imports. */
export function importsIn(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const found = [
    ...code.matchAll(/^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm),
    ...code.matchAll(/^\s*import\s*['"]([^'"]+)['"]/gm),
    ...code.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g),
  ];
  return found.map((match) => match[1] ?? '');
}

/** The breaches of one file. */
export function breachesOf(file: string, source: string): Breach[] {
  const badName = nameRule(file);
  const named = badName === null ? [] : [{ file, specifier: '', rule: badName }];
  const imported = importsIn(source).flatMap((specifier) => {
    const rule = importRule({ file, specifier });
    return rule === null ? [] : [{ file, specifier, rule }];
  });
  return [...named, ...imported];
}
