import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const projectRoot = fileURLToPath(new URL('..', import.meta.url));

/** A path inside the project. */
export const inProject = (...parts: string[]): string => join(projectRoot, ...parts);
