// `npm run package [-- --platform linux|win32] [--arch x64|arm64]` makes the installers, by default those of this
// system. `npm run package -- --proof` packs a folder with a stand-in for Electron and runs the packed core.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import electronFacts from 'electron/package.json' with { type: 'json' };
import { type AfterPackContext, Arch, build, type Configuration, Platform } from 'electron-builder';
import { buildMissing } from './build.ts';
import { provePacked, standInElectron } from './packageProof.ts';
import { inProject, projectRoot } from './projectRoot.ts';
import { stage, type Target } from './stage.ts';

const say = (line: string) => console.log(line);

/** Shuts what an installed Electron would otherwise allow: running as plain Node, debugging switches, foreign code. */
async function setFuses(context: AfterPackContext): Promise<void> {
  const windows = context.electronPlatformName === 'win32';
  const program = windows ? `${context.packager.appInfo.productFilename}.exe` : 'pingan-taizhang';
  await flipFuses(join(context.appOutDir, program), {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    // Electron checks the archive's integrity on Windows and macOS only.
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: windows,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  });
}

async function packTarget(target: Target, more: Configuration, folderOnly: boolean): Promise<string[]> {
  const platform = target.platform === 'win32' ? Platform.WINDOWS : Platform.LINUX;
  const targets = platform.createTarget(folderOnly ? 'dir' : undefined, Arch[target.arch]);
  return build({
    projectDir: projectRoot,
    targets,
    publish: 'never',
    config: {
      extends: 'electron-builder.yml',
      directories: { app: stage(target), output: inProject('out', 'packages') },
      ...more,
    },
  });
}

async function prove(): Promise<void> {
  say('fuses: not set, since the stand-in is not Electron and has none');
  await packTarget({ platform: 'linux', arch: 'x64' }, { electronDist: standInElectron(electronFacts.version) }, true);
  provePacked(inProject('out', 'packages', 'linux-unpacked'), say);
  say('package: the packed core works');
}

const { values } = parseArgs({
  options: { proof: { type: 'boolean' }, platform: { type: 'string' }, arch: { type: 'string' } },
});
const platform = values.platform ?? process.platform;
const arch = values.arch ?? process.arch;
if ((platform !== 'linux' && platform !== 'win32') || (arch !== 'x64' && arch !== 'arm64')) {
  console.error('packages are made for linux (x64, arm64) and win32 (x64)');
  process.exit(2);
}
await buildMissing(say);
if (values.proof) await prove();
else for (const made of await packTarget({ platform, arch }, { afterPack: setFuses }, false)) say(made);
