// For tests, the bench and looking at pages: invented documents of every kind, of the length and shape of real ones.
import type {
  OfficialBlock,
  OfficialPicture,
  OfficialTable,
  OnePageForm,
  RedHead,
  WhiteHead,
} from './officialDocument.ts';

const sentence =
  '全镇各村（社区）围绕矛盾纠纷排查化解、治安巡逻防控、重点人员服务管理三项重点，落实包保责任，逐户走访、逐件登记、逐项销号，未发生有影响的治安案件。';

const villages = ['城东', '城南', '河口', '石堤', '大坪', '茶溪', '龙潭', '白岩', '青山', '柳林', '双凤', '梅塘'].map(
  (name) => `${name}村`,
);

/** 指标 by 8 ways of comparing: an upright table of nine columns lies across. */
export const indicatorTable = (rows = 30): OfficialTable => ({
  kind: 'table',
  fill: { left: '填报单位（盖章）：迁陵镇平安法治办公室', middle: '2026年10月', right: '单位：起、次、人' },
  columns: [
    { label: '指标', width: 24 },
    { label: '单位', align: 'center' },
    ...['本月', '上月', '环比', '去年同月', '同比'].map((label) => ({
      label,
      heads: ['当月'],
      align: 'right' as const,
    })),
    ...['本年累计', '去年累计', '累计同比'].map((label) => ({ label, heads: ['累计'], align: 'right' as const })),
  ],
  rows: Array.from({ length: rows }, (_row, at) => [
    at % 3 === 0 ? `排查矛盾纠纷总数（第${at + 1}项）` : `调解成功起数${at + 1}`,
    '起',
    String(91 + at),
    '96',
    '-5.21%',
    '103',
    '-11.65%',
    '842',
    '901',
    '-6.55%',
  ]),
  notes: ['同比、环比按四舍五入保留两位小数。', '上年同期为 0 的不可比，以“—”表示。'],
  signers: [
    { label: '单位负责人', name: '田志强' },
    { label: '审核人', name: '' },
    { label: '填表人', name: '向小红' },
  ],
});

export const villageTable = (): OfficialTable => ({
  kind: 'table',
  fill: { left: '填报单位（盖章）：迁陵镇平安法治办公室', right: '单位：起' },
  columns: [
    { label: '序号', align: 'center' },
    { label: '村（社区）', width: 16 },
    { label: '受理', align: 'right' },
    { label: '化解', align: 'right' },
    { label: '化解率', align: 'right' },
  ],
  rows: villages.map((village, at) => [String(at + 1), village, String(12 + at), String(11 + at), '95.83%']),
  totals: [['', '合计', '210', '198', '94.29%']],
});

const paragraph = (count: number): OfficialBlock => ({
  kind: 'paragraph',
  text: [
    { text: '本月共排查矛盾纠纷' },
    { text: '91', link: 'disputesFound' },
    { text: '起，同比下降' },
    { text: '11.65%', link: 'disputesFound.againstLastYear' },
    { text: `，化解率94.79%。${sentence.repeat(count)}` },
  ],
});

const heading = (level: 1 | 2 | 3 | 4, text: string): OfficialBlock => ({ kind: 'heading', level, text });

/** A monthly report; `pictures` stand in its second part. */
export const inventedReport = (pictures: readonly (OfficialPicture | OfficialTable)[] = [], rows = 30): WhiteHead => ({
  kind: 'whiteHead',
  title: '迁陵镇2026年10月平安建设（综治）工作月报',
  wholeWords: ['迁陵镇'],
  addressee: '县平安建设领导小组办公室',
  blocks: [
    paragraph(2),
    heading(1, '总体治安形势'),
    paragraph(3),
    ...pictures,
    heading(1, '主要工作'),
    heading(2, '治保会与群防队伍'),
    paragraph(3),
    heading(2, '矛盾纠纷排查化解'),
    paragraph(4),
    { kind: 'heading', level: 3, text: '排查情况。', runIn: sentence },
    { kind: 'heading', level: 4, text: '重点时段。', runIn: sentence },
    { kind: 'heading', level: 3, text: '化解情况。', runIn: sentence },
    heading(1, '存在问题'),
    paragraph(3),
    heading(1, '下步打算'),
    paragraph(4),
  ],
  attachments: [
    { title: '2026年10月主要指标表', blocks: [indicatorTable(rows)] },
    { title: '2026年10月各村（社区）矛盾纠纷受理和化解情况表', blocks: [villageTable()] },
  ],
  signature: { organ: '迁陵镇平安法治办公室', date: '2026-11-03', isSealed: false },
  remark: '联系人：向小红，电话：0743-7722018',
});

/** A notice with red head. */
export const inventedNotice = (): RedHead => ({
  kind: 'redHead',
  copyNumber: '000012',
  secrecy: '秘密★1年',
  urgency: '加急',
  organs: ['迁陵镇人民政府'],
  number: { code: '迁政发', year: 2026, serial: 3 },
  title: '迁陵镇人民政府关于进一步加强冬季矛盾纠纷排查化解和社会治安防控工作的通知',
  wholeWords: ['迁陵镇人民政府'],
  addressee: '各村（居）民委员会，镇直各单位',
  blocks: [
    paragraph(2),
    heading(1, '工作目标'),
    paragraph(1),
    heading(1, '工作措施'),
    heading(2, '全面排查'),
    paragraph(2),
    heading(2, '分级化解'),
    paragraph(2),
  ],
  signature: { organ: '迁陵镇人民政府', date: '2026-11-21', isSealed: true },
  remark: '此件公开发布',
  imprint: {
    copies: ['县委政法委员会', '县公安局', '县司法局', '县信访局', '县平安建设领导小组各成员单位', '镇党委各委员'],
    printer: '迁陵镇党政综合办公室',
    printedOn: '2026-11-21',
  },
});

/** A notice to put a hazard right, on one page with its counterfoil. */
export const inventedForm = (): OnePageForm => ({
  kind: 'form',
  title: '安全隐患整改通知书',
  number: { text: '迁综整字〔2026〕第12号', place: 'beneath' },
  addressee: '迁陵镇城东超市',
  blocks: [
    {
      kind: 'paragraph',
      text: '经2026年11月20日联合检查，你单位存在下列安全隐患，请于2026年11月30日前整改完毕，并将整改情况书面报送本办公室。',
    },
    {
      kind: 'table',
      columns: [
        { label: '序号', align: 'center' },
        { label: '隐患', width: 30 },
        { label: '整改要求', width: 30 },
      ],
      rows: [
        ['1', '一楼疏散通道堆放货物，宽度不足1.1米', '清理通道，保持畅通'],
        ['2', '灭火器3具压力不足', '更换并登记'],
      ],
    },
  ],
  places: [
    { label: '检查人', text: '' },
    { label: '签收人', text: '' },
  ],
  signature: { organ: '迁陵镇平安法治办公室', date: '2026-11-21', isSealed: true },
  counterfoil: {
    title: '安全隐患整改通知书（存根）',
    text: '迁综整字〔2026〕第12号。被通知单位：迁陵镇城东超市。隐患2处，限2026年11月30日前整改。签收人：　　　　　　日期：',
  },
});

/** Nothing but text, for counting lines: paragraphs of 26 and 13 times 28 characters, without signs that move line ends. */
export const longText = (): WhiteHead => ({
  kind: 'whiteHead',
  title: '平安建设工作情况报告',
  blocks: Array.from({ length: 6 }, () => ({
    kind: 'paragraph',
    text: '平安建设工作情况'.repeat(49).slice(0, 26 + 13 * 28),
  })),
});
