// The plain data of a dossier and the declared registers say the same: a field added to one and not to the other fails here.
import { describe, expect, test } from 'vitest';
import { caseParts } from '../../registers/mediation/index.ts';
import { mediationCase } from '../../registers/mediation/mediationCase.ts';
import type { Register } from '../../registers/register.ts';
import { headOf } from './caseHead.ts';
import { caseDocuments } from './documents.ts';
import { dossierLists } from './dossier.ts';
import { defaultMediationSettings } from './mediationSettings.ts';
import * as example from './testing/exampleDossier.ts';

const id = { id: 'x', enteredOn: '2026-01-01' };
const blank: Record<keyof typeof dossierLists, object> = {
  caseParty: example.party(id),
  caseAgent: example.agent(id),
  caseMediator: example.caseMediator(id),
  caseInquiry: example.inquiry(id),
  caseEvidence: example.evidence(id),
  caseSession: example.session(id),
  caseExtension: example.extension(id),
  caseConsultation: example.consultation(id),
  consultationTask: example.task(id),
  caseAgreement: example.agreement(id),
  caseSignature: example.signature(id),
  casePerformance: example.performance(id),
  caseVisit: example.visit(id),
  caseConfirmation: example.confirmation(id),
  caseStatement: example.statement(id),
};

const declared = (register: Register) =>
  register.fields.filter(({ type, key }) => type !== 'attachment' && key !== 'case').map(({ key }) => key);
const carried = (facts: object) => Object.keys(facts).filter((key) => !['id', 'version', 'enteredOn'].includes(key));

describe('the dossier holds what the registers declare', () => {
  test('every kind of record has its list', () => {
    expect(Object.keys(dossierLists).sort()).toEqual(caseParts.map(({ key }) => key).sort());
  });

  test.each(caseParts.map((register) => [register.key, register] as const))('%s', (key, register) => {
    expect(carried(blank[key as keyof typeof blank]).sort()).toEqual(declared(register).sort());
  });

  test('the head: what is entered and what is worked out are together the declared columns', () => {
    const derived = Object.keys(headOf(example.emptyDossier(), defaultMediationSettings, '2026-01-01'));
    expect([...carried(example.caseHead()), ...derived].sort()).toEqual(declared(mediationCase).sort());
  });

  test('what is worked out cannot be typed', () => {
    const derived = Object.keys(headOf(example.emptyDossier(), defaultMediationSettings, '2026-01-01'));
    for (const key of derived) {
      expect(mediationCase.fields.find((field) => field.key === key)?.readOnly, key).toBe(true);
    }
  });

  test('every slot for scans is a field of the case', () => {
    const slots = mediationCase.fields.filter(({ type }) => type === 'attachment').map(({ key }) => key);
    expect(caseDocuments.flatMap(({ scan }) => (scan === null ? [] : [scan]))).toEqual(slots);
  });
});
