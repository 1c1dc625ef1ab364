// What a rota is made from, as plain data: days, shifts with their needs, people with their limits, wishes and history,
// and the rules. Nothing here knows how a rota is found.

/** A day of the rota's range. Weekend and holiday are what they count as: a weekend worked as 调休 is neither. */
export interface RotaDay {
  /** YYYY-MM-DD; the days of a rota follow each other without a gap. */
  day: string;
  weekend: boolean;
  holiday: boolean;
  /** The duty level of the day in words (常态、应急、战时); it acts through the needs. */
  level?: string;
}

/** A shift of every day, or of one post or line of every day. */
export interface RotaShift {
  key: string;
  title: string;
  /** HH:MM. An end at or before the start lies on the next day (00:00–00:00 is a whole day). */
  start: string;
  end: string;
  night: boolean;
  /** The post or line it is served at, in words. */
  post?: string;
}

/** How many people a shift wants on a day, and who must be among them. */
export interface RotaNeed {
  day: string;
  shift: string;
  /** Fewer are a violation. */
  least: number;
  /** As many are placed where the rules allow, never more. */
  wanted: number;
  leaders: number;
  drivers: number;
  experienced: number;
  /** Other hours on this day, as a duty level or a season sets them. */
  start?: string;
  end?: string;
}

/** How often somebody served in the months before, for a load that stays equal over the months. */
export interface RotaHistory {
  duties: number;
  nights: number;
  weekends: number;
  holidays: number;
}

/** A duty outside of this rota: another team's or post's, or one of the days before the rota begins. */
export interface RotaOtherDuty {
  day: string;
  start: string;
  end: string;
  night: boolean;
  /** Where, in words: the team, the post, 上月. */
  title: string;
  /** Of this team, before or after the rota: it counts for the duties of its week. */
  sameTeam?: boolean;
  /** Short as a school's peak: not at the same time, but no rest is due before or after it. */
  brief?: boolean;
}

/** A day, or one shift of a day, on which somebody is not available. */
export interface RotaAbsence {
  day: string;
  shift?: string;
  /** In words: 请假、外出培训 … */
  why: string;
}

/** A wish for or against duties; what is left out matches all. */
export interface RotaWish {
  day?: string;
  /** 1 for Monday to 7 for Sunday. */
  weekday?: number;
  shift?: string;
  /** A whole number: above zero he would like the duty, below he would rather not. */
  weight: number;
}

export interface RotaPerson {
  id: string;
  name: string;
  leader: boolean;
  driver: boolean;
  experienced: boolean;
  /** New in the team: serves only where an experienced one serves too. */
  fresh: boolean;
  /** First and last day of membership within the rota; left out where it covers all of it. */
  from?: string;
  to?: string;
  absences: readonly RotaAbsence[];
  wishes: readonly RotaWish[];
  /** Most duties and nights within the rota. */
  mostDuties?: number;
  mostNights?: number;
  history: RotaHistory;
  elsewhere: readonly RotaOtherDuty[];
}

/** Two people who must serve together (in a shift both or none), or never in the same shift. */
export interface RotaPair {
  kind: 'together' | 'apart';
  one: string;
  other: string;
}

/** A cell set by hand: this person serves in this shift (or does not). */
export interface RotaPin {
  day: string;
  shift: string;
  person: string;
  serves: boolean;
}

export interface RotaRules {
  /** Least rest between two duties, and after a night; minutes from end to start. */
  restMinutes: number;
  restAfterNightMinutes: number;
  onePerDay: boolean;
  /** Most nights and most days of duty on end; most duties in a week from Monday. */
  nightsOnEnd?: number;
  daysOnEnd?: number;
  dutiesPerWeek?: number;
}

/** One person in one shift of one day. */
export interface RotaAssignment {
  day: string;
  shift: string;
  person: string;
}

export interface RotaProblem {
  days: readonly RotaDay[];
  shifts: readonly RotaShift[];
  needs: readonly RotaNeed[];
  people: readonly RotaPerson[];
  pairs: readonly RotaPair[];
  pins: readonly RotaPin[];
  rules: RotaRules;
  /** The rota so far, which changes as little as possible. */
  previous?: readonly RotaAssignment[];
}

/** What a rota is measured by, in order of weight. */
export type RotaAim = 'gaps' | 'duties' | 'nights' | 'weekends' | 'holidays' | 'wishes' | 'changes';

/** What is counted for each person and shared out evenly. */
export type RotaLoad = 'duties' | 'nights' | 'weekends' | 'holidays';

export const rotaLoads: readonly RotaLoad[] = ['duties', 'nights', 'weekends', 'holidays'];
