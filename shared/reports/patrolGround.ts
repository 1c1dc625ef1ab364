// What is to be walked (lines, posts, places) and when nobody walked it: said once for the statistic and the indicators.
import { begun, notOver } from '../indicators/standing.ts';
import { all, any, type Condition, not, within } from './condition.ts';

/** In use on the last day of the period. */
export const groundInUse: Condition = all(begun('startsOn'), notOver('endsOn'));

/** A patrol in the period names it. */
const patrolled = (field: 'line' | 'post' | 'place'): Condition => ({
  namedBy: { register: 'patrolRecord', field, where: within('patrolledOn') },
});

/** A patrol in the period walked the whole of its line, naming no place of it. */
const lineWalked: Condition = {
  namedBy: {
    register: 'patrolRecord',
    field: 'line',
    where: all(within('patrolledOn'), { field: 'place', filled: false }),
    via: 'line',
  },
};

export const lineUnpatrolled: Condition = not(patrolled('line'));
export const postUnpatrolled: Condition = not(patrolled('post'));
export const placeUnpatrolled: Condition = not(any(patrolled('place'), lineWalked));
