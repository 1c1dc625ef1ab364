// 治安隐患整改告知（建议）书 (registers.md §5, §5.2): what was found, what is proposed, until when. Neither a committee nor the centre may
// order anybody (企业事业单位内部治安保卫条例 16 gives that to the police), so the paper tells and proposes, and says so.
import type { RowValues } from '../../../../shared/fields/field.ts';
import type { OnePageForm } from '../../documents/official/officialDocument.ts';
import { chineseDay } from '../../documents/tableDocument.ts';

const title = '治安隐患整改告知（建议）书';

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
  const paragraph = (words: string) => ({ kind: 'paragraph', text: words }) as const;
  return {
    kind: 'form',
    title,
    number: { text: `编号：${number === '' ? '　　　　　　' : number}`, place: 'aboveRight' },
    addressee: owner === '' ? place : owner,
    blocks: [
      paragraph(found),
      paragraph(
        `为消除隐患，建议采取以下措施：${bare(text(values, 'demands'))}。请于${due}前完成，并告知${office}，届时将进行复查。`,
      ),
      paragraph('逾期没有整改的，将报告公安机关或者有关主管部门依法处理。'),
    ],
    places: [
      { label: '检查人员', text: text(values, 'inspectors') },
      { label: '被检查单位签收', text: '' },
    ],
    signature: { organ: office, date: today, isSealed: true },
    counterfoil: {
      title: `${title}存根`,
      text: `编号：${number === '' ? '　　　　　　' : number}。被告知单位：${owner}。隐患：${bare(text(values, 'situation'))}（${text(values, 'quantity')}处）。整改期限：${due}。签收人：　　　　　　签收日期：　　年　月　日`,
    },
  };
}
