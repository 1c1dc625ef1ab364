// What is told to the thread that writes a report: the question, the frame with its signers, and what was explained.
import { Refusal } from '../../../shared/contract/errors.ts';
import type { ReceivedBy } from '../../../shared/contract/index.ts';
import { keyForThread } from '../database/threadKey.ts';
import { plainFileName } from '../fileName.ts';
import type { Call } from '../handlers.ts';
import { registerOf } from '../registers/columns.ts';
import { titlesOf } from '../registers/rowTitles.ts';
import { worldOf } from '../registers/view.ts';
import { type NamedVersion, templateMark } from '../templates/templateMark.ts';
import { type CheckedRelations, checkRelations } from './checkRelations.ts';
import type { ReportOrder } from './exportReport.ts';
import { type Figures, type FigureWorld, figuresOf } from './figures.ts';
import { readRateDecimals } from './rateDecimals.ts';
import type { Asked, Narrowing } from './scope.ts';

export async function figureWorld(call: Call): Promise<FigureWorld> {
  return { ...worldOf(call), decimals: await readRateDecimals(call.township.read) };
}

/** What does not add up in a report. */
export async function checkedFor(asked: Asked, call: Call): Promise<CheckedRelations> {
  const { read } = call.township;
  const { report } = asked;
  if (report.layout === 'list') return checkRelations(read, asked, [], []);
  const figures: Figures = await figuresOf(read, { ...asked, report }, await figureWorld(call));
  return checkRelations(read, asked, figures.columns, figures.total);
}

/** @throws Refusal `invalid` naming what does not add up, when nobody gave a reason. */
export function refuseBroken({ violations }: CheckedRelations, reason: string | undefined): void {
  const hard = violations.filter(({ level }) => level === 'hard');
  if (hard.length === 0 || reason !== undefined) return;
  throw new Refusal(
    'invalid',
    `有 ${hard.length} 项平衡关系不符：${hard.map(({ message }) => message).join('')}请先补正相应的记录；确需照此导出的，写明理由。`,
    {
      problems: hard.map(({ relation, message }) => ({ code: relation, message, level: 'error' as const })),
      details: { violations: hard },
    },
  );
}

/** 单位_表名_期间_日期; a template of the office stands in the place of the rows, which it names itself. */
export function fileName({ report, period, by }: Asked, format: string, call: Call, template?: NamedVersion): string {
  const { unit } = call.township.settings;
  const rows = by.key === report.dimensions[0]!.key ? '' : `按${by.label}`;
  const parts = [
    unit,
    report.printTitle,
    template ? templateMark(template) : rows,
    period.title,
    call.app.host.today().replaceAll('-', ''),
  ];
  return plainFileName(`${parts.filter((part) => part !== '').join('_')}.${format}`);
}

const narrowedRegisters: Record<keyof Narrowing, string> = {
  committee: 'peopleCommittee',
  village: 'village',
  team: 'team',
  line: 'patrolLine',
  mediator: 'mediator',
};

/** 范围：茶市村. */
async function narrowingNote(only: Narrowing, call: Call): Promise<string[]> {
  const names: string[] = [];
  for (const [key, id] of Object.entries(only)) {
    const register = registerOf(narrowedRegisters[key as keyof Narrowing]);
    names.push((await titlesOf(call.township.read, register, [id])).get(id) ?? '');
  }
  return names.length === 0 ? [] : [`只统计${names.join('、')}的记录。`];
}

/** What the thread that writes a report is told. */
export async function orderOf(
  input: Omit<ReceivedBy<'reports.export'>, 'file' | 'asLocked'>,
  asked: Asked,
  checked: CheckedRelations,
  call: Call,
): Promise<ReportOrder> {
  const { host } = call.app;
  const { settings, file, key } = call.township;
  const township = settings.divisionPath.at(-1) ?? '';
  const broken = checked.violations.filter(({ level }) => level === 'hard');
  const explained =
    broken.length === 0
      ? []
      : [`${broken.map(({ message }) => message.replace(/。$/u, '')).join('；')}。说明：${input.reason}。`];
  const { report, period, scope, signers = {} } = input;
  return {
    file,
    key: keyForThread(key),
    format: input.format,
    asked: { report, period, scope },
    frame: {
      title: `${township}${asked.report.printTitle}`,
      unit: signers.unit ?? settings.unit,
      period: asked.period.title,
      filledOn: host.today(),
      signers: {
        unitHead: signers.unitHead ?? settings.unitHead,
        reviewer: signers.reviewer ?? settings.reviewer,
        preparer: signers.preparer ?? settings.preparer,
        phone: signers.phone ?? settings.phone,
      },
      notes: [...(await narrowingNote(asked.only, call)), ...explained],
    },
    above: settings.divisionPath.slice(-2),
    decimals: await readRateDecimals(call.township.read),
    revealed: input.reveal !== undefined,
    today: host.today(),
    writtenAt: host.now(),
  };
}
