// What the clerk asked a register to show, and the view that this means.
import type { Filter, ViewInput } from '../../shared/contract/shapes.ts';
import type { Register } from '../../shared/registers/register.ts';
import { viewFilters } from '../fields/gridFilter.ts';
import type { GridFilters, SortKey } from '../grid/types.ts';

export interface ViewState {
  search: string;
  filters: GridFilters;
  /** Conditions of a saved view that the filter row cannot show. */
  rest: readonly Filter[];
  sort: readonly SortKey[];
  withdrawn: 'without' | 'with' | 'only';
  /** YYYY-MM-DD: rows that held on that day. */
  asOf: string | null;
  unfinished: boolean;
}

export const wholeRegister: ViewState = {
  search: '',
  filters: {},
  rest: [],
  sort: [],
  withdrawn: 'without',
  asOf: null,
  unfinished: false,
};

const mostSortKeys = 5;

/** The view for the core. */
export function viewOf(register: Register, state: ViewState): ViewInput {
  return {
    register: register.key,
    filters: [...viewFilters(state.filters, register.fields), ...state.rest],
    sort: state.sort.slice(0, mostSortKeys).map(({ key, direction }) => ({ field: key, direction })),
    withdrawn: state.withdrawn,
    ...(state.search.trim() === '' ? {} : { search: state.search.trim() }),
    ...(state.asOf === null ? {} : { asOf: state.asOf }),
    ...(state.unfinished ? { unfinished: true } : {}),
  };
}

/** Whether anything narrows the register. */
export function isNarrowed(state: ViewState): boolean {
  return (
    state.search.trim() !== '' ||
    Object.keys(state.filters).length > 0 ||
    state.rest.length > 0 ||
    state.withdrawn !== 'without' ||
    state.asOf !== null ||
    state.unfinished
  );
}
