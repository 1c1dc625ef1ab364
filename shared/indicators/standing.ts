// Conditions of what stood on the last day of a period.
import { all, any, type Condition } from '../reports/condition.ts';

/** Begun by the last day, or on a day that nobody wrote. */
export const begun = (day: string): Condition => any({ field: day, filled: false }, { day: [day], place: 'untilEnd' });

/** Not over on the last day. */
export const notOver = (day: string): Condition => any({ field: day, filled: false }, { day: [day], place: 'after' });

/** In post on the last day. */
export const inPost: Condition = all(begun('joinedOn'), notOver('leftOn'));
