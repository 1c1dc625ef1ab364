// A task of 今日 that is there while a view has rows.
import type { OutputOf } from '../../shared/contract/index.ts';
import type { ViewSpec } from '../../shared/contract/shapes.ts';

export interface StandingTask {
  key: string;
  level: OutputOf<'home.today'>['tasks'][number]['level'];
  text: string;
  view: ViewSpec;
  /** The page that shows these rows, where they have one of their own. */
  screen?: string;
}

/** All rows in use of a register, unless told otherwise. */
export function viewOf(register: string, more: Partial<ViewSpec> = {}): ViewSpec {
  return { register, filters: [], sort: [], withdrawn: 'without', ...more };
}
