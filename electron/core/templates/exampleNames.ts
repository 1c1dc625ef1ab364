// What a template of a report may name, with what would be filled in for a period.
import type { OutputOf } from '../../../shared/contract/index.ts';
import { findReport } from '../../../shared/reports/index.ts';
import { namesIn, type SlotGroup } from '../../../shared/rules/templates/slotGroups.ts';
import type { SlotValue, TemplateValues } from '../../../shared/rules/templates/templateData.ts';
import type { Call } from '../handlers.ts';
import { indicatorsInForce } from '../indicators/inForce.ts';
import { indicatorValues } from '../indicators/values.ts';
import { workReport } from '../monthly/duePlan.ts';
import { officialNumberOf } from '../monthly/officialNumbers.ts';
import { reportPeriod } from '../monthly/reportPeriod.ts';
import { worldOf } from '../registers/view.ts';
import { readRateDecimals } from '../reports/rateDecimals.ts';
import { readAsked } from '../reports/scope.ts';
import { valuesOfMonthly } from './fillMonthly.ts';
import { valuesOfReport } from './fillReport.ts';
import { headOfOffice, narrativeFor } from './officeHead.ts';
import { groupsFor, reportKeyOf } from './reportsWithTemplates.ts';
import { slotText } from './slotText.ts';

type Named = OutputOf<'templates.names'>;

/** A long text says what it is by its beginning. */
const longestExample = 60;

function exampleOf(value: SlotValue | undefined): string | null {
  const text = slotText(value ?? null, null);
  if (text === '') return null;
  return text.length > longestExample ? `${text.slice(0, longestExample)}…` : text;
}

/** Every name of a report with its example. */
export async function exampleNames(named: string, written: string, call: Call): Promise<Named> {
  const report = reportKeyOf(named);
  const { read, codes } = call.township;
  const groups = await groupsFor(read, codes, report);
  const { period, values } = await valuesFor(report, written, groups, call);
  return { period, groups: groups.map((group) => shownGroup(group, values)) };
}

async function valuesFor(
  report: string,
  written: string,
  groups: readonly SlotGroup[],
  call: Call,
): Promise<{ period: Named['period']; values: TemplateValues }> {
  const { read } = call.township;
  const { single, lists } = namesIn(groups);
  const uses = new Set([...single.keys(), ...lists.keys()]);
  if (report !== workReport) {
    const asked = readAsked({ report, period: written, scope: {} });
    const head = headOfOffice(call, asked.period, findReport(report)!.printTitle);
    const world = { ...worldOf(call), decimals: await readRateDecimals(read) };
    const { values } = await valuesOfReport(read, asked, { head, notes: [], revealed: false }, world, uses);
    return { period: { key: asked.period.key, title: asked.period.title }, values };
  }
  const period = reportPeriod(written, call.app.host.today());
  const world = worldOf(call);
  const told = {
    ...{ head: headOfOffice(call, period, ''), period, number: 1 },
    officialNumber: await officialNumberOf(read, period.key, 1),
    narrative: (await narrativeFor(call, period)).text,
    values: await indicatorValues(read, { period }, world),
    indicators: await indicatorsInForce(read, call.township.codes),
  };
  return {
    period: { key: period.key, title: period.title },
    values: await valuesOfMonthly(read, told, world, uses),
  };
}

function shownGroup(
  { key, title, list, names }: SlotGroup,
  { single, lists }: TemplateValues,
): Named['groups'][number] {
  const rows = list === null ? [] : (lists.get(list)?.rows ?? []);
  const from = list === null ? single : (rows[0] ?? new Map<string, SlotValue>());
  return {
    ...{ key, title, list, rows: rows.length },
    names: names.map(({ name, kind, about, of }) => ({
      ...{ name, kind, about, of: of ?? null },
      example: exampleOf(from.get(name)),
    })),
  };
}
