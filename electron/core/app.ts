// The whole application, without any shell: desktop, loopback and command line all make it with `createApp`.
import type { AppState } from './appState.ts';
import type { App, Connection } from './connection.ts';
import { type ConnectionState, newConnectionState } from './connectionState.ts';
import { dispatch, envelopeOf } from './dispatch.ts';
import type { Host } from './host.ts';
import { Jobs } from './jobs/jobs.ts';
import { filesWithPreviews } from './preview/previews.ts';
import { noteDamage } from './session/damage.ts';
import { closeSession, closeTownship, closeWhenUnused, inTurn, lockWhenIdle } from './session/lock.ts';
import { startUpkeep } from './upkeep.ts';

const idleCheckMilliseconds = 20_000;

/** The state of a program run over a host. Nothing is opened yet. */
export function newAppState(host: Host): AppState {
  const failed = (error: unknown) => {
    noteDamage(app, error);
    return envelopeOf(error, host.log);
  };
  const app: AppState = {
    // The host itself stays behind: its clock and its log are asked, never copied.
    host: Object.create(host, {
      files: { value: filesWithPreviews(host.files, () => app.connections), enumerable: true },
    }) as Host,
    jobs: new Jobs(host.newId, failed),
    lock: null,
    township: null,
    divisions: null,
    connections: new Set(),
    upkeep: { running: null, trouble: null },
    sessionTurn: Promise.resolve(),
    damaged: false,
  };
  return app;
}

/** The application over a host. The caller closes it; until the first call nothing of the disk is touched. */
export function createApp({ host }: { host: Host }): App {
  const app = newAppState(host);
  const idle = setInterval(() => {
    void lockIdleSessions(app).catch((error: unknown) => host.log(`not locked: ${String(error)}`));
  }, idleCheckMilliseconds);
  idle.unref();
  const stopUpkeep = startUpkeep(app);

  return {
    connect: () => connectTo(app),
    async close() {
      clearInterval(idle);
      stopUpkeep();
      await closeApp(app);
    },
  };
}

/** Stops the work, closes the township, gives the folder free. Calling it again does nothing. */
export async function closeApp(app: AppState): Promise<void> {
  await app.jobs.stop();
  await app.upkeep.running;
  await inTurn(app, () => closeTownship(app));
  app.lock?.release();
  app.lock = null;
}

async function lockIdleSessions(app: AppState): Promise<void> {
  for (const connection of app.connections) await lockWhenIdle(app, connection);
  // A locked session whose work has ended since no longer needs the township.
  if (app.township) await inTurn(app, () => closeWhenUnused(app));
}

/** A new connection, signed out. */
export function connectTo(app: AppState): Connection {
  const state: ConnectionState = newConnectionState(app.host.newId(), app.host.now());
  app.connections.add(state);
  return {
    call: (procedure, input) => dispatch(app, state, procedure, input),
    async close() {
      app.connections.delete(state);
      await closeSession(app, state);
    },
  };
}
