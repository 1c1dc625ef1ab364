// Codes of persons. Names are the words rosters print; `official` is the standard's wording where it differs.
import type { CodeEntry, CodeTable } from './table.ts';

/** GB/T 2261.1 个人基本信息分类与代码：人的性别代码. */
export const sex: CodeTable = {
  key: 'sex',
  title: '性别',
  national: true,
  entries: [
    { code: '0', name: '未知', official: '未知的性别' },
    { code: '1', name: '男', official: '男性' },
    { code: '2', name: '女', official: '女性' },
    { code: '9', name: '未说明', official: '未说明的性别' },
  ],
};

/** GB/T 2261.2 婚姻状况代码. */
export const marital: CodeTable = {
  key: 'marital',
  title: '婚姻状况',
  national: true,
  entries: [
    { code: '10', name: '未婚' },
    { code: '20', name: '已婚', aliases: ['有配偶'] },
    { code: '21', name: '初婚', parent: '20' },
    { code: '22', name: '再婚', parent: '20' },
    { code: '23', name: '复婚', parent: '20' },
    { code: '30', name: '丧偶' },
    { code: '40', name: '离婚', aliases: ['离异'] },
    { code: '90', name: '未说明', official: '未说明的婚姻状况' },
  ],
};

// GB/T 3304-1991: number, name without 族, letters.
const ethnicGroups = `01汉HA 02蒙古MG 03回HU 04藏ZA 05维吾尔UG 06苗MH 07彝YI 08壮ZH 09布依BY 10朝鲜CS 11满MA 12侗DO 13瑶YA 14白BA
15土家TJ 16哈尼HN 17哈萨克KZ 18傣DA 19黎LI 20傈僳LS 21佤VA 22畲SH 23高山GS 24拉祜LH 25水SU 26东乡DX 27纳西NX 28景颇JP
29柯尔克孜KG 30土TU 31达斡尔DU 32仫佬ML 33羌QI 34布朗BL 35撒拉SL 36毛南MN 37仡佬GL 38锡伯XB 39阿昌AC 40普米PM 41塔吉克TA
42怒NU 43乌孜别克UZ 44俄罗斯RS 45鄂温克EW 46德昂DE 47保安BN 48裕固YG 49京GI 50塔塔尔TT 51独龙DR 52鄂伦春OR 53赫哲HZ
54门巴MB 55珞巴LB 56基诺JN`;

function ethnicEntry(written: string): CodeEntry {
  const match = /^(\d{2})(\p{Script=Han}+)([A-Z]{2})$/u.exec(written);
  if (match === null) throw new Error(`ethnic group written wrongly: ${written}`);
  return { code: match[1]!, name: `${match[2]}族`, aliases: [match[2]!, match[3]!] };
}

/** GB/T 3304-1991 中国各民族名称的罗马字母拼写法和代码. 97 and 98 of some systems are not in the standard and not here. */
export const ethnic: CodeTable = {
  key: 'ethnic',
  title: '民族',
  national: true,
  entries: ethnicGroups.split(/\s+/u).map(ethnicEntry),
};

/** GB/T 4762-1984 政治面貌代码. */
export const political: CodeTable = {
  key: 'political',
  title: '政治面貌',
  national: true,
  entries: [
    { code: '01', name: '中共党员', official: '中国共产党党员', aliases: ['党员', '共产党员', '中国共产党'] },
    { code: '02', name: '中共预备党员', official: '中国共产党预备党员', aliases: ['预备党员'] },
    { code: '03', name: '共青团员', official: '中国共产主义青年团团员', aliases: ['团员', '共青团'] },
    { code: '04', name: '民革会员', official: '中国国民党革命委员会会员', aliases: ['民革', '民革党员'] },
    { code: '05', name: '民盟盟员', official: '中国民主同盟盟员', aliases: ['民盟'] },
    { code: '06', name: '民建会员', official: '中国民主建国会会员', aliases: ['民建'] },
    { code: '07', name: '民进会员', official: '中国民主促进会会员', aliases: ['民进'] },
    { code: '08', name: '农工党党员', official: '中国农工民主党党员', aliases: ['农工党'] },
    { code: '09', name: '致公党党员', official: '中国致公党党员', aliases: ['致公党'] },
    { code: '10', name: '九三学社社员', aliases: ['九三学社'] },
    { code: '11', name: '台盟盟员', official: '台湾民主自治同盟盟员', aliases: ['台盟'] },
    { code: '12', name: '无党派人士', official: '无党派民主人士', aliases: ['无党派'] },
    { code: '13', name: '群众', aliases: ['普通公民'] },
  ],
};

/** GB/T 4658-2006 学历代码. Offices fill the big classes (two digits ending in 0); the finer codes are accepted. */
export const education: CodeTable = {
  key: 'education',
  title: '学历',
  national: true,
  entries: [
    { code: '10', name: '研究生', official: '研究生教育' },
    { code: '11', name: '博士研究生毕业', parent: '10', aliases: ['博士', '博士研究生'] },
    { code: '12', name: '博士研究生结业', parent: '10' },
    { code: '13', name: '博士研究生肄业', parent: '10' },
    { code: '14', name: '硕士研究生毕业', parent: '10', aliases: ['硕士', '硕士研究生'] },
    { code: '15', name: '硕士研究生结业', parent: '10' },
    { code: '16', name: '硕士研究生肄业', parent: '10' },
    { code: '17', name: '研究生班毕业', parent: '10' },
    { code: '18', name: '研究生班结业', parent: '10' },
    { code: '19', name: '研究生班肄业', parent: '10' },
    { code: '20', name: '大学本科', official: '大学本科教育', aliases: ['本科', '大学'] },
    { code: '21', name: '大学本科毕业', parent: '20', aliases: ['本科毕业'] },
    { code: '22', name: '大学本科结业', parent: '20' },
    { code: '23', name: '大学本科肄业', parent: '20' },
    { code: '28', name: '大学普通班毕业', parent: '20' },
    { code: '30', name: '大学专科', official: '大学专科教育', aliases: ['大专', '专科'] },
    { code: '31', name: '大学专科毕业', parent: '30', aliases: ['大专毕业', '专科毕业'] },
    { code: '32', name: '大学专科结业', parent: '30' },
    { code: '33', name: '大学专科肄业', parent: '30' },
    {
      code: '40',
      name: '中专',
      official: '中等职业教育',
      aliases: ['中职', '中技', '技校', '职高', '中专/中技', '中专（中技）', '中专或中技'],
    },
    { code: '41', name: '中等专科毕业', parent: '40', aliases: ['中专毕业'] },
    { code: '42', name: '中等专科结业', parent: '40' },
    { code: '43', name: '中等专科肄业', parent: '40' },
    { code: '44', name: '职业高中毕业', parent: '40', aliases: ['职高毕业'] },
    { code: '45', name: '职业高中结业', parent: '40' },
    { code: '46', name: '职业高中肄业', parent: '40' },
    { code: '47', name: '技工学校毕业', parent: '40', aliases: ['技校毕业'] },
    { code: '48', name: '技工学校结业', parent: '40' },
    { code: '49', name: '技工学校肄业', parent: '40' },
    { code: '60', name: '高中', official: '普通高级中学教育', aliases: ['普通高中', '高级中学'] },
    { code: '61', name: '普通高中毕业', parent: '60', aliases: ['高中毕业'] },
    { code: '62', name: '普通高中结业', parent: '60', aliases: ['高中结业'] },
    { code: '63', name: '普通高中肄业', parent: '60', aliases: ['高中肄业'] },
    { code: '70', name: '初中', official: '初级中学教育', aliases: ['初级中学'] },
    { code: '71', name: '初中毕业', parent: '70' },
    { code: '73', name: '初中肄业', parent: '70' },
    { code: '80', name: '小学', official: '小学教育' },
    { code: '81', name: '小学毕业', parent: '80' },
    { code: '83', name: '小学肄业', parent: '80' },
    // The 1984 list had 90 文盲或半文盲; carrying that over needs a person's confirmation, so it is no alias.
    { code: '90', name: '其他' },
  ],
};
