import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitParties } from './parties.ts';

/** 张三1 = applicant 张三; trailing * marks an organisation, (5) people. */
const shown = (cell: string, title: string | null = null) => {
  const { parties, reasons } = splitParties(cell, title);
  if (reasons.length > 0) return `held: ${reasons.join('；')}`;
  return parties
    .map(
      ({ name, side, kind, sidePeople }) =>
        `${side}${name}${kind === '2' ? '*' : ''}${sidePeople ? `(${sidePeople})` : ''}`,
    )
    .join(' ');
};

describe('clear cells', () => {
  test.each([
    ['张三、李四', '1张三 2李四'],
    ['张三，李四', '1张三 2李四'],
    ['张三 李四', '1张三 2李四'],
    ['张三与李四', '1张三 2李四'],
    ['张三诉李四', '1张三 2李四'],
    ['张三和李四', '1张三 2李四'],
    ['周和平、李四', '1周和平 2李四'],
    ['李和平和张和', '1李和平 2张和'],
    ['张三、李四与王五', '1张三 1李四 2王五'],
    ['甲方：张三　乙方：李四', '1张三 2李四'],
    ['申请人：张三、李四；被申请人：王五；第三人：赵六', '1张三 1李四 2王五 3赵六'],
    ['原告张三诉被告李四', '1张三 2李四'],
    ['李四（乙方）、张三（甲方）', '2李四 1张三'],
    ['张三（男，45岁）、李四 13800000001', '1张三 2李四'],
    ['张三等5人与李四', '1张三(5) 2李四'],
    ['张三等五人与李四', '1张三(5) 2李四'],
    ['张三、李四等5人与王五', '1张三 1李四(4) 2王五'],
    ['张三夫妇与李四', '1张三(2) 2李四'],
    ['白岩村村委会与彭长贵', '1白岩村村委会* 2彭长贵'],
    ['彭长贵、青溪（湖南）石材有限公司', '1彭长贵 2青溪（湖南）石材有限公司*'],
    ['阿依古丽·买买提、李四', '1阿依古丽·买买提 2李四'],
    ['王会、李园', '1王会 2李园'],
  ])('%s', (cell, expected) => {
    expect(shown(cell)).toBe(expected);
  });

  test('a title tells the sides of three', () => {
    expect(shown('张三、李四、王五', '张三与李四、王五邻里纠纷')).toBe('1张三 2李四 2王五');
  });
});

describe('held back, with the reason', () => {
  test.each([
    ['', '没有写当事人'],
    ['—', '没有写当事人'],
    ['张三', '只写了一方'],
    ['周和平', '只写了一方'],
    ['张三、李四、王五', '3个当事人'],
    ['张三与李四与王五', '3方'],
    ['张三、李四等5人', '分不清几个人'],
    ['张三、张三', '写了两次'],
    ['张三与部分村民', '看不出是姓名还是单位名称'],
    ['村民、李四', '看不出是姓名还是单位名称'],
    ['甲方：张三 乙方：', '没有写姓名'],
  ])('%s', (cell, why) => {
    expect(shown(cell)).toMatch(/^held: /u);
    expect(shown(cell)).toContain(why);
  });

  test('a title that does not name them all tells nothing', () => {
    expect(shown('张三、李四、王五', '张三与李四邻里纠纷')).toMatch(/^held: /u);
  });
});

test('unnamed people of a side are said, not invented', () => {
  expect(splitParties('张三等人与李四')).toMatchObject({ reasons: [], notes: ['张三一方还有人没有写姓名和人数'] });
});

test('names come back as they were written, whatever joins them', () => {
  const family = fc.constantFrom('田', '彭', '向', '石', '龙');
  const given = fc.constantFrom('秀英', '长贵', '德明', '小兰', '军');
  const name = fc.tuple(family, given).map((both) => both.join(''));
  fc.assert(
    fc.property(name, name, fc.constantFrom('、', '与', '诉', '，', ' ', '和'), (one, other, between) => {
      fc.pre(one !== other);
      expect(shown(`${one}${between}${other}`)).toBe(`1${one} 2${other}`);
    }),
  );
});

test('nothing that is typed breaks it', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'张三李四等5人与诉和、：:（）()甲乙方公司 夫妇/') }), (cell) => {
      const { parties, reasons } = splitParties(cell);
      if (reasons.length === 0) expect(new Set(parties.map(({ side }) => side)).size).toBeGreaterThan(1);
    }),
  );
});
