import { describe, expect, test } from 'vitest';
import { foldWord } from '../rules/writtenText.ts';
import { nationalTables, seedDictionaries, shippedTable } from './index.ts';
import { type CodeTable, entryOf, findEntry } from './table.ts';

const all = [...nationalTables, ...seedDictionaries];

function codeOf(key: string, text: string): string | undefined {
  return findEntry(shippedTable(key)!, text)?.code;
}

describe('every table', () => {
  test('has its own key and says which list it belongs to', () => {
    expect(new Set(all.map((table) => table.key)).size).toBe(all.length);
    expect(nationalTables.every((table) => table.national)).toBe(true);
    expect(seedDictionaries.some((table) => table.national)).toBe(false);
  });

  test.each(all.map((table) => [table.key, table] as const))('%s: each word means one entry', (_key, table) => {
    const owners = new Map<string, string>();
    for (const entry of table.entries) {
      const words = [entry.code, entry.name, entry.official ?? entry.name, ...(entry.aliases ?? [])];
      for (const word of new Set(words.map(foldWord).filter((each) => each !== ''))) {
        expect(owners.get(word) ?? entry.code, `“${word}”`).toBe(entry.code);
        owners.set(word, entry.code);
        expect(findEntry(table, word)).toBe(entry);
      }
      if (entry.parent !== undefined) expect(entryOf(table, entry.parent)).toBeDefined();
    }
    expect(new Set(table.entries.map((entry) => entry.code)).size).toBe(table.entries.length);
  });

  test('what no source gives starts empty', () => {
    for (const key of ['orgForm', 'regionKind', 'affiliation', 'workPerformance', 'guardMethod', 'disputePartyKind']) {
      expect(shippedTable(key)?.entries).toEqual([]);
    }
  });

  test('the four mechanisms of patrols have four lines and no name', () => {
    const { entries, lines } = shippedTable('patrolMechanism')!;
    expect(entries.map(({ name }) => name)).toEqual(['', '', '', '']);
    expect(lines).toEqual(['机制一', '机制二', '机制三', '机制四']);
  });
});

describe('finding an entry', () => {
  test.each([
    ['sex', '男', '1'],
    ['sex', ' 女 性 ', '2'],
    ['ethnic', '土家', '15'],
    ['ethnic', '土家族', '15'],
    ['ethnic', '土', '30'],
    ['ethnic', '苗', '06'],
    ['ethnic', '6', '06'],
    ['ethnic', 'ｂｙ', '09'],
    ['education', '初 中', '70'],
    ['education', '初级中学教育', '70'],
    ['education', '大　专', '30'],
    ['education', '中专', '40'],
    ['education', '大学本科', '20'],
    ['education', '初中毕业', '71'],
    ['political', '党员', '01'],
    ['political', '预备党员', '02'],
    ['political', '共青团员', '03'],
    ['political', '团员', '03'],
    ['political', '无党派人士', '12'],
    ['political', '群众', '13'],
    ['political', '中国共产党党员', '01'],
    ['committeePost', '01 主任', '01'],
    ['committeePost', '委员', '03'],
    ['committeePost', '成员', '03'],
    ['disputeKind', '物业', '17'],
    ['disputeKind', '房屋（房产）宅基地纠纷', '03'],
    ['disputeEvent', '101', '0101'],
    ['disputeEvent', '其他', '99'],
    ['disputeEvent', '0101恋爱及婚姻', '0101'],
    ['disputeResult', '已化解', '1'],
    ['disputeResult', '未化解', '2'],
    ['disputeResult', '正在调处', '3'],
    ['villageKind', '村委会', 'village'],
    ['documentKind', '身份证', '111'],
    ['visitMethod', '入户走访', '01'],
    ['seenState', '“见到本人”', '1'],
  ])('%s: %s is %s', (key, text, code) => {
    expect(codeOf(key, text)).toBe(code);
  });

  test('what is not in the table is not found', () => {
    expect(codeOf('ethnic', '')).toBeUndefined();
    expect(codeOf('ethnic', '57')).toBeUndefined();
    expect(codeOf('political', '08 群众')).toBeUndefined();
    expect(codeOf('education', '文盲或半文盲')).toBeUndefined();
    expect(entryOf(shippedTable('ethnic')!, '6')).toBeUndefined();
  });

  test('a word that two entries claim means neither', () => {
    const table: CodeTable = {
      key: 'local',
      title: '本地',
      national: false,
      entries: [
        { code: '1', name: '甲', aliases: ['共用', '乙'] },
        { code: '2', name: '乙', aliases: ['共用'] },
      ],
    };
    expect(findEntry(table, '共用')).toBeUndefined();
    expect(findEntry(table, '乙')?.code).toBe('2');
  });
});

describe('national codes are complete', () => {
  test('56 ethnic groups, 13 political, 16 classes of events and 99', () => {
    const ethnic = shippedTable('ethnic')!;
    expect(ethnic.entries).toHaveLength(56);
    expect(ethnic.entries.map((entry) => entry.code)).toEqual(
      Array.from({ length: 56 }, (_, index) => String(index + 1).padStart(2, '0')),
    );
    expect(entryOf(ethnic, '44')?.name).toBe('俄罗斯族');
    expect(shippedTable('political')?.entries).toHaveLength(13);
    const events = shippedTable('disputeEvent')!.entries;
    expect(events.filter((entry) => entry.parent === undefined)).toHaveLength(17);
    expect(events.filter((entry) => entry.parent !== undefined)).toHaveLength(78);
    expect(entryOf(shippedTable('disputeEvent')!, '1307')?.name).toBe('计划生育');
    expect(entryOf(shippedTable('disputeEvent')!, '1499')).toBeUndefined();
    // The eighteen of the judicial administration, and the two that offices add since 2021.
    expect(shippedTable('disputeKind')?.entries).toHaveLength(20);
    expect(shippedTable('skill')?.entries).toHaveLength(23);
  });

  test('every word of the sample ledger 03 is known', () => {
    const kinds = [
      '物业',
      '房屋宅基地',
      '拖欠农民工工资',
      '合同',
      '征地拆迁',
      '邻里',
      '山林土地',
      '婚姻家庭',
      '损害赔偿',
      '道路交通事故',
    ];
    for (const kind of kinds) {
      expect(codeOf('disputeKind', kind)).toBe(codeOf('disputeKind', `${kind}纠纷`));
      expect(codeOf('disputeKind', kind)).toBeDefined();
    }
    for (const way of ['劝导', '口头协议', '书面协议']) expect(codeOf('resolveWay', way)).toBeDefined();
    for (const source of ['派出所移送', '当事人申请', '网格员上报', '主动排查']) {
      expect(codeOf('disputeSource', source)).toBeDefined();
    }
    for (const result of ['成功', '调解成功', '调解不成']) expect(codeOf('disputeResult', result)).toBeDefined();
  });
});
