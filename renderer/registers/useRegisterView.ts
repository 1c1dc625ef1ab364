// What a register's page shows: typed and clicked together, taken from the address, or from a saved view.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Filter, ViewInput, ViewSpec } from '../../shared/contract/shapes.ts';
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
  /** The same for a view as it is kept; it has to be read first, and what is shown otherwise meanwhile stands. */
  takeView(view: ViewSpec): Promise<void>;
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

  const turn = useRef(0);
  const take = useCallback((next: ViewState) => {
    turn.current += 1;
    setState(next);
    setSearch(next.search);
    told.current(next);
  }, []);

  const takeView = useCallback(
    async (named: ViewSpec) => {
      turn.current += 1;
      const mine = turn.current;
      const next = await stateOfView(named, register);
      if (turn.current === mine) take(next);
    },
    [register, take],
  );

  const followed = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (address === followed.current) return;
    followed.current = address;
    const named = viewInAddress(address, register);
    // An address without a view, after one with: the whole register again.
    if (named) takeView(named).catch(notifyError);
    else take(wholeRegister);
  }, [address, register, take, takeView]);

  useEffect(() => {
    if (state === null || search === state.search) return;
    const timer = setTimeout(() => change({ search }), searchPauseMs);
    return () => clearTimeout(timer);
  }, [search, state, change]);

  return { state, view, search, setSearch, change, take, takeView };
}
