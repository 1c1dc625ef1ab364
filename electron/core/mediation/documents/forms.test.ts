// Field for field and label for label against mediation.md §1.
import { describe, expect, test } from 'vitest';
import type { Dossier } from '../../../../shared/rules/mediation/dossier.ts';
import {
  emptyDossier,
  oralCase,
  party,
  terminatedCase,
  writtenCase,
} from '../../../../shared/rules/mediation/testing/exampleDossier.ts';
import { writePaper } from '../../documents/paper/paperFile.ts';
import { writtenBytes } from '../../documents/writtenBytes.ts';
import { bindDossier, boundDocuments, pageOfForm, typesetDocument } from './bindDossier.ts';
import { documentForms, type FormKey, recordsOf } from './documentForms.ts';
import { longDossier, longText, printedCase } from './longDossier.ts';
import { packed, paperText } from './testing/paperText.ts';

const writtenAt = '2026-11-21T02:00:00.000Z';

async function textOf(key: FormKey, dossier: Dossier, row?: string | null): Promise<string> {
  const printed = printedCase(dossier);
  const form = documentForms[key](printed, row === undefined ? (recordsOf(printed, key)?.[0] ?? null) : row);
  const sections = [{ page: pageOfForm(form), flow: typesetDocument(form), numbered: true }];
  const file = { title: form.title, writtenAt, sections, pictures: [] };
  return paperText(await writtenBytes((out) => writePaper(file, out)));
}

/** Labels and fixed words in the order of the paper. */
const labels: Record<FormKey, string[]> = {
  D01: [
    '人民调解委员会',
    '调解卷宗',
    '卷名：',
    '卷号：',
    '人民调解员：',
    '调解日期：',
    '立卷人：',
    '立卷日期：',
    '保管期限：',
    '备注：',
  ],
  D03: [
    '人民调解申请书',
    '申请人姓名',
    '性别',
    '民族',
    '年龄',
    '职业或职务',
    '联系方式',
    '单位或住址',
    '被申请人姓名',
    '性别',
    '民族',
    '年龄',
    '职业或职务',
    '联系方式',
    '单位或住址',
    '纠纷简要情况：',
    '当事人申请事项：',
    '1、',
    '2、',
    '3、',
    '人民调解委员会已将申请人民调解的相关规定告知我，现自愿申请人民调解委员会进行调解。',
    '申请人（签名盖章或按指印）',
    '日',
  ],
  D04: [
    '人民调解受理登记表',
    '年',
    '月',
    '日，人民调解委员会依当事人申请（人民调解委员会主动调解），经当事人同意，调解',
    '、',
    '之间的纠纷。',
    '纠纷类型：',
    '案件来源：',
    '①当事人申请',
    '②人民调解委员会主动调解',
    '纠纷简要情况：',
    '当事人（签名）',
    '登记人（签名）',
    '人民调解委员会（印章）',
    '日',
    '备注：此表由人民调解委员会填写',
  ],
  L01: ['受理通知书', '调受〔', '〕', '号', '：', '公章', '受理通知书（存根）', '致：', '对方当事人：', '受理日期：'],
  L02: [
    '不予受理通知书',
    '调不〔',
    '〕',
    '号',
    '不予受理：',
    '1、',
    '其他',
    '途径',
    '公章',
    '存根',
    '致：',
    '对方当事人：',
  ],
  D05: [
    '人民调解当事人权利义务告知书',
    '不收取任何费用（第四条）',
    '原则（第三条）',
    '权利（第二十三条）',
    '选择或者接受人民调解员',
    '接受调解、拒绝调解或者要求终止调解',
    '公开进行或者不公开进行',
    '自主表达意愿、自愿达成调解协议',
    '义务（第二十四条）',
    '如实陈述纠纷事实',
    '遵守调解现场秩序，尊重人民调解员',
    '尊重对方当事人行使权利',
    '第二十条',
    '第二十九条',
    '第三十条',
    '第三十一条',
    '司法确认（第三十三条）',
    '三十日',
    '强制执行',
    '第二十六条',
    '第三十二条',
    '当事人（签名）',
    '日',
  ],
  D06: [
    '授权委托书',
    '现委托',
    '在我（单位）与',
    '的纠纷中，作为我（单位）的委托代理人参加人民调解，委托权限如下：',
    '代为申请调解或要求终止调解',
    '代为收集、提供证据',
    '代为选择或接受人民调解员',
    '代为承认、变更和放弃调解请求',
    '代为参加调解并签署调查记录、调解记录、告知书、协议书等文书',
    '代为领取文书',
    '其他委托事项',
    '姓名',
    '证件号码',
    '职业',
    '单位或住址',
    '联系方式',
    '律师',
    '法律工作者',
    '单位工作人员',
    '近亲属',
    '公民',
    '委托人',
    '受委托人',
    '日',
  ],
  D07: [
    '人民调解调查记录',
    '时间：',
    '地点：',
    '参加人：',
    '被调查人：',
    '记录：',
    '调查人（签名）',
    '被调查人（签名）',
    '记录人（签名）',
    '日',
  ],
  D08: ['人民调解证据材料', '证据材料清单', '序号', '证据材料名称', '证据来源', '页数'],
  D09: [
    '人民调解记录',
    '时间：',
    '地点：',
    '事由：',
    '当事人：',
    '参加人：',
    '人民调解委员会已将人民调解的相关规定告知各方当事人。',
    '调解记录：',
    '调解结果：',
    '调解成功',
    '调解不成',
    '有待继续调解',
    '当事人（签名盖章或按指印）',
    '人民调解员（签名）',
    '记录人（签名）',
    '日',
  ],
  L08: [
    '疑难纠纷联席会商记录',
    '纠纷名称：',
    '当事人：',
    '时间：',
    '地点：',
    '主持人：',
    '参加单位和人员：',
    '会商事项：',
    '各单位意见：',
    '会商决定：',
    '任务分工',
    '责任单位',
    '责任人',
    '完成时限',
  ],
  D10: [
    '人民调解协议书',
    '编号：',
    '当事人姓名',
    '性别',
    '民族',
    '年龄',
    '职业或职务',
    '联系方式',
    '单位或住址',
    '当事人姓名',
    '纠纷主要事实、争议事项：',
    '经调解，自愿达成如下协议：',
    '履行方式、时限：',
    '本协议一式',
    '份，当事人、人民调解委员会各持一份。',
    '当事人（签名盖章或按指印）',
    '人民调解员（签名）',
    '当事人（签名盖章或按指印）',
    '记录人（签名）',
    '（人民调解委员会印）',
    '日',
  ],
  D11: [
    '人民调解口头协议登记表',
    '当事人姓名',
    '纠纷主要事实、争议事项：',
    '达成协议内容：',
    '履行方式、时限：',
    '人民调解员（签名）',
    '（人民调解委员会印）',
    '日',
    '备注：此表由人民调解委员会填写',
  ],
  D12: [
    '人民调解回访记录',
    '当事人：',
    '调解协议编号：',
    '回访事由：',
    '回访时间：',
    '回访情况：',
    '协议是否履行：',
    '是否满意：',
    '回访人（签名）',
    '人民调解委员会',
    '日',
  ],
  D13: [
    '司法确认申请书',
    '申请人姓名',
    '申请人姓名',
    '请求事项：',
    '事实和理由：',
    '没有恶意串通、规避法律的行为',
    '给他人造成损害',
    '附：',
    '此致',
    '申请人（签名或者盖章）',
    '日',
  ],
  L03: ['终止调解通知书', '终止调解：', '期限届满', '其他', '第二十六条', '公章', '日'],
  L04: ['不予调解函', '委托（移送）', '理由如下：', '此函。', '公章', '日'],
  L05: [
    '人民调解结案报告表',
    '卷号：',
    '填表时间：',
    '承办单位：',
    '承办人：',
    '受案时间：',
    '结案时间：',
    '当事人',
    '姓名',
    '地址',
    '电话',
    '案件来源：',
    '纠纷简要事实：',
  ],
  L06: [
    '诉前案件终止调解情况表',
    '调解过程摘要：',
    '终止的原因：',
    '其他：',
    '繁简分流建议：',
    '争议焦点：',
    '接收调解时间：',
    '调解终止时间：',
    '备注：',
  ],
  L07: ['撤回调解申请书', '申请人姓名', '被申请人姓名', '撤回原因：', '申请人（签名盖章或按指印）'],
  D14: ['卷宗情况说明', '卷宗情况说明：', '立卷人：', '立卷时间：', '检查人：', '检查时间：'],
  D15: ['立卷日期：', '卷宗说明：'],
};

/** Fails naming the first label that is missing or stands too early. */
function expectInOrder(text: string, wanted: readonly string[]): void {
  let at = 0;
  for (const label of wanted) {
    const found = text.indexOf(label, at);
    expect(found, `${label} after ${text.slice(Math.max(0, at - 20), at)}`).toBeGreaterThanOrEqual(0);
    at = found + label.length;
  }
}

describe.each(Object.entries(labels) as [FormKey, string[]][])('%s', (key, wanted) => {
  test('has every label in its place, filled', async () => {
    for (const dossier of [writtenCase(), terminatedCase(), oralCase()]) {
      const text = packed(await textOf(key, dossier));
      // Organisations have a block of their own.
      const isPerson = dossier.parties.every(({ kind }) => kind === '1');
      if (isPerson) expectInOrder(text, wanted);
    }
  });
  test('has every label in its place, empty', async () => {
    expectInOrder(packed(await textOf(key, emptyDossier(), null)), wanted);
  });
});

test('an organisation stands as name, address, legal representative and post', async () => {
  const text = packed(await textOf('D03', terminatedCase()));
  expectInOrder(text, [
    '被申请人名称',
    '青溪石材有限公司',
    '地址',
    '法定代表人姓名',
    '职务',
    '统一社会信用代码',
    '纠纷简要情况：',
  ]);
  expectInOrder(packed(await textOf('D10', terminatedCase(), null)), ['当事人姓名', '当事人名称', '法定代表人姓名']);
});

const hostile = '<w:p>&amp;"\'\u0000\u000b\ud800]]></w:t>=cmd|\u202e张三\r\n第二行\t完';

test('what is typed never breaks the XML, and stands there as text', async () => {
  const base = writtenCase();
  const spoilt = <T extends object>(facts: T): T =>
    Object.fromEntries(
      Object.entries(facts).map(([key, value]) => {
        const isText =
          typeof value === 'string' && !/(^id$|On$|^side$|^kind$|^form$|^party$|^agreement$|^result$)/.test(key);
        return [key, isText ? hostile : value];
      }),
    ) as T;
  const dossier: Dossier = {
    ...base,
    case: { ...spoilt(base.case), acceptedOn: base.case.acceptedOn, archivedOn: null },
    parties: base.parties.map(spoilt),
    sessions: base.sessions.map(spoilt),
    agreements: base.agreements.map((each) => ({ ...spoilt(each), replacedOn: null })),
    inquiries: base.inquiries.map(spoilt),
    visits: base.visits.map(spoilt),
    committee: { ...base.committee, name: hostile, shortName: hostile },
  };
  for (const key of Object.keys(documentForms) as FormKey[]) {
    const text = await textOf(key, dossier);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
    expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
  }
  const session = packed(await textOf('D09', dossier));
  expect(session).toContain('<w:p>&amp;"');
  expect(session).toContain('第二行完');
});

test('very long names take the lines they need', async () => {
  const name = '湖南省湘西土家族苗族自治州'.repeat(7);
  const base = writtenCase();
  const dossier: Dossier = {
    ...base,
    parties: [
      party({ id: 'one', enteredOn: '2026-03-02', name, address: name, phone: '13800000001', occupation: name }),
      party({
        id: 'two',
        enteredOn: '2026-03-02',
        side: '2',
        kind: '2',
        name,
        organisation: name,
        legalRepresentative: name,
      }),
    ],
  };
  for (const key of ['D03', 'D10', 'D04', 'L05'] as const) expect(packed(await textOf(key, dossier))).toContain(name);
});

test('a text of 3,000 characters is whole, wherever it stands', async () => {
  const dossier = longDossier(1, 3000);
  const whole = packed(longText(3000, 0));
  expect(packed(await textOf('D09', dossier))).toContain(whole);
  expect(packed(await textOf('D10', dossier))).toContain(packed(longText(3000, 6)));
  expect(packed(await textOf('D03', dossier))).toContain(packed(longText(700, 1)));
});

test('what nobody knows stays open: a place for the pen, no invented words', async () => {
  const text = await textOf('D10', emptyDossier(), null);
  expect(text).toContain('　　　　　　　　　');
  expect(packed(text)).not.toMatch(/null|undefined|NaN/);
  expect(await textOf('D03', emptyDossier(), null)).toMatch(/年　　月　　日/);
});

test('copies are what was agreed, else parties and committee; sources beyond the two of the paper are named in the note', async () => {
  const base = writtenCase();
  const copies = (count: number | null) => ({
    ...base,
    agreements: base.agreements.map((each) => ({ ...each, copies: count })),
  });
  expect(packed(await textOf('D10', copies(7)))).toContain('本协议一式7份');
  expect(packed(await textOf('D10', copies(null)))).toContain('本协议一式3份');
  const sent = { ...base, case: { ...base.case, source: '5', sendingUnit: '青溪派出所' } };
  const registered = packed(await textOf('D04', sent));
  expect(registered).toContain('■①当事人申请');
  expect(registered).toContain('本案为公安机关委托移送，移送单位：青溪派出所');
  expect(packed(await textOf('D04', { ...base, case: { ...base.case, source: '2' } }))).toContain(
    '■②人民调解委员会主动调解',
  );
});

test('a court that is not named yet is left open before its kind', async () => {
  const text = packed(await textOf('D13', emptyDossier(), null));
  expect(text).toContain('请求人民法院对申请人于');
  expect(text).toContain('此致人民法院');
});

test('a refused case was mediated on no day', async () => {
  const refused = emptyDossier();
  const { case: head } = refused;
  const text = packed(await textOf('D01', { ...refused, case: { ...head, refusedOn: '2026-10-12' } }));
  expect(text).toContain('调解日期：立卷人：');
});

test('every applicant signs the withdrawal', async () => {
  const base = writtenCase();
  const more = party({ id: 'third', enteredOn: '2026-03-05', side: '1', name: '田小妹' });
  const text = packed(await textOf('L07', { ...base, parties: [...base.parties, more] }));
  expect(text.match(/申请人（签名盖章或按指印）/g)).toHaveLength(2);
});

describe('the whole dossier', () => {
  const titles = (dossier: Dossier, settings = {}) =>
    boundDocuments(printedCase(dossier, settings), () => []).map(({ title }) => title);

  test('binds what there is, in the order of the contents', () => {
    const bound = titles(longDossier(2, 300));
    expect(bound.filter((title) => title.startsWith('人民调解记录'))).toEqual([
      '人民调解记录（第1次）',
      '人民调解记录（第2次）',
    ]);
    const order = [
      '人民调解申请书',
      '授权委托书',
      '人民调解证据材料',
      '人民调解记录（第1次）',
      '人民调解协议书',
      '卷宗情况说明',
    ];
    expect(bound.filter((title) => order.includes(title))).toEqual(order);
  });

  test('an oral case has its own two forms and no written agreement; a case without anything only its covers', () => {
    expect(titles(oralCase())).toContain('人民调解口头协议登记表');
    expect(titles(oralCase())).not.toContain('人民调解协议书');
    expect(titles(emptyDossier())).toEqual([]);
    expect(bindDossier(printedCase(emptyDossier()), () => []).contents).toEqual([{ title: '封底', page: 1 }]);
  });

  test('local documents are bound where the office asks for them', () => {
    expect(titles(writtenCase())).not.toContain('受理通知书');
    const ownTemplate = [{ document: 'L01', need: 'required' }] as const;
    expect(titles(writtenCase(), { template: 'own', ownTemplate })).toContain('受理通知书');
  });

  test('every page of an open case says that it is a draft, of an archived one none', () => {
    const marks = (dossier: Dossier) =>
      bindDossier(printedCase(dossier), () => []).sections.map(({ headMark }) => headMark);
    expect(new Set(marks(writtenCase()))).toEqual(new Set(['草稿（尚未归档）']));
    const archived = { ...writtenCase(), case: { ...writtenCase().case, archivedOn: '2026-06-01' } };
    expect(new Set(marks(archived))).toEqual(new Set([undefined]));
  });
});
