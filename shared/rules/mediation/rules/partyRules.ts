// R01, R02, R03, R25: who the parties are, and that nobody stands on both sides.
import { isEntrusted } from '../caseSource.ts';
import type { Dossier, PartyFacts } from '../dossier.ts';
import { partyName } from '../partyNames.ts';
import { type CaseRule, type Finding, inHead, inPart } from './caseRule.ts';

/** Text that two entries of one party share: spaces and brackets' width say nothing. */
function sameText(text: string | null): string | null {
  const bare = text?.normalize('NFKC').replace(/\s/gu, '') ?? '';
  return bare === '' ? null : bare;
}

/** What tells that two parties are one: the same person, identity number, credit code or organisation name. */
function marksOf(party: PartyFacts): readonly { mark: string; shared: string }[] {
  const marks = [
    { of: 'person', value: party.person, shared: '是同一个人' },
    { of: 'id', value: sameText(party.idNumber)?.toUpperCase() ?? null, shared: '证件号码相同' },
    { of: 'credit', value: sameText(party.creditCode)?.toUpperCase() ?? null, shared: '统一社会信用代码相同' },
    { of: 'name', value: sameText(party.organisation), shared: '单位名称相同' },
  ];
  return marks.flatMap(({ of, value, shared }) => (value === null ? [] : [{ mark: `${of}:${value}`, shared }]));
}

/** Pairs of parties that are one and the same. */
function twins(parties: readonly PartyFacts[]): readonly { first: PartyFacts; second: PartyFacts; shared: string }[] {
  const pairs: { first: PartyFacts; second: PartyFacts; shared: string }[] = [];
  const seen = new Map<string, PartyFacts>();
  for (const second of parties) {
    const marks = marksOf(second);
    const twin = marks.find(({ mark }) => seen.has(mark));
    if (twin !== undefined) pairs.push({ first: seen.get(twin.mark)!, second, shared: twin.shared });
    for (const { mark } of marks) if (!seen.has(mark)) seen.set(mark, second);
  }
  return pairs;
}

function tooFewSides({ parties }: Dossier): readonly Finding[] {
  if (new Set(parties.map(({ side }) => side)).size >= 2) return [];
  const what = parties.length === 0 ? '还没有登记当事人' : '当事人都在同一方，调解至少要有分属两方的两个当事人';
  const mend = parties.length === 0 ? '请登记各方当事人' : '请补充对方当事人';
  return [{ what, mend, part: 'caseParty', row: parties[0]?.id ?? null, field: 'side' }];
}

function refusing({ parties }: Dossier): readonly PartyFacts[] {
  return parties.filter(({ consent }) => consent === '2');
}

export const partyRules: readonly CaseRule[] = [
  {
    rule: 'R01',
    level: 'error',
    stage: 'accept',
    basis: '人民调解法第二条',
    check: ({ dossier }) => tooFewSides(dossier),
  },
  {
    rule: 'R02',
    level: 'error',
    stage: 'save',
    basis: null,
    check: ({ dossier }) =>
      twins(dossier.parties)
        .filter(({ first, second }) => first.side !== second.side)
        .map(({ first, second, shared }) =>
          inPart(
            'caseParty',
            second.id,
            'side',
            `${partyName(second)}不能同时站在两方：与另一方的${partyName(first)}${shared}`,
            '请改正其中一方的当事人',
          ),
        ),
  },
  {
    rule: 'sameParty',
    level: 'error',
    stage: 'save',
    basis: null,
    check: ({ dossier }) =>
      twins(dossier.parties)
        .filter(({ first, second }) => first.side === second.side)
        .map(({ second, shared }) =>
          inPart(
            'caseParty',
            second.id,
            second.kind === '2' ? 'organisation' : 'person',
            `当事人${partyName(second)}登记了两次（${shared}）`,
            '请撤销其中一条',
          ),
        ),
  },
  {
    rule: 'R03',
    level: 'error',
    stage: 'accept',
    basis: '人民调解法第十七条',
    check: ({ dossier }) => {
      // A case that was refused for it is done with.
      if (dossier.case.acceptedOn !== null || dossier.case.refusedOn !== null) return [];
      return refusing(dossier).map((party) =>
        inPart(
          'caseParty',
          party.id,
          'consent',
          `${partyName(party)}明确拒绝调解，不能受理`,
          '请办理不予受理，或者在其同意后改正调解意愿',
        ),
      );
    },
  },
  {
    rule: 'R03',
    level: 'error',
    stage: 'archive',
    basis: '人民调解法第十七条、第二十三条',
    check: ({ dossier }) => {
      if (dossier.case.acceptedOn === null || dossier.case.terminatedOn !== null) return [];
      return refusing(dossier).map((party) =>
        inPart(
          'caseParty',
          party.id,
          'consent',
          `${partyName(party)}明确拒绝调解，调解不能继续`,
          '请办理终止，或者在其同意后改正调解意愿',
        ),
      );
    },
  },
  {
    rule: 'R25',
    level: 'hint',
    stage: 'archive',
    basis: '参照宁波市人民调解条例第二十条',
    check: ({ dossier }) => {
      const counts = new Map<string | null, number>();
      for (const { side, isRepresentative } of dossier.parties) {
        if (isRepresentative === true) counts.set(side, (counts.get(side) ?? 0) + 1);
      }
      const crowded = [...counts.values()].filter((count) => count > 5);
      return crowded.map((count) =>
        inPart(
          'caseParty',
          null,
          'isRepresentative',
          `一方推选了${count}名代表人，代表人一般不超过五人`,
          '请核对推选的代表人',
        ),
      );
    },
  },
  {
    rule: 'sendingUnit',
    level: 'warning',
    stage: 'accept',
    basis: '人民调解法第十八条',
    check: ({ dossier }) => {
      const { source, sendingUnit } = dossier.case;
      if (!isEntrusted(source) || sendingUnit !== null) return [];
      return [inHead(dossier, 'sendingUnit', '委托移送的案件没有写移送单位', '请填写移送单位')];
    },
  },
];
