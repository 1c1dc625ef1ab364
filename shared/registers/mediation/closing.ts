// How a case ends and what follows: agreement and signatures, performance, visits, judicial confirmation, dossier notes.
import { casePart, partOfCase } from './casePart.ts';

const note = { key: 'note', label: '备注', type: 'text', maxLength: 300, inGrid: false } as const;

/** 人民调解协议书 (D10) or 口头协议登记表 (D11). A replaced agreement stays, marked. */
export const caseAgreement = casePart({
  key: 'caseAgreement',
  title: '调解协议',
  unit: '份',
  titleFields: ['number', 'reachedOn'],
  identity: ['case', 'reachedOn'],
  sort: [{ field: 'reachedOn', direction: 'ascending' }],
  about: '书面的制作协议书，口头的填口头协议登记表。',
  fields: [
    partOfCase,
    { key: 'form', label: '协议形式', type: 'code', table: 'agreementForm', required: true, default: '2', width: 5 },
    { key: 'number', label: '协议书编号', type: 'text', maxLength: 40, readOnly: true, width: 11 },
    { key: 'reachedOn', label: '达成日期', type: 'day', notAfterToday: true, required: true, width: 6 },
    {
      key: 'facts',
      label: '纠纷主要事实、争议事项',
      type: 'longText',
      maxLength: 20000,
      expected: true,
      width: 16,
      help: '各方当事人的责任也写在这里。',
    },
    { key: 'content', label: '协议内容', type: 'longText', maxLength: 20000, expected: true, width: 16 },
    { key: 'performance', label: '履行方式、时限', type: 'longText', maxLength: 5000, expected: true, width: 12 },
    { key: 'ways', label: '履行方式', type: 'codes', table: 'performanceWay', width: 8 },
    { key: 'amount', label: '协议涉及金额', type: 'money', width: 7 },
    { key: 'immediate', label: '即时履行完毕', type: 'yesNo', width: 4 },
    {
      key: 'copies',
      label: '一式份数',
      type: 'integer',
      min: 1,
      max: 99,
      unit: '份',
      width: 4,
      help: '当事人各一份，人民调解委员会一份；拟申请司法确认的再加一份。',
    },
    {
      key: 'mediatorSignedOn',
      label: '调解员签名日期',
      type: 'day',
      notAfterToday: true,
      notBefore: 'reachedOn',
      width: 6,
    },
    { key: 'sealedOn', label: '调委会盖章日期', type: 'day', notAfterToday: true, notBefore: 'reachedOn', width: 6 },
    { key: 'effectiveOn', label: '生效日期', type: 'day', readOnly: true, width: 6 },
    { key: 'state', label: '履行情况', type: 'code', table: 'performanceState', width: 6 },
    { key: 'stateOn', label: '履行情况日期', type: 'day', notAfterToday: true, notBefore: 'reachedOn', width: 6 },
    { key: 'lawsuit', label: '起诉和判决情况', type: 'text', maxLength: 500, inGrid: false },
    {
      key: 'replacedOn',
      label: '变更（失效）日期',
      type: 'day',
      notAfterToday: true,
      notBefore: 'reachedOn',
      inGrid: false,
    },
    { key: 'replacedReason', label: '变更原因', type: 'text', maxLength: 300, inGrid: false },
    note,
  ],
});

/** A party's signature under an agreement. */
export const caseSignature = casePart({
  key: 'caseSignature',
  title: '协议签署',
  unit: '人',
  titleFields: ['party'],
  identity: ['agreement', 'party'],
  sort: [{ field: 'signedOn', direction: 'ascending' }],
  about: '各方当事人在协议书上签名、盖章或者按指印的日期。',
  fields: [
    partOfCase,
    {
      key: 'agreement',
      label: '调解协议',
      type: 'reference',
      register: 'caseAgreement',
      required: true,
      inGrid: false,
    },
    { key: 'party', label: '当事人', type: 'reference', register: 'caseParty', required: true, width: 6 },
    { key: 'way', label: '签署方式', type: 'code', table: 'signatureWay', required: true, default: '1', width: 5 },
    { key: 'signedOn', label: '签署日期', type: 'day', notAfterToday: true, required: true, width: 6 },
    { key: 'byAgent', label: '代签的代理人', type: 'text', maxLength: 30, width: 6 },
  ],
});

/** One thing agreed to be done by a day. */
export const casePerformance = casePart({
  key: 'casePerformance',
  title: '履行事项',
  unit: '项',
  titleFields: ['what'],
  identity: ['agreement', 'what', 'dueOn'],
  sort: [{ field: 'dueOn', direction: 'ascending' }],
  about: '协议约定的履行事项和日期，到期前提醒。',
  fields: [
    partOfCase,
    {
      key: 'agreement',
      label: '调解协议',
      type: 'reference',
      register: 'caseAgreement',
      required: true,
      inGrid: false,
    },
    { key: 'what', label: '履行事项', type: 'text', maxLength: 300, required: true, width: 14 },
    { key: 'amount', label: '金额', type: 'money', width: 7 },
    { key: 'dueOn', label: '约定日期', type: 'day', required: true, width: 6 },
    { key: 'doneOn', label: '履行日期', type: 'day', notAfterToday: true, width: 6 },
    { key: 'evidence', label: '履行凭证', type: 'text', maxLength: 100, width: 8 },
    { key: 'urgedOn', label: '督促日期', type: 'day', notAfterToday: true, width: 6 },
    note,
  ],
});

/** 人民调解回访记录 (D12). */
export const caseVisit = casePart({
  key: 'caseVisit',
  title: '回访记录',
  unit: '次',
  titleFields: ['visitedOn'],
  identity: ['case', 'visitedOn', 'visited'],
  sort: [{ field: 'visitedOn', direction: 'ascending' }],
  about: '达成协议后对当事人的回访。',
  fields: [
    partOfCase,
    {
      key: 'agreementNumber',
      label: '调解协议编号',
      type: 'text',
      maxLength: 40,
      width: 11,
      help: '须与本卷协议书（登记表）的编号一致，留空时自动带出。',
    },
    { key: 'visitedOn', label: '回访时间', type: 'day', notAfterToday: true, required: true, width: 6 },
    { key: 'visited', label: '当事人', type: 'text', maxLength: 200, required: true, width: 8 },
    { key: 'reason', label: '回访事由', type: 'text', maxLength: 100, expected: true, width: 10 },
    {
      key: 'situation',
      label: '回访情况',
      type: 'longText',
      maxLength: 10000,
      expected: true,
      width: 16,
      help: '履行情况、满意程度、有无起诉及结果、有无激化隐患及措施。',
    },
    { key: 'performed', label: '协议是否履行', type: 'yesNo', width: 5 },
    { key: 'satisfied', label: '是否满意', type: 'code', table: 'satisfaction', width: 4 },
    { key: 'visitor', label: '回访人', type: 'text', maxLength: 60, expected: true, width: 5 },
    { key: 'recorder', label: '记录人', type: 'text', maxLength: 30, width: 5 },
    { key: 'nextOn', label: '下次回访', type: 'day', notBefore: 'visitedOn', width: 6 },
    note,
  ],
});

/** 司法确认 (D13): both sides together, within 30 days (人民调解法 33). */
export const caseConfirmation = casePart({
  key: 'caseConfirmation',
  title: '司法确认',
  unit: '次',
  titleFields: ['appliedOn'],
  identity: ['case', 'appliedOn'],
  sort: [{ field: 'appliedOn', direction: 'ascending' }],
  about: '双方当事人共同申请人民法院确认调解协议。',
  fields: [
    partOfCase,
    {
      key: 'agreement',
      label: '调解协议',
      type: 'reference',
      register: 'caseAgreement',
      required: true,
      inGrid: false,
    },
    { key: 'court', label: '人民法院', type: 'text', maxLength: 60, required: true, width: 10 },
    { key: 'appliedOn', label: '申请日期', type: 'day', notAfterToday: true, required: true, width: 6 },
    { key: 'allApply', label: '各方当事人共同申请', type: 'yesNo', width: 5 },
    {
      key: 'identityOnly',
      label: '只涉及身份关系或者确权',
      type: 'yesNo',
      width: 5,
      help: '只含婚姻、亲子、收养等身份关系，或者物权、知识产权确权的，人民法院不予受理。',
    },
    { key: 'reason', label: '事实和理由', type: 'longText', maxLength: 5000, inGrid: false },
    {
      key: 'result',
      label: '司法确认结果',
      type: 'code',
      table: 'confirmationResult',
      required: true,
      default: '1',
      width: 6,
    },
    { key: 'decidedOn', label: '裁定日期', type: 'day', notAfterToday: true, notBefore: 'appliedOn', width: 6 },
    { key: 'rulingNumber', label: '裁定书编号', type: 'text', maxLength: 60, width: 10 },
    note,
  ],
});

/** 卷宗情况说明 (D14): missing pages, corrections; after archiving the only thing that can still be added. */
export const caseStatement = casePart({
  key: 'caseStatement',
  title: '卷宗情况说明',
  unit: '条',
  titleFields: ['writtenOn'],
  identity: ['case', 'writtenOn', 'text'],
  sort: [{ field: 'writtenOn', direction: 'ascending' }],
  about: '缺页、涂改、另存材料等情况，归档后的更正也写在这里。',
  fields: [
    partOfCase,
    { key: 'text', label: '卷宗情况说明', type: 'longText', maxLength: 10000, required: true, width: 20 },
    { key: 'writtenBy', label: '立卷人', type: 'text', maxLength: 30, required: true, width: 5 },
    { key: 'writtenOn', label: '立卷时间', type: 'day', notAfterToday: true, required: true, width: 6 },
    { key: 'checkedBy', label: '检查人', type: 'text', maxLength: 30, width: 5 },
    { key: 'checkedOn', label: '检查时间', type: 'day', notAfterToday: true, notBefore: 'writtenOn', width: 6 },
    { key: 'afterArchive', label: '归档后更正', type: 'yesNo', readOnly: true, width: 4 },
  ],
});
