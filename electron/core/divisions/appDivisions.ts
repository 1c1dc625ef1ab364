// The national list as the application holds it: opened at the first question, kept until the program ends.
import { join } from 'node:path';
import type { AppState } from '../appState.ts';
import { type Divisions, openDivisions } from './openDivisions.ts';

export function divisionsOf(app: AppState): Divisions {
  app.divisions ??= openDivisions(join(app.host.assetFolder, 'divisions.bin'));
  return app.divisions;
}
