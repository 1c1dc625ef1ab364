import EditIcon from '@mui/icons-material/EditOutlined';
import type { Field } from '../../../shared/fields/field.ts';
import { mediationCase } from '../../../shared/registers/mediation/mediationCase.ts';
import { shownText } from '../../fields/cellView.ts';
import { Button, KeyValues, Panel } from '../../ui/index.ts';
import { shownRow, textIn, useCase } from '../parts/caseWork.ts';
import { type HeadStep, headForm } from '../parts/headForms.ts';
import { PartTable } from '../parts/PartTable.tsx';

const groups: readonly {
  title: string;
  group: string;
  steps: readonly { step: HeadStep | 'accept'; label: string }[];
}[] = [
  { title: '案件', group: '案件', steps: [{ step: 'case', label: '修改' }] },
  { title: '纠纷', group: '纠纷', steps: [{ step: 'dispute', label: '修改' }] },
  {
    title: '受理',
    group: '受理',
    steps: [
      { step: 'apply', label: '申请' },
      { step: 'accept', label: '受理日期' },
      { step: 'notice', label: '告知' },
      { step: 'refuse', label: '不予受理' },
    ],
  },
  { title: '终止', group: '终止', steps: [{ step: 'terminate', label: '修改' }] },
  { title: '结果', group: '结果', steps: [] },
  { title: '立卷', group: '归档', steps: [{ step: 'file', label: '修改' }] },
];
const wide = new Set(['summary', 'request', 'forecastMeasures', 'terminationNote', 'disputePoints', 'refusalReasons']);

/** 28800.00 元: numbers say what they count. */
function withUnit(text: string, field: Field): string {
  const unit = field.type === 'money' ? '元' : 'unit' in field ? field.unit : undefined;
  return text === '' || unit === undefined || text.endsWith(unit) ? text : `${text} ${unit}`;
}

/** The head of the case by its groups, and the statements on the dossier. */
export function SituationTab() {
  const { view, office, writable, openForm, act } = useCase();
  const shown = shownRow(view, view.case);
  return (
    <>
      {groups.map(({ title, group, steps }) => {
        const fields = mediationCase.fields.filter((field) => field.group === group && field.type !== 'attachment');
        const items = fields
          .map((field) => ({
            label: field.label,
            text: withUnit(shownText(shown, field, office), field),
            wide: wide.has(field.key),
          }))
          .filter(({ text }) => text !== '')
          .map(({ text, ...rest }) => ({ ...rest, value: <span className="pm-text">{text}</span> }));
        if (items.length === 0 && (title === '终止' || title === '结果')) return null;
        return (
          <Panel
            key={title}
            title={title}
            action={
              writable &&
              steps
                .filter(({ step }) => step !== 'accept' || textIn(view.case, 'acceptedOn') !== '')
                .map(({ step, label }) => (
                  <Button
                    key={step}
                    kind="quiet"
                    icon={<EditIcon />}
                    onClick={() => (step === 'accept' ? act('accept') : openForm(headForm(step, view, office.today)))}
                  >
                    {label}
                  </Button>
                ))
            }
          >
            {items.length === 0 ? <p className="pm-none">还没有填写。</p> : <KeyValues columns={3} items={items} />}
          </Panel>
        );
      })}
      <PartTable
        part="caseStatement"
        columns={[
          { field: 'text', wrap: true },
          { field: 'writtenBy', width: '7rem' },
          { field: 'writtenOn', width: '8rem' },
          { field: 'checkedBy', width: '7rem' },
          { field: 'afterArchive', width: '7rem' },
        ]}
        none={
          textIn(view.case, 'archivedOn') === ''
            ? '没有需要说明的。缺页、涂改、另存材料等写在这里。'
            : '归档后的更正写在这里，一条一条追加。'
        }
        addLabel="新增说明"
        addsAlways
      />
    </>
  );
}
