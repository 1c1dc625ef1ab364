// The messages between the window's preload script, the main process and the core process.

/** Preload to main: give me a port to the core. */
export const connectChannel = 'pingan:connect';
/** Main to preload: here it is. */
export const portChannel = 'pingan:port';
/** Main to preload: the core is gone; the sentence to answer with. */
export const goneChannel = 'pingan:gone';
export const pickOpenChannel = 'pingan:pickOpen';
export const takeFileChannel = 'pingan:takeFile';
export const pickSaveChannel = 'pingan:pickSave';
export const openFinishedChannel = 'pingan:openFinished';

/** Main to core. `connect` carries a port; `allow` is answered by `allowed` before the page learns the handle. */
export type ToCore =
  | { kind: 'connect' }
  | { kind: 'allow'; access: 'read' | 'write'; handle: string; path: string }
  | { kind: 'close' };

/** Core to main. */
export type FromCore = { kind: 'allowed'; handle: string };
