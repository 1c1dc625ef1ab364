// Opens an address in the user's own browser, where there is a screen to show it on.
import { spawn } from 'node:child_process';

interface Surroundings {
  platform: NodeJS.Platform;
  env: Record<string, string | undefined>;
}

/** The command that opens an address here, or null where there is no display. */
export function browserCommand(
  address: string,
  { platform, env }: Surroundings,
): { file: string; args: string[] } | null {
  if (platform === 'win32') {
    // Not `start`: a command shell would read characters of the address as its own.
    return { file: 'rundll32.exe', args: ['url.dll,FileProtocolHandler', address] };
  }
  if (platform === 'darwin') return { file: 'open', args: [address] };
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return null;
  return { file: 'xdg-open', args: [address] };
}

/** False when no browser could be started, so that the address must be shown. */
export async function openBrowser(address: string): Promise<boolean> {
  const command = browserCommand(address, { platform: process.platform, env: process.env });
  if (command === null) return false;
  return new Promise((resolve) => {
    const child = spawn(command.file, command.args, { stdio: 'ignore', detached: true });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
    // Some desktops keep the opener running as long as the browser; started and still there is good enough.
    setTimeout(() => resolve(true), 3000).unref();
    child.unref();
  });
}
