import { describe, expect, test } from 'vitest';
import { caseParts } from '../../registers/mediation/index.ts';
import { mediationCase } from '../../registers/mediation/mediationCase.ts';
import { isOnDemand, lackingInWords, missingRequired, tilesOf } from './checklist.ts';
import { neededFields, neededHeadFields } from './documentGaps.ts';
import { caseDocuments, type DocumentKey } from './documents.ts';
import type { Dossier } from './dossier.ts';
import { defaultMediationSettings, type MediationSettings } from './mediationSettings.ts';
import { localTemplate, nationalTemplate, templateOf, templateProblems } from './templates.ts';
import {
  caseHead,
  confirmation,
  emptyDossier,
  oralCase,
  party,
  terminatedCase,
  writtenCase,
} from './testing/exampleDossier.ts';

const local = defaultMediationSettings;
const national: MediationSettings = { ...local, template: 'national' };
const tile = (dossier: Dossier, document: DocumentKey, settings = local) =>
  tilesOf(dossier, settings).find((each) => each.document === document)!;
const missing = (dossier: Dossier, settings = local) =>
  missingRequired(tilesOf(dossier, settings)).map(({ document }) => document);
const head = (dossier: Dossier, change: Partial<Dossier['case']>): Dossier => ({
  ...dossier,
  case: { ...dossier.case, ...change },
});

describe('words', () => {
  test.each(Object.entries(neededFields))('%s: the labels of the register', (part, labels) => {
    const register = caseParts.find(({ key }) => key === part)!;
    for (const [field, label] of Object.entries(labels)) {
      expect(register.fields.find(({ key }) => key === field)?.label, field).toBe(label);
    }
  });

  test.each(Object.entries(neededHeadFields))('%s: the labels of the case', (_, labels) => {
    for (const [field, label] of Object.entries(labels)) {
      expect(mediationCase.fields.find(({ key }) => key === field)?.label, field).toBe(label);
    }
  });
});

describe('the form wall', () => {
  test('every document once, in the order of binding', () => {
    expect(tilesOf(writtenCase(), local).map(({ document }) => document)).toEqual(caseDocuments.map(({ key }) => key));
  });

  test('the examples lack nothing that is required', () => {
    for (const dossier of [writtenCase(), oralCase(), terminatedCase()]) {
      expect(missing(dossier)).toEqual([]);
      expect(missing(dossier, national)).toEqual([]);
    }
  });

  test('a lacking field is named and leads to its record', () => {
    const dossier = writtenCase();
    const [first, second] = dossier.sessions;
    const changed = { ...dossier, sessions: [first!, { ...second!, signedOn: null, minutes: ' ' }] };
    expect(tile(changed, 'D09')).toMatchObject({
      state: 'lacking',
      need: 'required',
      rows: ['session-1', 'session-2'],
    });
    expect(tile(changed, 'D09').lacking).toEqual([
      { text: '第2次调解记录：调解记录', part: 'caseSession', row: 'session-2', field: 'minutes' },
      { text: '第2次调解记录：签名日期', part: 'caseSession', row: 'session-2', field: 'signedOn' },
    ]);
    expect(lackingInWords(tile(changed, 'D09'))).toBe('人民调解记录（第2次调解记录：调解记录，签名日期）');
    expect(missing(changed)).toEqual(['D09']);
  });

  test('what could be written of every case is bound only where it is required or scanned', () => {
    const report = { document: 'L05' as const, need: 'optional' as const, scans: 0, rows: [] };
    expect(isOnDemand(report)).toBe(true);
    expect(isOnDemand({ ...report, need: 'required' })).toBe(false);
    expect(isOnDemand({ ...report, scans: 1 })).toBe(false);
    expect(isOnDemand({ ...report, document: 'D12' })).toBe(false);
  });

  test('of many gaps the first are named and all are counted', () => {
    const gap = (text: string) => ({ text, part: 'caseParty' as const, row: null, field: null });
    const lacking = ['第1次调解记录：地点', '第1次调解记录：记录人', '第2次调解记录：地点', '记录'].map(gap);
    expect(lackingInWords({ title: '人民调解记录', lacking })).toBe(
      '人民调解记录（第1次调解记录：地点，记录人，第2次调解记录：地点等4项）',
    );
    expect(lackingInWords({ title: '封底', lacking: [] })).toBe('封底');
  });

  test('a scan fulfils its tile', () => {
    const dossier = { ...writtenCase(), sessions: [], agreements: [] };
    expect(tile(dossier, 'D09').state).toBe('lacking');
    expect(tile({ ...dossier, scans: { scanD09: 2 } }, 'D09')).toMatchObject({
      state: 'complete',
      scans: 2,
      lacking: [],
    });
  });

  test('the written agreement: every signature by name, the mediator, the seal', () => {
    const dossier = writtenCase();
    const unsigned = {
      ...dossier,
      signatures: dossier.signatures.slice(0, 1),
      agreements: [{ ...dossier.agreements[0]!, sealedOn: null, content: null }],
    };
    expect(tile(unsigned, 'D10').lacking.map(({ text }) => text)).toEqual([
      '协议内容',
      '调委会盖章日期',
      '彭长贵的签署日期',
    ]);
    expect(tile(unsigned, 'D11')).toMatchObject({ need: 'none', state: 'notNeeded' });
  });

  test('the agreement is asked for once a session came to one', () => {
    const dossier = { ...writtenCase(), agreements: [], signatures: [] };
    expect(missing(dossier)).toEqual(['D10']);
    const open = { ...dossier, sessions: dossier.sessions.slice(0, 1) };
    expect(tile(open, 'D10')).toMatchObject({ need: 'none', state: 'notNeeded' });
  });

  test('an oral case asks only for its registration and its own form', () => {
    const bare: Dossier = { ...oralCase(), scans: {}, visits: [] };
    const asked = tilesOf(bare, local)
      .filter(({ need }) => need === 'required')
      .map(({ document }) => document);
    expect(asked).toEqual(['D01', 'D02', 'D04', 'D11', 'D15']);
    expect(tilesOf(bare, local).filter(({ state }) => state === 'lacking')).toEqual([]);
    expect(tile(bare, 'D09').rows).toEqual([]);
    const unsealed = { ...bare, agreements: [{ ...bare.agreements[0]!, sealedOn: null }] };
    expect(missing(unsealed)).toEqual(['D11']);
  });

  test.each([
    ['written application', { source: '1', applicationForm: '1' }, 'D03', 'D04'],
    ['oral application', { source: '1', applicationForm: '2' }, 'D04', 'D03'],
    ['the committee itself', { source: '2', applicationForm: null }, 'D04', 'D03'],
    ['handed over', { source: '5', applicationForm: null }, 'D04', 'D03'],
  ] as const)('application or registration: %s', (_, change, wanted, other) => {
    const dossier = head(writtenCase(), change);
    expect(tile(dossier, wanted).need).toBe('required');
    expect(tile(dossier, other).need).not.toBe('required');
  });

  test('a scan of the one does for the other', () => {
    const dossier = head({ ...writtenCase(), scans: { scanD04: 1, scanIdentity: 1 } }, { request: null });
    expect(tile(dossier, 'D03').need).toBe('optional');
    expect(missing(dossier)).toEqual([]);
  });

  test('the notice: signed by everyone when given on paper, only its day when told', () => {
    const unsigned = {
      ...writtenCase(),
      parties: writtenCase().parties.map((each) => ({ ...each, noticeSignedOn: null })),
    };
    expect(tile(unsigned, 'D05').lacking.map(({ text }) => text)).toEqual([
      '田秀英的告知书签收日期',
      '彭长贵的告知书签收日期',
    ]);
    expect(tile(head(unsigned, { noticeForm: '2' }), 'D05').state).toBe('complete');
    expect(tile(head(unsigned, { noticeForm: '2', noticeOn: null }), 'D05').state).toBe('lacking');
  });

  test('identity papers and the notice are required locally, not in the national list', () => {
    const dossier = { ...writtenCase(), scans: {} };
    expect(missing(dossier)).toEqual(['identity']);
    expect(missing(dossier, national)).toEqual([]);
  });

  test('a terminated case offers its own documents; a refused one asks for no session', () => {
    expect(tile(terminatedCase(), 'L06')).toMatchObject({ need: 'optional', state: 'complete' });
    expect(tile(writtenCase(), 'L06')).toMatchObject({ need: 'none', state: 'notNeeded' });
    const refused = emptyDossier({
      case: caseHead({
        title: '田秀英与彭长贵邻里纠纷',
        kind: '02',
        source: '2',
        summary: '相邻排水',
        registrar: '石小兰',
        refusedOn: '2026-03-03',
        refusalReasons: ['2'],
        refusalTold: '已告知向人民法院起诉',
      }),
      parties: writtenCase().parties,
    });
    expect(missing(refused)).toEqual([]);
    expect(tile(refused, 'L02').state).toBe('complete');
    expect(tile(head(refused, { refusalTold: null }), 'L02').lacking.map(({ text }) => text)).toEqual([
      '不予受理时告知的其他途径',
    ]);
  });

  test('withdrawn before any session: no minutes are asked for; given up after talks: they are', () => {
    const withdrawn = head({ ...terminatedCase(), sessions: [] }, { terminationReasons: ['2'] });
    expect(missing(withdrawn)).toEqual([]);
    expect(tile(withdrawn, 'L07').need).toBe('optional');
    expect(missing(head(withdrawn, { terminationReasons: ['3'] }))).toEqual(['D09']);
  });

  test.each([
    ['1', false, false],
    ['2', false, false],
    ['3', true, true],
    ['7', true, false],
  ])('a terminated case of source %s: told to who sent it %s, to the court %s', (source, toSender, toCourt) => {
    const dossier = head(terminatedCase(), { source });
    expect(tile(dossier, 'L04').need === 'optional').toBe(toSender);
    expect(tile(dossier, 'L06').need === 'optional').toBe(toCourt);
    expect(tile(dossier, 'L03').need).toBe('optional');
    expect(tile(dossier, 'L07').need).toBe('none');
  });

  test('a running case of the court ends with none of them', () => {
    const running = head({ ...terminatedCase(), sessions: [] }, { terminatedOn: null });
    for (const document of ['L02', 'L03', 'L04', 'L06', 'L07', 'L05', 'L08', 'D10', 'D13', 'receipt'] as const) {
      expect(tile(running, document).need, document).toBe('none');
    }
  });

  test('the cover lacks number and mediator once the case is accepted', () => {
    const dossier = { ...writtenCase(), mediators: [] };
    const lacking = (change: Partial<Dossier['case']>) =>
      tile(head(dossier, change), 'D01').lacking.map(({ text }) => text);
    expect(lacking({})).toEqual(['人民调解员']);
    expect(lacking({ number: null })).toEqual(['卷号', '人民调解员']);
    expect(lacking({ number: null, acceptedOn: null })).toEqual([]);
  });

  test('the court’s papers: the ruling has a day', () => {
    const asked = (result: string, decidedOn: string | null): Dossier => ({
      ...writtenCase(),
      confirmations: [
        confirmation({
          id: 'c',
          enteredOn: '2026-04-10',
          agreement: 'agreement',
          court: '青溪县人民法院',
          appliedOn: '2026-04-10',
          allApply: true,
          result,
          decidedOn,
        }),
      ],
    });
    expect(tile(asked('1', null), 'D13').state).toBe('complete');
    expect(tile(asked('4', null), 'D13').state).toBe('complete');
    expect(tile(asked('2', '2026-04-20'), 'D13').state).toBe('complete');
    for (const result of ['2', '3']) {
      expect(tile(asked(result, null), 'D13').lacking.map(({ text }) => text)).toEqual(['裁定日期']);
    }
  });

  test('a letter of attorney is required where there is an agent', () => {
    const dossier = terminatedCase();
    const unsigned = { ...dossier, agents: dossier.agents.map((each) => ({ ...each, signedOn: null })) };
    expect(missing(unsigned)).toEqual(['D06']);
    expect(tile(writtenCase(), 'D06').need).toBe('none');
  });

  test('what is needed is never called unneeded, what lacks says what', () => {
    const dossiers = [writtenCase(), oralCase(), terminatedCase(), emptyDossier()];
    for (const each of dossiers.flatMap((dossier) => [...tilesOf(dossier, local), ...tilesOf(dossier, national)])) {
      if (each.need === 'required') expect(each.state, each.document).not.toBe('notNeeded');
      expect(each.lacking.length > 0, each.document).toBe(each.state === 'lacking');
    }
  });

  test('elected representatives sign the notice for their side', () => {
    const dossier = writtenCase();
    const represented = [
      ...dossier.parties.map((each) => ({ ...each, noticeSignedOn: null })),
      party({ id: 'r', enteredOn: '2026-03-02', side: '1', name: '代表', isRepresentative: true }),
    ];
    expect(tile({ ...dossier, parties: represented }, 'D05').lacking.map(({ row }) => row)).toEqual([
      'party-peng',
      'r',
    ]);
  });
});

describe('templates', () => {
  const own = (template: Partial<Record<DocumentKey, 'required' | 'optional' | 'none'>>) =>
    Object.entries(template).map(([document, need]) => ({ document: document as DocumentKey, need }));

  test('the lists of the program hold what the law requires', () => {
    expect(templateProblems(own(nationalTemplate))).toEqual([]);
    expect(templateProblems(own(localTemplate))).toEqual([]);
  });

  test.each(['D01', 'D02', 'D09', 'D10', 'D11', 'D15'] as const)(
    'a list without %s is refused, naming it',
    (document) => {
      const without = own(localTemplate).filter((each) => each.document !== document);
      const title = caseDocuments.find(({ key }) => key === document)!.title;
      expect(templateProblems(without)).toMatchObject([{ document, message: expect.stringContaining(title) }]);
      const weak = own({ ...localTemplate, [document]: 'optional' });
      expect(templateProblems(weak).map((each) => each.document)).toEqual([document]);
    },
  );

  test('application or registration: one is enough, none is not', () => {
    expect(templateProblems(own({ ...localTemplate, D03: 'none' }))).toEqual([]);
    expect(templateProblems(own({ ...localTemplate, D03: 'none', D04: 'optional' }))).toHaveLength(1);
  });

  test('a document twice, or one that does not exist', () => {
    expect(templateProblems([...own(localTemplate), { document: 'D09', need: 'required' }])[0]?.message).toContain(
      '两次',
    );
    const strange = [...own(localTemplate), { document: 'D99' as DocumentKey, need: 'required' as const }];
    expect(templateProblems(strange)[0]?.message).toContain('D99');
  });

  test('the office’s own list decides', () => {
    const settings: MediationSettings = {
      ...local,
      template: 'own',
      ownTemplate: own({ ...nationalTemplate, D12: 'required' }),
    };
    expect(templateOf(settings).D12).toBe('required');
    expect(missing({ ...writtenCase(), visits: [] }, settings)).toEqual(['D12']);
    expect(missing(terminatedCase(), settings)).toEqual([]);
  });

  test('a list with only the application asks for the registration where nobody applied', () => {
    const settings: MediationSettings = {
      ...local,
      template: 'own',
      ownTemplate: own({ ...nationalTemplate, D04: 'none' }),
    };
    expect(tile(writtenCase(), 'D03', settings).need).toBe('required');
    expect(tile(writtenCase(), 'D04', settings).need).toBe('none');
    expect(tile(terminatedCase(), 'D03', settings).need).toBe('none');
    expect(tile(terminatedCase(), 'D04', settings).need).toBe('required');
  });

  test('a list with only the registration asks for it whatever the way in', () => {
    const settings: MediationSettings = {
      ...local,
      template: 'own',
      ownTemplate: own({ ...nationalTemplate, D03: 'none' }),
    };
    const dossier = head(writtenCase(), { registrar: null });
    expect(missing(dossier, settings)).toEqual(['D04']);
    expect(tile(dossier, 'D03', settings).need).toBe('none');
  });
});
