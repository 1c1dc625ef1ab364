// 治安隐患整改告知（建议）书 (registers.md §5, §5.2): what was found, what is proposed, until when. Neither a committee nor the centre may
// order anybody (企业事业单位内部治安保卫条例 16 gives that to the police), so the paper tells and proposes, and says so.
import type { RowValues } from '../../../../shared/fields/field.ts';
import type { OnePageForm } from '../../documents/official/officialDocument.ts';
import { chineseDay } from '../../documents/tableDocument.ts';
import { textWidth } from '../../documents/textMeasure.ts';

const title = '治安隐患整改告知（建议）书';
const blank = '　　　　　　';
/** Lines of text that leave the counterfoil on the page of 22 lines. */
const linesBesideCounterfoil = 10;

export interface NoticeFacts {
  /** The issuing office, 迁陵镇综治中心. */
  unit: string;
  /** YYYY-MM-DD. */
  today: string;
}

const text = (values: RowValues, key: string): string => String(values[key] ?? '').trim();
/** Without the stop that the sentence around it has. */
const bare = (words: string): string => words.replace(/[。；;，,\s]+$/u, '');
const dayOf = (values: RowValues, key: string): string => {
  const day = text(values, key);
  return day === '' ? '　　年　月　日' : chineseDay(day);
};

/** The notice of a hazard as it is registered. */
export function hazardNotice(values: RowValues, { unit, today }: NoticeFacts): OnePageForm {
  const number = text(values, 'noticeNumber');
  const [place, owner] = [text(values, 'place'), text(values, 'unit')];
  const office = unit === '' ? '本单位' : unit;
  const due = dayOf(values, 'dueOn');
  const found = `${dayOf(values, 'checkedOn')}，${office}对${place}（${text(values, 'address')}）进行检查，发现治安隐患${text(values, 'quantity')}处：${bare(text(values, 'situation'))}。`;
  const proposed = `为消除隐患，建议采取以下措施：${bare(text(values, 'demands'))}。请于${due}前完成，并告知${office}，届时将进行复查。逾期没有整改的，将报告公安机关或者有关主管部门依法处理。`;
  const counterfoil = `编号：${number === '' ? blank : number}。被告知单位：${owner}。整改期限：${due}。签收人及日期：`;
  const paragraphs = [found, proposed];
  const lines = [...paragraphs, counterfoil].reduce((sum, words) => sum + linesOf(words), 0);
  return {
    kind: 'form',
    title,
    number: { text: `编号：${number === '' ? blank : number}`, place: 'aboveRight' },
    addressee: owner === '' ? place : owner,
    blocks: paragraphs.map((words) => ({ kind: 'paragraph', text: words })),
    places: [
      { label: '检查人员', text: text(values, 'inspectors') },
      { label: '被检查单位签收', text: '' },
    ],
    signature: { organ: office, date: today, isSealed: true },
    // Cut off from a second page it would be of no use.
    ...(lines > linesBesideCounterfoil ? {} : { counterfoil: { title: `${title}存根`, text: counterfoil } }),
  };
}

/** Lines of 28 characters, the first one indented by two. */
const linesOf = (words: string): number => Math.ceil((textWidth(words) / 2 + 2) / 28);
