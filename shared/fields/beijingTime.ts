// China has one time zone and has not moved its clocks since 1991, so instants are shown and read at a fixed +08:00
// and not by the machine's setting: the same record prints the same hour everywhere, and codecs stay pure.
import { isDay } from '../rules/days.ts';

const offset = 8 * 3_600_000;
const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Whether the text is an instant as the program keeps it: UTC, ISO 8601 with milliseconds and Z. */
export function isInstant(text: string): boolean {
  if (!instantPattern.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === text;
}

/** The instant of a day and a time HH:mm on the Beijing clock; null where either does not exist. */
export function instantAt(day: string, time: string): string | null {
  if (!isDay(day) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return null;
  return new Date(Date.parse(`${day}T${time}:00.000Z`) - offset).toISOString();
}

/** "YYYY-MM-DD HH:mm" on the Beijing clock. */
export function beijingText(instant: string): string {
  return new Date(Date.parse(instant) + offset).toISOString().slice(0, 16).replace('T', ' ');
}

/** The day on which an instant falls in Beijing. */
export function beijingDay(instant: string): string {
  return beijingText(instant).slice(0, 10);
}
