// D01 卷宗封面 (mediation.md §1.2).
import { closedDay } from '../../../../shared/rules/mediation/caseState.ts';
import { caseTitle } from '../../../../shared/rules/mediation/partyNames.ts';
import type { Block, Form, FormField, Words } from '../../documents/paper/formBlocks.ts';
import { committeeWords, mediatorNames, nameOf, type PrintedCase, writtenDay } from './printedCase.ts';

/** 当事人姓名 + 纠纷类型; the name of the dispute where there are no parties. */
function volumeName(view: PrintedCase): string | null {
  const { parties, case: head } = view.dossier;
  return parties.length > 0 ? caseTitle(parties, nameOf(view, 'disputeKind', head.kind)) : head.title;
}

/** From the first session (else the acceptance) until the last one (else the day the case was closed); null before. */
function mediationDays(view: PrintedCase): string | null {
  const { sessions, case: head } = view.dossier;
  const days = sessions.flatMap(({ heldOn }) => heldOn ?? []).sort();
  const from = days[0] ?? head.acceptedOn;
  const until = days.at(-1) ?? closedDay(view.dossier);
  // A case that was refused was never mediated, though it was closed.
  if (from === null) return null;
  return `${writtenDay(from)} 至 ${writtenDay(until) ?? '　　'}`;
}

/** Keeping term with its years where the office has set them. */
function keeping(view: PrintedCase): string | null {
  const { keeping: term } = view.dossier.case;
  const years = term === '1' || term === '2' ? view.settings.keepingYears[term] : null;
  const name = nameOf(view, 'keepingTerm', term);
  return name !== null && years !== null ? `${name}（${years}年）` : name;
}

export function cover(view: PrintedCase): Form {
  const { case: head } = view.dossier;
  const line = (label: string, value: string | null): Block => {
    const field: FormField = { label, value, room: 12 };
    return { kind: 'fields', fields: [field] };
  };
  const number: Words[] | null = head.number === null ? ['（　　　）人调字第　　　号'] : null;
  return {
    title: '卷宗封面',
    page: 'form',
    blocks: [
      { kind: 'gap', lines: 3 },
      { kind: 'side', words: committeeWords(view), align: 'center', size: 44 },
      { kind: 'gap', lines: 1 },
      { kind: 'side', words: [{ value: null, room: 0 }, '调 解 卷 宗'], align: 'center', size: 84 },
      { kind: 'gap', lines: 4 },
      line('卷名：', volumeName(view)),
      line('卷号：', head.number ?? String(number?.[0] ?? '')),
      line('人民调解员：', mediatorNames(view)),
      line('调解日期：', mediationDays(view)),
      line('立卷人：', head.filedBy),
      line('立卷日期：', writtenDay(head.filedOn)),
      line('保管期限：', keeping(view)),
      line('备注：', head.note),
    ],
  };
}
