// The case that a row of the 矛盾纠纷 ledger would become: its facts as they stand there, nothing added. What the ledger
// does not say stays open; what is unclear holds the row back.
import type { Changes } from '../../../shared/contract/shapes.ts';
import type { RowValues } from '../../../shared/fields/field.ts';
import { type SplitParty, splitParties } from '../../../shared/rules/mediation/parties.ts';

/** Ways in the ledger that say which agreement was made → code of agreementForm. */
const formOfWay: Readonly<Record<string, string>> = { '12': '1', '13': '2' };
/** Sources that say the same in both lists (当事人申请, 派出所移交) → code of caseSource. */
const sourceOf: Readonly<Record<string, string>> = { '01': '1', '05': '5' };
const succeeded = '1';
const failed = '2';

export interface LedgerCase {
  case: Changes;
  parties: readonly SplitParty[];
  acceptedOn: string;
  agreement: { form: string; reachedOn: string; content: string | null; facts: string | null } | null;
  termination: { terminatedOn: string; terminationNote: string | null } | null;
  /** Why it is held back; empty when it is good. */
  held: readonly string[];
  /** What is missing or worth a look. */
  notes: readonly string[];
}

const text = (values: RowValues, key: string): string | null => {
  const value = values[key];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** What a ledger row becomes. Its result words are mapped only where they say the same. */
export function ledgerCase(values: RowValues): LedgerCase {
  const { parties, reasons, notes: partyNotes } = splitParties(text(values, 'parties'), text(values, 'title'));
  const notes = [...partyNotes];
  const happenedOn = text(values, 'happenedOn')!;
  const accepted = text(values, 'acceptedOn');
  const source = sourceOf[text(values, 'source') ?? ''] ?? null;
  if (accepted === null) notes.push('台账没有受理日期，按发生日期登记');
  if (source === null) notes.push('台账看不出案件来源，需要补填');
  const end = ending(values, notes);
  const mediator = text(values, 'mediator');
  if (mediator !== null) notes.push(`台账写的责任人是${mediator}，请在案件里确定调解员`);
  return {
    case: {
      title: text(values, 'title'),
      registeredOn: accepted ?? happenedOn,
      happenedOn,
      village: values.village ?? null,
      place: values.place ?? null,
      scale: values.scale ?? null,
      event: values.event ?? null,
      kind: values.kind ?? null,
      provincialKind: values.provincialKind ?? null,
      summary: values.summary ?? null,
      people: values.people ?? null,
      amount: values.amount ?? null,
      channel: values.source ?? null,
      source,
    },
    parties,
    acceptedOn: accepted ?? happenedOn,
    ...end,
    held: reasons,
    notes,
  };
}

function ending(values: RowValues, notes: string[]): Pick<LedgerCase, 'agreement' | 'termination'> {
  const resolvedOn = text(values, 'resolvedOn');
  const result = text(values, 'result');
  const none = { agreement: null, termination: null };
  if (values.outcome === failed) {
    if (resolvedOn === null) notes.push('台账记为调解不成，没有写日期，请在案件里办理终止');
    return resolvedOn === null ? none : { ...none, termination: { terminatedOn: resolvedOn, terminationNote: result } };
  }
  if (values.outcome !== succeeded) return none;
  const form = formOfWay[text(values, 'way') ?? ''];
  if (form === undefined || resolvedOn === null) {
    const missing = [
      ...(form === undefined ? ['协议是口头还是书面'] : []),
      ...(resolvedOn === null ? ['化解日期'] : []),
    ];
    notes.push(`台账记为调解成功，没有写${missing.join('、')}，请在案件里补录协议`);
    return none;
  }
  notes.push(result === null ? '台账没有写化解情况，协议内容和调解记录需要补录' : '调解记录需要补录');
  return { ...none, agreement: { form, reachedOn: resolvedOn, content: result, facts: text(values, 'summary') } };
}
