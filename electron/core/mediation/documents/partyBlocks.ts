// 当事人 as every form writes them: block P for a person, block L for an organisation (mediation.md §1.0).
import { ageOn, isDay } from '../../../../shared/rules/days.ts';
import type { PartyFacts } from '../../../../shared/rules/mediation/dossier.ts';
import type { Block } from '../../documents/paper/formBlocks.ts';
import { nameOf, type PrintedCase } from './printedCase.ts';

const emptyParty: Partial<PartyFacts> = {};

function ageText(birthDay: string | null | undefined, on: string | null): string | null {
  if (!birthDay || !on || !isDay(birthDay) || !isDay(on) || birthDay > on) return null;
  return `${ageOn(birthDay, on)}岁`;
}

function personBlock(view: PrintedCase, party: Partial<PartyFacts>, label: string, on: string | null): Block[] {
  return [
    {
      kind: 'fields',
      fields: [
        { label: `${label}姓名`, value: party.name ?? null, room: 5 },
        { label: '性别', value: nameOf(view, 'sex', party.sex ?? null), room: 2 },
        { label: '民族', value: nameOf(view, 'ethnic', party.ethnic ?? null), room: 3 },
        { label: '年龄', value: ageText(party.birthDay, on), room: 2 },
      ],
    },
    {
      kind: 'fields',
      fields: [
        { label: '职业或职务', value: party.occupation ?? null, room: 6 },
        { label: '联系方式', value: party.phone ?? null, room: 7 },
      ],
    },
    { kind: 'fields', fields: [{ label: '单位或住址', value: party.address ?? null, room: 12 }] },
  ];
}

function organisationBlock(party: PartyFacts, label: string): Block[] {
  const more = [
    { label: '统一社会信用代码', value: party.creditCode, room: 9 },
    { label: '联系号码', value: party.organisationPhone, room: 6 },
  ].filter(({ value }) => value !== null);
  return [
    { kind: 'fields', fields: [{ label: `${label}名称`, value: party.organisation ?? party.name, room: 12 }] },
    { kind: 'fields', fields: [{ label: '地址', value: party.organisationAddress, room: 12 }] },
    {
      kind: 'fields',
      fields: [
        { label: '法定代表人姓名', value: party.legalRepresentative, room: 5 },
        { label: '职务', value: party.representativePost, room: 5 },
      ],
    },
    ...(more.length > 0 ? [{ kind: 'fields' as const, fields: more }] : []),
  ];
}

/** One block a party; an empty one where there is nobody yet. `on` is the day on which ages are counted. */
export function partyBlocks(
  view: PrintedCase,
  parties: readonly PartyFacts[],
  label: string,
  on: string | null,
): Block[] {
  if (parties.length === 0) return personBlock(view, emptyParty, label, on);
  return parties.flatMap((party) =>
    party.kind === '2' ? organisationBlock(party, label) : personBlock(view, party, label, on),
  );
}

/** All parties, each under the name of its side. */
export function sidedPartyBlocks(view: PrintedCase, on: string | null): Block[] {
  const { parties } = view.dossier;
  const third = parties.filter(({ side }) => side === '3');
  return [
    ...partyBlocks(
      view,
      parties.filter(({ side }) => side === '1' || side === null),
      '申请人',
      on,
    ),
    ...partyBlocks(
      view,
      parties.filter(({ side }) => side === '2'),
      '被申请人',
      on,
    ),
    ...(third.length > 0 ? partyBlocks(view, third, '第三人', on) : []),
  ];
}

/** All parties as an agreement names them: at least two blocks. */
export function agreementPartyBlocks(view: PrintedCase, on: string | null): Block[] {
  const { parties } = view.dossier;
  const blocks = parties.flatMap((party) => partyBlocks(view, [party], '当事人', on));
  for (let missing = parties.length; missing < 2; missing += 1) blocks.push(...partyBlocks(view, [], '当事人', on));
  return blocks;
}
