// R18–R24 and what acceptance needs: rules over the head of a case and the dossier as a whole.

import { closedDay } from '../caseState.ts';
import { lackingInWords, missingRequired } from '../checklist.ts';
import { mediationDueDay } from '../clock.ts';
import { type CasePartKey, type Dossier, dossierLists } from '../dossier.ts';
import { type CaseRule, type Finding, inHead, inPart } from './caseRule.ts';

/** Forecasts that call for a report and measures (人民调解法 25): suicide, crime, petition by many, fight. */
const grave: Readonly<Record<string, string>> = {
  '2': '当事人有自杀可能',
  '3': '有转化为刑事案件可能',
  '4': '有集体上访可能',
  '5': '有群体械斗可能',
};

function overdue(dossier: Dossier, today: string): readonly Finding[] {
  const due = mediationDueDay(dossier);
  if (due === null || due >= today || closedDay(dossier) !== null) return [];
  const what = `调解期限已于${due}届满，案件还没有结束`;
  return [inHead(dossier, 'dueOn', what, '请尽快调结；各方当事人同意延长的，请记录延长；达不成协议的，请办理终止')];
}

/** Money below nothing, wherever it stands. */
function negativeMoney(dossier: Dossier): readonly Finding[] {
  const mend = '请填写不小于0的金额';
  const findings: Finding[] = [];
  if (dossier.case.amount !== null && dossier.case.amount < 0) {
    findings.push(inHead(dossier, 'amount', '涉及金额不能小于0', mend));
  }
  for (const { id, amount } of dossier.agreements) {
    if (amount !== null && amount < 0) {
      findings.push(inPart('caseAgreement', id, 'amount', '协议涉及金额不能小于0', mend));
    }
  }
  for (const { id, amount } of dossier.performances) {
    if (amount !== null && amount < 0)
      findings.push(inPart('casePerformance', id, 'amount', '履行金额不能小于0', mend));
  }
  return findings;
}

function strangeVisits(dossier: Dossier): readonly Finding[] {
  const numbers = new Set(dossier.agreements.map(({ number }) => number));
  return dossier.visits.flatMap(({ id, agreementNumber }) => {
    if (agreementNumber === null || numbers.has(agreementNumber)) return [];
    const what = `回访的调解协议编号（${agreementNumber}）不是本卷协议书或者口头协议登记表的编号`;
    return [inPart('caseVisit', id, 'agreementNumber', what, '请改正，或者留空由程序带出')];
  });
}

/** Anything but a note that was entered after the day of archiving. */
function afterArchive(dossier: Dossier): readonly Finding[] {
  const { archivedOn } = dossier.case;
  if (archivedOn === null) return [];
  return (Object.keys(dossierLists) as CasePartKey[]).flatMap((part) => {
    if (part === 'caseStatement') return [];
    const records: readonly { id: string; enteredOn: string }[] = dossier[dossierLists[part]];
    return records
      .filter(({ enteredOn }) => enteredOn > archivedOn)
      .map(({ id }) =>
        inPart(part, id, null, '案卷归档后又有新的记录，归档的卷宗不再改动', '更正请写在卷宗情况说明里'),
      );
  });
}

function missingDocuments(context: Parameters<CaseRule['check']>[0]): readonly Finding[] {
  const { dossier, tiles } = context;
  if (closedDay(dossier) === null) return [];
  const missing = missingRequired(tiles);
  if (missing.length === 0) return [];
  const first = missing[0]!.lacking[0];
  const what = `还不能归档，卷宗缺${missing.map(lackingInWords).join('；')}`;
  return [
    {
      what,
      mend: '请补齐，或者添加该文书的扫描件',
      part: first?.part ?? 'mediationCase',
      row: first?.row ?? null,
      field: first?.field ?? null,
    },
  ];
}

export const headRules: readonly CaseRule[] = [
  {
    rule: 'source',
    level: 'error',
    stage: 'accept',
    basis: '人民调解法第十七条、第十八条',
    check: ({ dossier }) =>
      dossier.case.source === null
        ? [inHead(dossier, 'source', '没有写案件来源', '请选择当事人申请、主动调解或者委托移送的单位')]
        : [],
  },
  {
    rule: 'shortName',
    level: 'error',
    stage: 'accept',
    basis: null,
    check: ({ dossier }) =>
      dossier.committee.shortName.trim() === ''
        ? [inHead(dossier, 'committee', '人民调解委员会没有简称，编不出卷号', '请在调委会登记里填写简称')]
        : [],
  },
  {
    rule: 'R18',
    level: 'hint',
    stage: 'archive',
    basis: '人民调解工作若干规定第三十三条',
    check: ({ dossier, today }) => overdue(dossier, today),
  },
  {
    rule: 'R19',
    level: 'error',
    stage: 'save',
    basis: '人民调解法第四条',
    check: ({ dossier }) =>
      dossier.case.fee !== null && dossier.case.fee !== 0
        ? [inHead(dossier, 'fee', '人民调解不收取任何费用，收费只能是0', '请改为0')]
        : [],
  },
  {
    rule: 'R20',
    level: 'warning',
    stage: 'archive',
    basis: '人民调解法第二十五条',
    check: ({ dossier }) => {
      const { forecast, forecastMeasures } = dossier.case;
      const risk = forecast === null ? undefined : grave[forecast];
      if (risk === undefined || (forecastMeasures ?? '').trim() !== '') return [];
      const what = `案件预测为“${risk}”，没有写预防激化的报告和措施`;
      return [inHead(dossier, 'forecastMeasures', what, '请采取预防措施并及时报告，填写报告的部门和措施')];
    },
  },
  {
    rule: 'R21',
    level: 'error',
    stage: 'archive',
    basis: '人民调解法第二十七条',
    check: missingDocuments,
  },
  {
    rule: 'R22',
    level: 'error',
    stage: 'save',
    basis: null,
    check: ({ dossier }) => strangeVisits(dossier),
  },
  { rule: 'R23', level: 'error', stage: 'save', basis: null, check: ({ dossier }) => negativeMoney(dossier) },
  {
    rule: 'R24',
    level: 'warning',
    stage: 'archive',
    basis: '人民调解法第二十七条',
    check: ({ dossier }) => afterArchive(dossier),
  },
];
