// For tests: reads a calendar file as a phone does (RFC 5545): lines end in CRLF, long ones are folded, texts escaped.

/** An event with its properties by name, parameters left off. */
export type CalendarEvent = Record<string, string>;

/** The events of a file. Throws where it is not well formed. */
export function readCalendar(text: string): CalendarEvent[] {
  if (/[^\r]\n|\r[^\n]/.test(text) || !text.endsWith('END:VCALENDAR\r\n'))
    throw new Error('a line does not end in CRLF');
  for (const line of text.split('\r\n'))
    if (Buffer.byteLength(line) > 75) throw new Error(`longer than 75 bytes: ${line}`);
  const lines = text.replace(/\r\n[ \t]/g, '').split('\r\n');
  if (lines[0] !== 'BEGIN:VCALENDAR') throw new Error('no calendar');
  const events: CalendarEvent[] = [];
  let open: CalendarEvent | undefined;
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') open = {};
    else if (line === 'END:VEVENT') {
      events.push(open!);
      open = undefined;
    } else if (open) {
      const [, name, value] = /^([A-Z-]+)[^:]*:(.*)$/s.exec(line)!;
      open[name!] = value!.replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
    }
  }
  return events;
}
