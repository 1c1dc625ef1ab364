// The duties of a team or of one person as a calendar for phones (RFC 5545). Instants are UTC, so that no time zone has to
// travel with them; a duty keeps its UID over all editions, and one that fell away is sent once more as cancelled.
import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { RotaSheet } from '../../../../shared/contract/rotaProcedures.ts';
import { instantAt } from '../../../../shared/fields/beijingTime.ts';
import { addDays } from '../../../../shared/rules/days.ts';
import { crewsOf } from './crews.ts';
import { dayRemark } from './dayWordsOfRota.ts';

export interface CalendarOrder {
  /** 迁陵镇茶市村义务巡防队2026年12月巡逻排班表. */
  title: string;
  team: string;
  sheet: RotaSheet;
  /** Sheets of editions before, for duties that fell away since. */
  earlier: readonly RotaSheet[];
  /** Only this person’s duties. */
  person?: string;
  /** UTC ISO instant. */
  writtenAt: string;
}

interface Duty {
  uid: string;
  start: Date;
  end: Date;
  summary: string;
  description: string;
  where: string;
}

/** Only in one’s own calendar: a whole team’s would ring for the duties of others. */
const reminder = { type: ICalAlarmType.display, trigger: 60 * 60 };

/** The file, with CRLF line ends. Of other people it holds names only. */
export function calendarFile(order: CalendarOrder): string {
  const calendar = ical({
    name: order.title,
    prodId: { company: '平安台账', product: '排班', language: 'ZH' },
    method: ICalCalendarMethod.PUBLISH,
    scale: 'gregorian',
  });
  const sequence = order.sheet.rota?.version ?? 0;
  const stamp = new Date(order.writtenAt);
  const duties = dutiesOf(order.sheet, order);
  const kept = new Set(duties.map(({ uid }) => uid));
  const gone = new Map(
    order.earlier.flatMap((sheet) => dutiesOf(sheet, order)).map((duty) => [duty.uid, duty] as const),
  );
  const event = ({ uid, start, end, summary, description, where }: Duty, status: ICalEventStatus): void => {
    calendar.createEvent({
      id: uid,
      sequence,
      stamp,
      start,
      end,
      summary,
      description,
      status,
      ...(where === '' ? {} : { location: where }),
      transparency:
        status === ICalEventStatus.CANCELLED ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
      alarms: order.person !== undefined && status === ICalEventStatus.CONFIRMED ? [reminder] : [],
    });
  };
  for (const duty of duties) event(duty, ICalEventStatus.CONFIRMED);
  for (const duty of gone.values()) if (!kept.has(duty.uid)) event(duty, ICalEventStatus.CANCELLED);
  // The last line ends like the others (RFC 5545 §3.4), which the library leaves to its caller.
  return `${calendar.toString()}\r\n`;
}

function dutiesOf(sheet: RotaSheet, { team, person }: CalendarOrder): Duty[] {
  const crewOf = crewsOf(sheet);
  return sheet.days.flatMap((day) =>
    sheet.shifts.flatMap((shift): Duty[] => {
      const { people, leaders } = crewOf(day.day, shift.id);
      if (people.length === 0 || (person !== undefined && people.every(({ id }) => id !== person))) return [];
      const start = instantAt(day.day, shift.start);
      const end = instantAt(shift.end <= shift.start ? addDays(day.day, 1) : day.day, shift.end);
      if (start === null || end === null) return [];
      const names = people.map(({ name }) => name);
      const who = leaders > 0 ? [`带班：${names.slice(0, leaders).join('、')}`] : [];
      const rest = names.slice(leaders);
      const crew = rest.length === 0 ? [] : [`${leaders > 0 ? '组员' : shift.role || '人员'}：${rest.join('、')}`];
      const remark = dayRemark(day);
      return [
        {
          uid: `${[sheet.team.id, day.day, shift.id, ...(person === undefined ? [] : [person])].join('.')}@rota`,
          start: new Date(start),
          end: new Date(end),
          summary: person === undefined ? `${shift.name} ${names.join('、')}` : `${shift.name}（${team}）`,
          description: [...who, ...crew, ...(shift.task === '' ? [] : [`勤务：${shift.task}`]), remark]
            .filter((line) => line !== '')
            .join('\n'),
          where: shift.where,
        },
      ];
    }),
  );
}
