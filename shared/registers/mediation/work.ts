// What is done in a case: inquiries, evidence, sessions, agreed extensions, joint consultations.
import { casePart, partOfCase } from './casePart.ts';

const note = { key: 'note', label: '备注', type: 'text', maxLength: 300, inGrid: false } as const;

/** 人民调解调查记录 (D07). Lines that begin with 问： and 答： are set as questions and answers. */
export const caseInquiry = casePart({
  key: 'caseInquiry',
  title: '调查记录',
  unit: '份',
  titleFields: ['heldOn', 'inquired'],
  identity: ['case', 'heldOn', 'inquired'],
  sort: [
    { field: 'heldOn', direction: 'ascending' },
    { field: 'startTime', direction: 'ascending' },
  ],
  about: '向当事人或知情人了解情况的记录。',
  fields: [
    partOfCase,
    { key: 'heldOn', label: '调查日期', type: 'day', notAfterToday: true, required: true, width: 6 },
    { key: 'startTime', label: '开始时间', type: 'text', maxLength: 5, width: 4 },
    { key: 'endTime', label: '结束时间', type: 'text', maxLength: 5, width: 4 },
    { key: 'place', label: '地点', type: 'place', maxLength: 100, expected: true, width: 10 },
    { key: 'inquired', label: '被调查人', type: 'text', maxLength: 100, required: true, width: 6 },
    { key: 'participants', label: '参加人', type: 'text', maxLength: 200, width: 8 },
    { key: 'inquirer', label: '调查人', type: 'text', maxLength: 60, expected: true, width: 6 },
    { key: 'recorder', label: '记录人', type: 'text', maxLength: 30, expected: true, width: 5 },
    { key: 'minutes', label: '记录', type: 'longText', maxLength: 50000, expected: true, width: 20 },
    note,
  ],
});

/** A line of 证据材料清单 (D08). */
export const caseEvidence = casePart({
  key: 'caseEvidence',
  title: '证据材料',
  unit: '份',
  titleFields: ['name'],
  identity: ['case', 'name'],
  sort: [{ field: 'position', direction: 'ascending' }],
  about: '当事人提供或调查取得的证据材料。',
  fields: [
    partOfCase,
    { key: 'position', label: '序号', type: 'integer', min: 1, max: 999, readOnly: true, width: 3 },
    { key: 'name', label: '证据材料名称', type: 'text', maxLength: 100, required: true, width: 12 },
    { key: 'source', label: '证据来源', type: 'text', maxLength: 100, expected: true, width: 8 },
    { key: 'pages', label: '页数', type: 'integer', min: 1, max: 9999, unit: '页', expected: true, width: 3 },
    { key: 'files', label: '附件', type: 'attachment', accept: 'any', inGrid: false },
    note,
  ],
});

/** 人民调解记录 (D09): one a session. */
export const caseSession = casePart({
  key: 'caseSession',
  title: '调解记录',
  unit: '次',
  titleFields: ['heldOn'],
  identity: ['case', 'heldOn', 'startTime'],
  sort: [
    { field: 'heldOn', direction: 'ascending' },
    { field: 'startTime', direction: 'ascending' },
  ],
  about: '每次调解一份记录。',
  fields: [
    partOfCase,
    { key: 'heldOn', label: '调解日期', type: 'day', notAfterToday: true, required: true, width: 6 },
    { key: 'startTime', label: '开始时间', type: 'text', maxLength: 5, width: 4 },
    { key: 'endTime', label: '结束时间', type: 'text', maxLength: 5, width: 4 },
    { key: 'place', label: '地点', type: 'place', maxLength: 100, expected: true, width: 10 },
    { key: 'subject', label: '事由', type: 'text', maxLength: 100, expected: true, width: 10 },
    { key: 'presentParties', label: '到场当事人', type: 'text', maxLength: 500, expected: true, width: 10 },
    {
      key: 'invited',
      label: '参加人',
      type: 'text',
      maxLength: 500,
      width: 8,
      help: '应邀参与调解的人，不含调解员、当事人和记录人。',
    },
    { key: 'invitedAgreed', label: '邀请参加人已征得当事人同意', type: 'yesNo', inGrid: false },
    {
      key: 'units',
      label: '参加单位',
      type: 'text',
      maxLength: 500,
      inGrid: false,
      help: '几家单位共同调解时填写，印在记录上。',
    },
    { key: 'mediators', label: '人民调解员', type: 'text', maxLength: 100, expected: true, width: 6 },
    { key: 'recorder', label: '记录人', type: 'text', maxLength: 30, expected: true, width: 5 },
    { key: 'minutes', label: '调解记录', type: 'longText', maxLength: 50000, expected: true, width: 20 },
    { key: 'result', label: '调解结果', type: 'code', table: 'caseOutcome', expected: true, width: 6 },
    { key: 'failure', label: '调解不成的原因', type: 'text', maxLength: 500, inGrid: false },
    { key: 'signedOn', label: '签名日期', type: 'day', notAfterToday: true, notBefore: 'heldOn', width: 6 },
    note,
  ],
});

/** 延长调解期限 by both sides (若干规定 33). */
export const caseExtension = casePart({
  key: 'caseExtension',
  title: '延长调解期限',
  unit: '次',
  titleFields: ['until'],
  identity: ['case', 'until'],
  sort: [{ field: 'until', direction: 'ascending' }],
  about: '各方当事人同意延长调解期限的记录。',
  fields: [
    partOfCase,
    { key: 'agreedOn', label: '同意日期', type: 'day', notAfterToday: true, required: true, width: 6 },
    { key: 'until', label: '延长至', type: 'day', notBefore: 'agreedOn', required: true, width: 6 },
    { key: 'allAgreed', label: '各方当事人均同意', type: 'yesNo', width: 5 },
    { key: 'reason', label: '延长原因', type: 'text', maxLength: 300, width: 12 },
    note,
  ],
});

/** 疑难联席会商: units, opinions, decision. */
export const caseConsultation = casePart({
  key: 'caseConsultation',
  title: '联席会商',
  unit: '次',
  titleFields: ['heldOn', 'host'],
  identity: ['case', 'heldOn'],
  sort: [{ field: 'heldOn', direction: 'ascending' }],
  about: '疑难复杂纠纷请有关单位一起会商的记录。',
  fields: [
    partOfCase,
    { key: 'heldOn', label: '会商日期', type: 'day', notAfterToday: true, required: true, width: 6 },
    { key: 'place', label: '地点', type: 'place', maxLength: 100, width: 10 },
    { key: 'host', label: '主持人', type: 'text', maxLength: 30, required: true, width: 5 },
    {
      key: 'units',
      label: '参加单位和人员',
      type: 'longText',
      maxLength: 2000,
      expected: true,
      width: 12,
      help: '一行写一个单位和它的人。',
    },
    { key: 'issue', label: '会商事项', type: 'longText', maxLength: 2000, expected: true, width: 12 },
    { key: 'opinions', label: '各单位意见', type: 'longText', maxLength: 10000, expected: true, width: 12 },
    { key: 'decision', label: '会商决定', type: 'longText', maxLength: 5000, expected: true, width: 12 },
    { key: 'recorder', label: '记录人', type: 'text', maxLength: 30, width: 5 },
    note,
  ],
});

/** A task given by a consultation, with its owner and day. */
export const consultationTask = casePart({
  key: 'consultationTask',
  title: '会商任务',
  unit: '项',
  titleFields: ['task'],
  identity: ['consultation', 'task'],
  sort: [{ field: 'dueOn', direction: 'ascending' }],
  about: '会商决定分给各单位的任务。',
  fields: [
    partOfCase,
    {
      key: 'consultation',
      label: '联席会商',
      type: 'reference',
      register: 'caseConsultation',
      required: true,
      inGrid: false,
    },
    { key: 'task', label: '任务', type: 'text', maxLength: 300, required: true, width: 16 },
    { key: 'unit', label: '责任单位', type: 'text', maxLength: 60, expected: true, width: 8 },
    { key: 'owner', label: '责任人', type: 'text', maxLength: 30, expected: true, width: 5 },
    { key: 'dueOn', label: '完成时限', type: 'day', expected: true, width: 6 },
    { key: 'doneOn', label: '完成日期', type: 'day', notAfterToday: true, width: 6 },
    { key: 'result', label: '完成情况', type: 'text', maxLength: 300, width: 10 },
  ],
});
