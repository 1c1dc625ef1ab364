// The age that documents print beside a party.
import { ageOn } from '../days.ts';
import type { PartyFacts } from './dossier.ts';

/** Completed years of a natural person on the day of a document; null where the day of birth is unknown or later. */
export function partyAge({ birthDay }: Pick<PartyFacts, 'birthDay'>, day: string): number | null {
  if (birthDay === null || day < birthDay) return null;
  return ageOn(birthDay, day);
}
