// A shift that a published rota plans is no record of a register; among the records behind a figure it stands under this
// name, by an id that tells its day, team and shift pattern.

export const plannedShiftKey = 'plannedShift';
export const plannedShiftTitle = '排定班次';

export interface PlannedShiftName {
  /** YYYY-MM-DD. */
  day: string;
  /** Ids of the team and of the shift pattern. */
  team: string;
  shift: string;
}

export const plannedShiftId = ({ day, team, shift }: PlannedShiftName): string => `${day}.${team}.${shift}`;

/** What an id tells; null for one that is none. */
export function readPlannedShiftId(id: string): PlannedShiftName | null {
  const [day, team, shift, ...others] = id.split('.');
  if (!day || !team || !shift || others.length > 0) return null;
  return { day, team, shift };
}
