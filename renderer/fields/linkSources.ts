// A page may offer rows of its own for a link: the parties of the case that is open, mediators with what speaks for them.
import { createContext } from 'react';
import type { Link } from '../ui/index.ts';

export type LinkSource = (typed: string) => Promise<readonly Link[]>;

/** By register; a register that is not named is searched as everywhere. */
export const LinkSources = createContext<Readonly<Record<string, LinkSource>>>({});
