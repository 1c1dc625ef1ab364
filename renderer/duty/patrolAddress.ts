// What the page of patrols shows, as its address: a record, a slip for a team and day, or the shifts that wait for one.
import { isDay } from '../../shared/rules/days.ts';
import { hrefOf } from '../route.ts';

export interface SlipPlace {
  team: string;
  day: string;
  shift?: string;
  template?: string;
}

type Query = Readonly<Record<string, string>>;

/** The slip that the address asks for; null where it names no team and day. */
export function slipPlaceOf({ team, day, shift, template }: Query): SlipPlace | null {
  if (!team || day === undefined || !isDay(day)) return null;
  return { team, day, ...(shift ? { shift } : {}), ...(template ? { template } : {}) };
}

export function slipHref({ team, day, shift, template }: SlipPlace): string {
  return hrefOf('duty', 'patrol', { team, day, ...(shift ? { shift } : {}), ...(template ? { template } : {}) });
}
