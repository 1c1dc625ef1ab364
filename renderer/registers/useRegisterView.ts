// What a register's page shows: typed and clicked together, taken from the address, or from a saved view.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Filter, ViewInput } from '../../shared/contract/shapes.ts';
import type { Register } from '../../shared/registers/register.ts';
import { notifyError } from '../ui/index.ts';
import { stateOfView, viewInAddress } from './viewAddress.ts';
import { type ViewState, viewOf, wholeRegister } from './viewState.ts';

const searchPauseMs = 220;

export interface RegisterView {
  /** Null until the view of the address has been read. */
  state: ViewState | null;
  view: ViewInput | null;
  /** The search box at every key; the view follows after a pause. */
  search: string;
  setSearch(text: string): void;
  change(part: Partial<ViewState>): void;
  /** Shows something else altogether. */
  take(next: ViewState): void;
}

/** `address` is the view that the address names, `always` holds beside whatever is chosen; `onTaken` is told when something else altogether is shown. */
export function useRegisterView(
  register: Register,
  address: string | undefined,
  always: readonly Filter[],
  onTaken: (state: ViewState) => void,
): RegisterView {
  const [state, setState] = useState<ViewState | null>(() => (address === undefined ? wholeRegister : null));
  const [search, setSearch] = useState('');
  const view = useMemo((): ViewInput | null => {
    if (state === null) return null;
    const own = viewOf(register, state);
    return { ...own, filters: [...(own.filters ?? []), ...always] };
  }, [register, state, always]);
  const told = useRef(onTaken);
  told.current = onTaken;

  const change = useCallback((part: Partial<ViewState>) => {
    setState((before) => ({ ...(before ?? wholeRegister), ...part }));
  }, []);

  const take = useCallback((next: ViewState) => {
    setState(next);
    setSearch(next.search);
    told.current(next);
  }, []);

  const followed = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (address === followed.current) return;
    followed.current = address;
    const named = viewInAddress(address, register);
    // An address without a view, after one with: the whole register again.
    if (named) stateOfView(named, register).then(take, notifyError);
    else take(wholeRegister);
  }, [address, register, take]);

  useEffect(() => {
    if (state === null || search === state.search) return;
    const timer = setTimeout(() => change({ search }), searchPauseMs);
    return () => clearTimeout(timer);
  }, [search, state, change]);

  return { state, view, search, setSearch, change, take };
}
