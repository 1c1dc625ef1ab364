// Which committee a page is about: the one chosen last, else the only one, the township's own, or the first.
import { usualCommittee } from '../../shared/rules/mediation/usualCommittee.ts';
import { usePreference } from '../api/preference.ts';
import { suggestLinks } from '../fields/links.ts';
import type { Link } from '../ui/index.ts';
import { useCommittees } from './useCommittees.ts';

const readLink = (stored: unknown): Link | null => {
  if (typeof stored !== 'object' || stored === null) return null;
  const { id, title } = stored as Partial<Link>;
  return typeof id === 'string' && typeof title === 'string' ? { id, title } : null;
};

export const suggestCommittees = (typed: string) => suggestLinks('peopleCommittee', typed);

/** The committee and how to choose another; null while none is known. `none` says that there is none at all. */
export function useCommittee(): { committee: Link | null; none: boolean; choose: (link: Link | null) => void } {
  const [stored, setStored] = usePreference('mediation.committee', (value) => {
    const link = readLink(value);
    return link === null ? null : { id: link.id, title: link.title };
  });
  const committees = useCommittees();
  const usual = committees && (usualCommittee(committees) ?? committees[0]);
  const offered = usual && { id: usual.id, title: usual.name };
  return {
    committee: stored ?? offered ?? null,
    none: stored === null && committees?.length === 0,
    choose: (link) => setStored(link === null ? null : { id: link.id, title: link.title }),
  };
}
