// The patrol slips of a month: one for each shift of the rota, to be carried and written on.

import { weekdayName } from '../../../../shared/rules/days.ts';
import type { RuledDocument } from '../../documents/ruled/ruledPage.ts';
import { chineseDay } from '../../documents/tableDocument.ts';
import { crewsOf } from './crews.ts';
import { levelName } from './dayWordsOfRota.ts';
import { blankSlip, type PatrolSlip, slipDocument } from './patrolSlip.ts';
import { equipmentOf, focusOf, type PatrolTemplate, templatesFor } from './patrolTemplates.ts';
import { type RosterPrint, rotaTitle } from './rosterPrint.ts';
import { hoursWords } from './shiftColumns.ts';

/** What the slips need beside the rota. */
export interface SlipGround {
  templates: readonly PatrolTemplate[];
  /** The line of a shift pattern, by its id. */
  lines: Readonly<Record<string, string>>;
  /** The route of the team, where shift and template name none. */
  route: string;
  /** Names of 发现情况类别 and 上报对象. */
  findings: readonly string[];
  reportedTo: readonly string[];
}

const linesOf = (templates: readonly PatrolTemplate[]): string =>
  [...new Set(templates.map(({ lineName }) => lineName))].filter((name) => name !== '').join('、');

/** One slip for each shift at which somebody serves; undefined where nobody does. */
export function rotaSlips(print: RosterPrint, ground: SlipGround): RuledDocument | undefined {
  const { sheet, township } = print;
  const crewOf = crewsOf(sheet);
  const slips = sheet.days.flatMap((day) =>
    sheet.shifts.flatMap((shift): { name: string; slip: PatrolSlip }[] => {
      const crew = crewOf(day.day, shift.id);
      if (crew.people.length === 0) return [];
      const line = ground.lines[shift.id] ?? null;
      const templates = templatesFor(ground.templates, { day: day.day, start: shift.start, line });
      const [lead] = crew.people.slice(0, crew.leaders);
      return [
        {
          name: `${Number(day.day.slice(8))}日${shift.name}`,
          slip: {
            ...blankSlip(ground.findings, ground.reportedTo),
            team: sheet.team.title,
            day: `${chineseDay(day.day)} ${weekdayName(day.day)}`,
            shift: `${shift.name} ${hoursWords(shift)}`,
            level: levelName(day.level),
            where: shift.where || linesOf(templates) || ground.route,
            focus: focusOf(templates),
            equipment: equipmentOf(templates),
            leader: lead?.name ?? '',
            people: crew.people.map(({ name }) => name),
            expected: `${crew.people.length} 人`,
          },
        },
      ];
    }),
  );
  if (slips.length === 0) return undefined;
  return slipDocument({ title: rotaTitle(print, '巡逻单'), heading: `${township}巡逻单`, slips });
}
