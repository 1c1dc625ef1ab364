// Which committee takes in a case when nobody says so.

/** Codes of peopleCommitteeKind: 乡镇调委会 and 街道调委会. */
const townshipKinds: ReadonlySet<string> = new Set(['3', '4']);

/** The only committee, or the township's own; undefined where that is not clear. */
export function usualCommittee<Committee extends { kind: string }>(
  committees: readonly Committee[],
): Committee | undefined {
  if (committees.length === 1) return committees[0];
  const ofTownship = committees.filter(({ kind }) => townshipKinds.has(kind));
  return ofTownship.length === 1 ? ofTownship[0] : undefined;
}
