// Prints of rotas and calendars for phones, for windows and the command line.
import { Refusal } from '../../../../shared/contract/errors.ts';
import type { ReceivedBy } from '../../../../shared/contract/index.ts';
import type { RotaSheet } from '../../../../shared/contract/rotaProcedures.ts';
import { writeAudit } from '../../audit.ts';
import type { Call, OpenHandlers } from '../../handlers.ts';
import { editionSheet, sheetChanges } from '../changing/editions.ts';
import { sheetOf } from '../plan/sheet.ts';
import { worldOf } from '../rotaHandlers.ts';
import { changesList, type EditionChanges } from './changesList.ts';
import { nameList } from './nameList.ts';
import { dutyFileName, startPaper } from './paperJob.ts';
import { phoneCard } from './phoneCard.ts';
import { readPrint, slipGround, swapLines } from './printFacts.ts';
import { hasUnits, monthWords, type RosterPrint, rotaKind, rotaTitle } from './rosterPrint.ts';
import type { RosterPaper } from './rosterTask.ts';
import { rotaSlips } from './rotaSlips.ts';
import { wallDays } from './wallDays.ts';
import { wallPeople } from './wallPeople.ts';

type Wanted = ReceivedBy<'rota.export'>;
type Form = Wanted['form'];

/** Papers that show phones of people. */
const withPhones: readonly Form[] = ['list', 'phones'];

export const rotaExportHandlers = {
  'rota.export': async (wanted, call) => {
    refuseWrongFormat(wanted);
    const sheet = await sheetToPrint(wanted, call);
    const print = await readPrint(call, sheet, wanted.reveal !== undefined);
    const paper = await paperOf(wanted, print, call);
    return {
      job: await startPaper(call, { paper, format: wanted.format, file: wanted.file }, () =>
        logPrint(wanted, print, call),
      ),
    };
  },

  'rota.name': async ({ form, format, person, ...which }, call) => {
    const sheet = await sheetOf(call.township.read, which, worldOf(call));
    const title = titleOf(form, { sheet, township: call.township.settings.divisionPath.at(-1) ?? '' });
    const whose = sheet.people.find(({ id }) => id === person)?.name;
    return { name: dutyFileName(call, whose === undefined ? title : `${title}（${whose}）`, format) };
  },
} satisfies Partial<OpenHandlers>;

/** @throws Refusal `invalid` for a calendar as a document, and for a document as a calendar. */
function refuseWrongFormat({ form, format, person }: Wanted): void {
  if ((form === 'calendar') !== (format === 'ics'))
    throw new Refusal('invalid', '手机日历存为 .ics 文件，其他样式存为 .docx 或 .xlsx 文件，请改选格式。');
  if (person !== undefined && form !== 'calendar')
    throw new Refusal('invalid', '只有手机日历可以单独导出一个人的，打印件请导出全队的。');
}

/** @throws Refusal `notFound` for an edition that there is not, `invalid` where there is nothing to print. */
async function sheetToPrint({ edition, person, form, ...which }: Wanted, call: Call): Promise<RotaSheet> {
  const { read } = call.township;
  const now = await sheetOf(read, { team: which.team, month: which.month }, worldOf(call));
  const when = monthWords(which.month);
  if (edition !== undefined && now.rota === null)
    throw new Refusal('notFound', `“${now.team.title}”${when}还没有排班表，没有第 ${edition} 版。`);
  const sheet = edition === undefined ? now : await editionSheet(read, now.rota!.id, edition);
  if (form === 'phones') {
    if (sheet.people.length > 0) return sheet;
    throw new Refusal('invalid', `“${now.team.title}”${when}没有在队人员，没有可以打印的。请先登记巡防队员。`);
  }
  if (sheet.cells.length === 0)
    throw new Refusal('invalid', `“${now.team.title}”${when}还没有排班，没有可以打印的。请先生成或手工排班。`);
  if (person !== undefined && sheet.people.every(({ id }) => id !== person))
    throw new Refusal('notFound', `这个人${when}不在“${now.team.title}”的排班表里。`);
  return sheet;
}

async function paperOf(wanted: Wanted, print: RosterPrint, call: Call): Promise<RosterPaper> {
  switch (wanted.form) {
    case 'wallA3':
    case 'wallA4':
      return { kind: 'pages', document: wallSheet(wanted, print) };
    case 'list':
      return { kind: 'tables', tables: [nameList(print)] };
    case 'phones':
      return { kind: 'pages', document: phoneCard(print) };
    case 'slips': {
      const document = rotaSlips(print, await slipGround(call, print.sheet));
      if (!document) throw new Refusal('invalid', '这个月没有排到人的班次，没有巡逻单可以打印。');
      return { kind: 'pages', document };
    }
    case 'changes': {
      const editions = await editionChanges(wanted, print.sheet, call);
      const [first] = print.sheet.editions;
      const told = { first: first!, editions, swaps: await swapLines(call, print.sheet) };
      return { kind: 'tables', tables: changesList(print, told) };
    }
    case 'calendar':
      return {
        kind: 'calendar',
        order: {
          title: rotaTitle(print),
          team: print.sheet.team.title,
          sheet: print.sheet,
          earlier: await earlierSheets(print.sheet, call),
          writtenAt: call.app.host.now(),
          ...(wanted.person === undefined ? {} : { person: wanted.person }),
        },
      };
  }
}

/** Lines of days, or of people where that was asked for or several units serve together. */
function wallSheet({ form, rows }: Wanted, print: RosterPrint) {
  const paper = form === 'wallA3' ? 'A3' : 'A4';
  const lines = rows ?? (hasUnits(print.sheet) ? 'people' : 'days');
  return lines === 'days' ? wallDays(print, paper) : wallPeople(print, paper);
}

/** The sheets of the editions before, and of the same one where it was changed since. */
async function earlierSheets({ rota }: RotaSheet, call: Call): Promise<RotaSheet[]> {
  if (rota === null) return [];
  const last = rota.state === 'changed' ? rota.edition : rota.edition - 1;
  const sheets: RotaSheet[] = [];
  for (let edition = 1; edition <= last; edition += 1)
    sheets.push(await editionSheet(call.township.read, rota.id, edition));
  return sheets;
}

/** @throws Refusal `invalid` before the first edition: nothing can have changed. */
async function editionChanges(wanted: Wanted, sheet: RotaSheet, call: Call): Promise<EditionChanges[]> {
  const { rota, editions } = sheet;
  if (rota === null || rota.edition === 0)
    throw new Refusal(
      'invalid',
      `“${sheet.team.title}”${monthWords(wanted.month)}的排班表还没有发布，没有调整可以打印。`,
    );
  const sheets = [...(await earlierSheets(sheet, call)), sheet];
  return sheets.slice(1).map((after, index): EditionChanges => {
    const before = sheets[index]!;
    const number = index + 2;
    const published = editions.find(({ edition }) => edition === number);
    return {
      title: published ? `第${number}版` : '发布后调整',
      publishedOn: published?.publishedOn ?? '',
      approver: published?.approver ?? '',
      note: published?.note ?? '',
      before,
      after,
      changes: sheetChanges(before, after),
    };
  });
}

function titleOf(form: string, print: Pick<RosterPrint, 'sheet' | 'township'>): string {
  const kind = rotaKind(print.sheet);
  const kinds: Readonly<Record<string, string>> = {
    wallA3: `${kind}A3`,
    wallA4: `${kind}A4`,
    list: `${kind.replace(/表$/u, '')}名单`,
    phones: '通讯录',
    slips: '巡逻单',
    changes: '排班调整一览表',
    calendar: kind,
  };
  return rotaTitle(print, kinds[form] ?? kind);
}

/** What left the program is logged; phones in clear with the reason and the people. */
async function logPrint({ form, reveal }: Wanted, print: RosterPrint, call: Call): Promise<void> {
  const detail = titleOf(form, print);
  const { team, people } = print.sheet;
  const showsPeople = withPhones.includes(form);
  // A duty phone may be somebody's mobile.
  const reason = reveal === undefined || showsPeople ? {} : { reason: reveal };
  await writeAudit(call, { action: 'export', register: 'team', rowIds: [team.id], detail, ...reason });
  if (reveal === undefined || !showsPeople) return;
  const rowIds = people.map(({ id }) => id).filter((id) => print.phones[id] !== undefined);
  await writeAudit(call, { action: 'export', register: 'person', rowIds, reason: reveal, detail });
}
