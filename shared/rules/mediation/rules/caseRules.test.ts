// Each rule of mediation.md §2.4 over a case that keeps it and one that breaks it.
import { describe, expect, test } from 'vitest';
import { caseRules } from '../caseRules.ts';
import type { Dossier } from '../dossier.ts';
import { judge } from '../judge.ts';
import { defaultMediationSettings } from '../mediationSettings.ts';
import {
  agreement,
  caseMediator,
  confirmation,
  emptyDossier,
  inquiry,
  oralCase,
  party,
  session,
  signature,
  statement,
  terminatedCase,
  visit,
  writtenCase,
} from '../testing/exampleDossier.ts';
import { reasonsToStandBack } from './mediatorRules.ts';

const today = '2026-07-01';
const problems = (dossier: Dossier, on = today) => judge(dossier, defaultMediationSettings, on).problems;
const found = (dossier: Dossier, rule: string, on = today) =>
  problems(dossier, on).filter((each) => each.rule === rule);

type Change = (dossier: Dossier) => Dossier;
const head =
  (change: Partial<Dossier['case']>): Change =>
  (dossier) => ({ ...dossier, case: { ...dossier.case, ...change } });
const parties =
  (change: (all: Dossier['parties']) => Dossier['parties']): Change =>
  (dossier) => ({ ...dossier, parties: change(dossier.parties) });
const agreed =
  (change: Partial<Dossier['agreements'][number]>): Change =>
  (dossier) => ({ ...dossier, agreements: dossier.agreements.map((each) => ({ ...each, ...change })) });
const seat =
  (change: Partial<Dossier['mediators'][number]>): Change =>
  (dossier) => ({ ...dossier, mediators: dossier.mediators.map((each) => ({ ...each, ...change })) });
const pool =
  (change: Partial<Dossier['pool'][number]>): Change =>
  (dossier) => ({ ...dossier, pool: dossier.pool.map((each) => ({ ...each, ...change })) });
const add =
  <Key extends keyof Dossier>(key: Key, record: Dossier[Key] extends readonly (infer One)[] ? One : never): Change =>
  (dossier) => ({ ...dossier, [key]: [...(dossier[key] as readonly unknown[]), record] });
const entered = { enteredOn: '2026-03-20' };
const asked = (change: Partial<Dossier['confirmations'][number]>) =>
  confirmation({ id: 'c', ...entered, agreement: 'agreement', appliedOn: '2026-04-10', allApply: true, ...change });
const twin = (change: Partial<Dossier['parties'][number]>) => party({ id: 'twin', ...entered, ...change });

test('the three examples break no rule', () => {
  for (const dossier of [writtenCase(), oralCase(), terminatedCase()]) expect(problems(dossier)).toEqual([]);
});

test('R01 to R25 all stand in the table', () => {
  const rules = new Set(caseRules.map(({ rule }) => rule));
  const named = Array.from({ length: 25 }, (_, index) => `R${String(index + 1).padStart(2, '0')}`);
  expect(named.filter((rule) => !rules.has(rule))).toEqual([]);
});

interface Broken {
  name: string;
  rule: string;
  level: 'error' | 'warning' | 'hint';
  stage: 'save' | 'accept' | 'archive';
  of?: () => Dossier;
  change: Change;
  says: string;
  row?: string;
}

const broken: readonly Broken[] = [
  {
    name: 'one side only',
    rule: 'R01',
    level: 'error',
    stage: 'accept',
    change: parties((all) => all.slice(0, 1)),
    says: '人民调解法第二条',
  },
  { name: 'nobody', rule: 'R01', level: 'error', stage: 'accept', change: parties(() => []), says: '请登记各方当事人' },
  {
    name: 'one person on both sides',
    rule: 'R02',
    level: 'error',
    stage: 'save',
    change: add('parties', twin({ side: '2', person: 'person-tian', name: '田秀英' })),
    says: '同一个人',
    row: 'twin',
  },
  {
    name: 'one identity number on both sides',
    rule: 'R02',
    level: 'error',
    stage: 'save',
    change: add('parties', twin({ side: '1', person: 'other', idNumber: '433125197809211011' })),
    says: '证件号码相同',
  },
  {
    name: 'one credit code on both sides',
    rule: 'R02',
    level: 'error',
    stage: 'save',
    of: terminatedCase,
    change: add('parties', twin({ side: '1', kind: '2', organisation: '别的名称', creditCode: '91350100m000100y43' })),
    says: '统一社会信用代码相同',
  },
  {
    name: 'one organisation on both sides',
    rule: 'R02',
    level: 'error',
    stage: 'save',
    of: terminatedCase,
    change: add('parties', twin({ side: '1', kind: '2', organisation: '青溪石材 有限公司' })),
    says: '单位名称相同',
  },
  {
    name: 'one party twice',
    rule: 'sameParty',
    level: 'error',
    stage: 'save',
    change: add('parties', twin({ person: 'person-tian', name: '田秀英' })),
    says: '登记了两次',
  },
  {
    name: 'one party signs one agreement twice',
    rule: 'sameSignature',
    level: 'error',
    stage: 'save',
    change: (dossier) => add('signatures', { ...dossier.signatures[0]!, id: 'again' })(dossier),
    says: '的签署已经登记过',
    row: 'again',
  },
  {
    name: 'one mediator in two seats',
    rule: 'sameMediator',
    level: 'error',
    stage: 'save',
    change: (dossier) => add('mediators', { ...dossier.mediators[0]!, id: 'again', role: '2' })(dossier),
    says: '已经是本案的人民调解员',
    row: 'again',
  },
  {
    name: 'an agreement before the court twice',
    rule: 'sameConfirmation',
    level: 'error',
    stage: 'save',
    change: (dossier) =>
      add('confirmations', asked({ id: 'again', appliedOn: '2026-04-11' }))(add('confirmations', asked({}))(dossier)),
    says: '已在2026-04-10申请过司法确认（审查中）',
    row: 'again',
  },
  {
    name: 'one refuses before acceptance',
    rule: 'R03',
    level: 'error',
    stage: 'accept',
    change: (dossier) =>
      head({ acceptedOn: null })(
        parties((all) => all.map((each) => ({ ...each, consent: '2' })))({ ...dossier, sessions: [], agreements: [] }),
      ),
    says: '第十七条',
  },
  {
    name: 'one refuses after acceptance',
    rule: 'R03',
    level: 'error',
    stage: 'archive',
    change: parties((all) => all.map((each, at) => (at === 1 ? { ...each, consent: '2' } : each))),
    says: '请办理终止',
    row: 'party-peng',
  },
  {
    name: 'no mediator',
    rule: 'R04',
    level: 'error',
    stage: 'archive',
    change: (dossier) => ({ ...dossier, mediators: [] }),
    says: '人民调解法第十九条',
  },
  {
    name: 'only a recorder',
    rule: 'R04',
    level: 'error',
    stage: 'archive',
    change: seat({ role: '3' }),
    says: '还没有人民调解员',
  },
  { name: 'nobody presides', rule: 'R04', level: 'error', stage: 'archive', change: seat({ role: '2' }), says: '主持' },
  {
    name: 'the mediator is a party',
    rule: 'R05',
    level: 'error',
    stage: 'save',
    change: pool({ person: 'person-peng' }),
    says: '向德明是本案当事人',
  },
  {
    name: 'the mediator is a party registered twice',
    rule: 'R05',
    level: 'error',
    stage: 'save',
    change: pool({ idNumber: '433125197809211011' }),
    says: '向德明是本案当事人',
  },
  {
    name: 'the mediator is an agent',
    rule: 'R05',
    level: 'error',
    stage: 'save',
    of: terminatedCase,
    change: pool({ idNumber: '433125199003023029' }),
    says: '代理人',
  },
  {
    name: 'the mediator is invited',
    rule: 'R05',
    level: 'error',
    stage: 'save',
    change: (dossier) => ({
      ...dossier,
      sessions: dossier.sessions.map((each) => ({ ...each, invited: '梁正国、向德明（村干部）' })),
    }),
    says: '向德明',
    row: 'session-1',
  },
  {
    name: 'a namesake of an agent',
    rule: 'R05',
    level: 'warning',
    stage: 'archive',
    of: terminatedCase,
    change: (dossier) => pool({ name: '罗敏', idNumber: null })(dossier),
    says: '同名',
  },
  {
    name: 'one telephone',
    rule: 'kinship',
    level: 'warning',
    stage: 'archive',
    change: pool({ phone: '138 0000 0002' }),
    says: '彭长贵的联系号码相同',
  },
  {
    name: 'one address',
    rule: 'kinship',
    level: 'warning',
    stage: 'archive',
    change: pool({ address: '青溪镇 白岩村3组' }),
    says: '田秀英的住址相同',
  },
  {
    name: 'challenged and not replaced',
    rule: 'R06',
    level: 'warning',
    stage: 'archive',
    change: seat({ challengedBy: 'party-tian', challengedOn: '2026-03-09' }),
    says: '更换调解主持人',
  },
  {
    name: 'challenged, replaced by nobody',
    rule: 'R06',
    level: 'warning',
    stage: 'archive',
    change: seat({ challengedOn: '2026-03-09', until: '2026-03-09' }),
    says: '接替',
  },
  {
    name: 'invited without consent',
    rule: 'R07',
    level: 'warning',
    stage: 'archive',
    change: (dossier) => ({
      ...dossier,
      sessions: dossier.sessions.map((each) => ({ ...each, invitedAgreed: false })),
    }),
    says: '第二十条',
    row: 'session-1',
  },
  {
    name: 'a session before acceptance',
    rule: 'R08',
    level: 'error',
    stage: 'save',
    change: add('sessions', session({ id: 's', ...entered, heldOn: '2026-03-02' })),
    says: '早于受理日期',
    row: 's',
  },
  {
    name: 'an inquiry before acceptance',
    rule: 'R08',
    level: 'error',
    stage: 'save',
    change: add('inquiries', inquiry({ id: 'i', ...entered, heldOn: '2026-03-02' })),
    says: '早于受理日期',
  },
  {
    name: 'a session in a case that was not accepted',
    rule: 'R08',
    level: 'error',
    stage: 'save',
    of: () => emptyDossier(),
    change: add('sessions', session({ id: 's', ...entered, heldOn: '2026-03-02' })),
    says: '还没有受理',
  },
  {
    name: 'acceptance mended to a day after the sessions',
    rule: 'R08',
    level: 'error',
    stage: 'save',
    change: head({ acceptedOn: '2026-03-11' }),
    says: '早于受理日期',
  },
  {
    name: 'a session after the agreement',
    rule: 'R08',
    level: 'error',
    stage: 'save',
    change: add('sessions', session({ id: 's', ...entered, heldOn: '2026-03-19' })),
    says: '早于最后一次调解',
    row: 'agreement',
  },
  {
    name: 'an agreement without a session',
    rule: 'sessionFirst',
    level: 'error',
    stage: 'save',
    change: (dossier) => ({ ...dossier, sessions: [] }),
    says: '第二十八条',
    row: 'agreement',
  },
  {
    name: 'an oral agreement without a session',
    rule: 'sessionFirst',
    level: 'error',
    stage: 'save',
    of: oralCase,
    change: (dossier) => ({ ...dossier, sessions: [] }),
    says: '请先补记',
  },
  {
    name: 'acceptance before the application',
    rule: 'order',
    level: 'error',
    stage: 'save',
    change: head({ acceptedOn: '2026-03-01' }),
    says: '早于申请',
  },
  {
    name: 'termination before the last session',
    rule: 'order',
    level: 'error',
    stage: 'save',
    of: terminatedCase,
    change: head({ terminatedOn: '2026-06-24' }),
    says: '终止日期早于最后一次调解',
  },
  {
    name: 'accepted and refused',
    rule: 'order',
    level: 'error',
    stage: 'save',
    change: head({ refusedOn: '2026-03-05' }),
    says: '不予受理',
  },
  {
    name: 'told of other ways without an end',
    rule: 'order',
    level: 'error',
    stage: 'save',
    change: head({ remedyToldOn: '2026-03-05' }),
    says: '请填写终止日期',
  },
  {
    name: 'signed before it was reached',
    rule: 'order',
    level: 'error',
    stage: 'save',
    change: add(
      'signatures',
      signature({ id: 'g', ...entered, agreement: 'agreement', party: 'party-tian', signedOn: '2026-03-17' }),
    ),
    says: '签署的日期',
    row: 'g',
  },
  {
    name: 'agreed and terminated',
    rule: 'endedTwice',
    level: 'error',
    stage: 'save',
    change: head({ terminatedOn: '2026-03-20' }),
    says: '协议已经生效',
  },
  {
    name: 'notice after the first session',
    rule: 'notice',
    level: 'warning',
    stage: 'archive',
    change: head({ noticeOn: '2026-03-11' }),
    says: '第三十条',
  },
  {
    name: 'no notice',
    rule: 'notice',
    level: 'warning',
    stage: 'archive',
    change: head({ noticeOn: null }),
    says: '没有告知',
  },
  {
    name: 'success without an agreement',
    rule: 'R09',
    level: 'error',
    stage: 'archive',
    change: (dossier) => ({ ...dossier, agreements: [] }),
    says: '调解成功的，应当制作协议书或者记录口头协议（人民调解法第二十八条）。请补录协议。',
  },
  {
    name: 'written and oral at once',
    rule: 'R09',
    level: 'error',
    stage: 'save',
    change: add('agreements', agreement({ id: 'b', ...entered, form: '1', reachedOn: '2026-03-18' })),
    says: '只能有一份',
    row: 'b',
  },
  {
    name: 'no success and no end',
    rule: 'R10',
    level: 'error',
    stage: 'archive',
    of: terminatedCase,
    change: head({ terminatedOn: null, remedyToldOn: null }),
    says: '第二十六条',
  },
  {
    name: 'the end without telling the other ways',
    rule: 'R10',
    level: 'error',
    stage: 'archive',
    of: terminatedCase,
    change: head({ remedyToldOn: null }),
    says: '仲裁、行政、司法',
  },
  {
    name: 'the end without a reason',
    rule: 'R10',
    level: 'error',
    stage: 'archive',
    of: terminatedCase,
    change: head({ terminationReasons: [] }),
    says: '没有写明原因',
  },
  {
    name: 'refused without a word',
    rule: 'refusal',
    level: 'error',
    stage: 'archive',
    of: () => emptyDossier(),
    change: head({ source: '1', refusedOn: '2026-03-02', refusalReasons: ['2'] }),
    says: '没有告知当事人到哪里解决',
  },
  {
    name: 'empty blocks of the agreement',
    rule: 'R11',
    level: 'error',
    stage: 'archive',
    change: agreed({ content: ' ', performance: null }),
    says: '协议内容、履行方式、时限',
  },
  {
    name: 'not in force',
    rule: 'R12',
    level: 'error',
    stage: 'archive',
    change: agreed({ sealedOn: null }),
    says: '缺调委会盖章日期',
  },
  {
    name: 'a wrong day of effect',
    rule: 'R12',
    level: 'error',
    stage: 'archive',
    change: agreed({ effectiveOn: '2026-03-18' }),
    says: '2026-03-19',
  },
  {
    name: 'too few copies',
    rule: 'R13',
    level: 'warning',
    stage: 'archive',
    change: agreed({ copies: 2 }),
    says: '至少要3份',
  },
  {
    name: 'oral: a wrong day of effect',
    rule: 'R14',
    level: 'error',
    stage: 'archive',
    of: oralCase,
    change: agreed({ effectiveOn: '2026-05-08' }),
    says: '第三十条',
  },
  {
    name: 'oral: nothing recorded',
    rule: 'oralContent',
    level: 'error',
    stage: 'archive',
    of: oralCase,
    change: agreed({ content: null }),
    says: '协议内容',
  },
  {
    name: 'the court on day 31',
    rule: 'R15',
    level: 'error',
    stage: 'save',
    change: add('confirmations', asked({ appliedOn: '2026-04-19' })),
    says: '最迟2026-04-18',
  },
  {
    name: 'the court before it binds',
    rule: 'R15',
    level: 'error',
    stage: 'save',
    change: add('confirmations', asked({ appliedOn: '2026-03-18' })),
    says: '早于协议生效日期',
  },
  {
    name: 'one side alone before the court',
    rule: 'R15',
    level: 'error',
    stage: 'save',
    change: add('confirmations', asked({ allApply: false })),
    says: '共同申请',
  },
  {
    name: 'the court without saying who applied',
    rule: 'R15',
    level: 'error',
    stage: 'archive',
    change: add('confirmations', asked({ allApply: null })),
    says: '共同申请',
  },
  {
    name: 'the court and status alone',
    rule: 'R16',
    level: 'warning',
    stage: 'archive',
    change: add('confirmations', asked({ identityOnly: true })),
    says: '第三百五十五条',
  },
  {
    name: 'the court and an oral agreement',
    rule: 'R17',
    level: 'warning',
    stage: 'archive',
    of: oralCase,
    change: add('confirmations', asked({ appliedOn: '2026-05-10' })),
    says: '第三百五十四条',
  },
  {
    name: 'money taken',
    rule: 'R19',
    level: 'error',
    stage: 'save',
    change: head({ fee: 5000 }),
    says: '人民调解法第四条',
  },
  {
    name: 'a grave forecast without measures',
    rule: 'R20',
    level: 'warning',
    stage: 'archive',
    change: head({ forecast: '3' }),
    says: '第二十五条',
  },
  {
    name: 'a required document missing',
    rule: 'R21',
    level: 'error',
    stage: 'archive',
    change: (dossier) => ({ ...dossier, scans: {} }),
    says: '当事人身份证明',
  },
  {
    name: 'a visit to another agreement',
    rule: 'R22',
    level: 'error',
    stage: 'save',
    change: add(
      'visits',
      visit({ id: 'v', ...entered, visitedOn: '2026-04-21', agreementNumber: '（2026）青溪人调字第8号' }),
    ),
    says: '第8号',
    row: 'v',
  },
  {
    name: 'money below nothing',
    rule: 'R23',
    level: 'error',
    stage: 'save',
    change: agreed({ amount: -1 }),
    says: '不能小于0',
  },
  {
    name: 'a record after archiving',
    rule: 'R24',
    level: 'warning',
    stage: 'archive',
    change: (dossier) => head({ archivedOn: '2026-04-01' })(dossier),
    says: '卷宗情况说明',
  },
  {
    name: 'six representatives',
    rule: 'R25',
    level: 'hint',
    stage: 'archive',
    change: parties((all) => [
      ...all,
      ...Array.from({ length: 6 }, (_, index) =>
        party({ id: `r${index}`, ...entered, person: `r${index}`, name: `代表${index}`, isRepresentative: true }),
      ),
    ]),
    says: '不超过五人',
  },
  {
    name: 'handed over by nobody named',
    rule: 'sendingUnit',
    level: 'warning',
    stage: 'accept',
    of: terminatedCase,
    change: head({ sendingUnit: null }),
    says: '移送单位',
  },
  {
    name: 'no way in',
    rule: 'source',
    level: 'error',
    stage: 'accept',
    change: head({ source: null }),
    says: '案件来源',
  },
  {
    name: 'no short name',
    rule: 'shortName',
    level: 'error',
    stage: 'accept',
    change: (dossier) => ({ ...dossier, committee: { ...dossier.committee, shortName: '' } }),
    says: '简称',
  },
];

describe('a broken rule is told', () => {
  test.each(broken.map((each) => [`${each.rule}: ${each.name}`, each] as const))('%s', (_, each) => {
    const dossier = each.change((each.of ?? writtenCase)());
    const all = found(dossier, each.rule);
    expect(all.map(({ level, stage }) => ({ level, stage }))).toContainEqual({ level: each.level, stage: each.stage });
    expect(all.map(({ message }) => message).join('\n')).toContain(each.says);
    if (each.row !== undefined) expect(all.map(({ row }) => row)).toContain(each.row);
  });

  test('every message is whole sentences', () => {
    for (const each of broken) {
      for (const { message } of problems(each.change((each.of ?? writtenCase)()))) {
        expect(message).toMatch(/^[^。]+。[^。]+。$/u);
        expect(message).not.toMatch(/null|undefined/u);
      }
    }
  });

  test('every rule of the table is broken by one of them', () => {
    const tried = new Set(broken.map(({ rule }) => rule));
    tried.add('R18').add('choice');
    expect(caseRules.map(({ rule }) => rule).filter((rule) => !tried.has(rule))).toEqual([]);
  });
});

describe('at the edge', () => {
  test('the court on day 30 is in time', () => {
    expect(found(add('confirmations', asked({ appliedOn: '2026-04-18' }))(writtenCase()), 'R15')).toEqual([]);
  });

  test('an application that was withdrawn may be made again; who was replaced may come back', () => {
    const again = add('confirmations', asked({ id: 'again', appliedOn: '2026-04-11' }));
    expect(found(again(add('confirmations', asked({ result: '4' }))(writtenCase())), 'sameConfirmation')).toEqual([]);
    const back = (dossier: Dossier) => add('mediators', { ...dossier.mediators[0]!, id: 'back' })(dossier);
    expect(found(back(seat({ until: '2026-03-05' })(writtenCase())), 'sameMediator')).toEqual([]);
  });

  test('R18 tells the day after the month, not on its last day; an agreed extension moves it', () => {
    const open: Dossier = { ...writtenCase(), agreements: [], signatures: [], performances: [], visits: [] };
    expect(found(open, 'R18', '2026-04-03')).toEqual([]);
    expect(found(open, 'R18', '2026-04-04')).toMatchObject([{ level: 'hint' }]);
    const longer = {
      ...open,
      extensions: [
        {
          id: 'e',
          version: 1,
          enteredOn: '2026-04-01',
          agreedOn: '2026-04-01',
          until: '2026-05-01',
          allAgreed: true,
          reason: null,
          note: null,
        },
      ],
    };
    expect(found(longer, 'R18', '2026-05-01')).toEqual([]);
  });

  test('a chosen mediator who does not take part', () => {
    const dossier = parties((all) => all.map((each) => ({ ...each, chosenMediator: 'somebody else' })))(writtenCase());
    expect(found(dossier, 'choice')).toHaveLength(2);
    const followed = parties((all) => all.map((each) => ({ ...each, chosenMediator: 'mediator-xiang' })))(
      writtenCase(),
    );
    expect(found(followed, 'choice')).toEqual([]);
  });

  test('after the court dismissed it, a new session and a new agreement are lawful (T17)', () => {
    const dismissed = add('confirmations', asked({ result: '3', decidedOn: '2026-04-20' }))(writtenCase());
    const again = add('sessions', session({ id: 's', ...entered, heldOn: '2026-04-25' }))(dismissed);
    expect(found(again, 'R08')).toEqual([]);
  });

  test('a replaced mediator may be a party; nobody is told twice', () => {
    const replaced = seat({ until: '2026-03-04' })(pool({ person: 'person-peng' })(writtenCase()));
    expect(found(replaced, 'R05')).toEqual([]);
    expect(found(pool({ person: 'person-peng', phone: '13800000002' })(writtenCase()), 'kinship')).toEqual([]);
  });

  test('ended before any session nobody need have mediated; after one somebody did', () => {
    const ended = { ...terminatedCase(), mediators: [] };
    expect(found(ended, 'R04')).toHaveLength(1);
    expect(found({ ...ended, sessions: [] }, 'R04')).toEqual([]);
    expect(found(head({ terminatedOn: null })({ ...ended, sessions: [] }), 'R04')).toHaveLength(1);
  });

  test('nothing owed and nothing taken are lawful sums; five representatives are not too many', () => {
    expect(found(head({ amount: 0 })(agreed({ amount: 0 })(writtenCase())), 'R23')).toEqual([]);
    expect(found(head({ fee: null })(writtenCase()), 'R19')).toEqual([]);
    const five = Array.from({ length: 5 }, (_, at) =>
      party({ id: `r${at}`, ...entered, person: `r${at}`, name: `代表${at}`, isRepresentative: true }),
    );
    expect(found(parties((all) => [...all, ...five])(writtenCase()), 'R25')).toEqual([]);
  });

  test('an agreement before acceptance is told once, as such', () => {
    const dossier = agreed({ reachedOn: '2026-03-01' })({ ...writtenCase(), sessions: [] });
    expect(found(dossier, 'R08')).toHaveLength(1);
    expect(found(dossier, 'sessionFirst')).toEqual([]);
  });

  test('the session of the day of the agreement is in time, one of the next day is not', () => {
    const sessions = writtenCase().sessions.slice(1);
    expect(found({ ...writtenCase(), sessions }, 'sessionFirst')).toEqual([]);
    const late = sessions.map((each) => ({ ...each, heldOn: '2026-03-19' }));
    expect(found({ ...writtenCase(), sessions: late }, 'sessionFirst')).toHaveLength(1);
  });

  test('the day it binds is in time for the court; records of the day of archiving stand', () => {
    expect(found(add('confirmations', asked({ appliedOn: '2026-03-19' }))(writtenCase()), 'R15')).toEqual([]);
    expect(found(head({ archivedOn: '2026-04-20' })(writtenCase()), 'R24')).toEqual([]);
    expect(found(head({ archivedOn: '2026-04-19' })(writtenCase()), 'R24').map(({ row }) => row)).toEqual(['visit']);
  });

  test('a refusal says why and where to go; once accepted it is another matter', () => {
    const refused = head({ source: '1', refusedOn: '2026-03-02', refusalTold: '人民法院' })(emptyDossier());
    expect(found(refused, 'refusal').map(({ field }) => field)).toEqual(['refusalReasons']);
    expect(found(head({ refusalReasons: [] })(refused), 'refusal')).toHaveLength(1);
    expect(found(head({ refusalReasons: ['2'] })(refused), 'refusal')).toEqual([]);
    expect(found(head({ acceptedOn: '2026-03-02' })(refused), 'refusal')).toEqual([]);
  });

  test('one who refuses after acceptance is no problem once mediation is terminated', () => {
    const refusing = parties((all) => all.map((each) => ({ ...each, consent: '2' })));
    expect(found(refusing(terminatedCase()), 'R03')).toEqual([]);
  });

  test('a replaced mediator with a successor', () => {
    const replaced = seat({ challengedOn: '2026-03-09', until: '2026-03-09' })(writtenCase());
    const successor = caseMediator({ id: 'next', ...entered, mediator: 'mediator-next', from: '2026-03-09' });
    expect(found(add('mediators', successor)(replaced), 'R06')).toEqual([]);
  });

  test('a note after archiving is what the law of the file asks for', () => {
    const late = statement({
      id: 'n',
      enteredOn: '2026-05-02',
      writtenOn: '2026-05-02',
      text: '更正',
      afterArchive: true,
    });
    expect(found(head({ archivedOn: '2026-05-01' })(add('statements', late)(writtenCase())), 'R24')).toEqual([]);
  });

  test('parties without any number, code or organisation are not the same', () => {
    const bare = parties((all) => all.map((each) => ({ ...each, person: null, idNumber: null })))(writtenCase());
    expect(found(bare, 'R02')).toEqual([]);
  });
});

test('why a mediator should stand back', () => {
  const [tian] = writtenCase().parties;
  const xiang = writtenCase().pool[0]!;
  expect(reasonsToStandBack(xiang, [tian!])).toEqual([]);
  expect(reasonsToStandBack({ ...xiang, person: 'person-tian' }, [tian!])).toEqual(['是本案当事人田秀英']);
  expect(reasonsToStandBack({ ...xiang, phone: '+86 13800000001', address: tian!.address }, [tian!])).toHaveLength(2);
  expect(reasonsToStandBack({ ...xiang, address: '青溪镇白岩村' }, [{ ...tian!, address: '青溪镇白岩村' }])).toEqual(
    [],
  );
});
