// A view in the address: `#/register/person?view={…}` shows it, `row=` opens a row over it, `row=new` an empty form.
import { type ViewSpec, viewSpec } from '../../shared/contract/shapes.ts';
import type { Register } from '../../shared/registers/register.ts';
import { gridFilters } from '../fields/gridFilter.ts';
import { titleOfId } from '../fields/links.ts';
import type { ViewState } from './viewState.ts';

/** The view that an address names; undefined when it names none, or none of this register. */
export function viewInAddress(text: string | undefined, register: Register): ViewSpec | undefined {
  if (text === undefined) return undefined;
  try {
    const view = viewSpec.parse(JSON.parse(text));
    const keys = new Set(register.fields.map((field) => field.key));
    const known = [...view.filters, ...view.sort].every((part) => keys.has(part.field));
    return view.register === register.key && known ? view : undefined;
  } catch {
    // An address is typed or copied by people: what cannot be read shows the whole register.
    return undefined;
  }
}

/** What the page has to show for a view. */
export async function stateOfView(view: ViewSpec, register: Register): Promise<ViewState> {
  const { shown, rest } = await gridFilters(view.filters, register.fields, titleOfId);
  return {
    search: view.search ?? '',
    filters: shown,
    rest,
    sort: view.sort.map(({ field, direction }) => ({ key: field, direction })),
    withdrawn: view.withdrawn,
    asOf: view.asOf ?? null,
    unfinished: view.unfinished ?? false,
  };
}
