// 疑难联席会商 on the page of a case: each consultation with what was decided and the tasks that came of it.
import AddIcon from '@mui/icons-material/Add';
import { useState } from 'react';
import type { CaseView } from '../../../shared/contract/mediationProcedures.ts';
import type { Changes, Row } from '../../../shared/contract/shapes.ts';
import { caseConsultation, consultationTask } from '../../../shared/registers/mediation/work.ts';
import { call } from '../../api/client.ts';
import { useOffice } from '../../fields/office.ts';
import { Button, notify, notifyError, Panel, type SmallColumn, SmallTable, Tag } from '../../ui/index.ts';
import { RecordDrawer } from '../parts/RecordDrawer.tsx';
import './consultation.css';
import { rowText } from '../../records/rowText.ts';
import { type TaskState, taskStateOf } from './taskState.ts';

export interface ConsultationPanelProps {
  caseId: string;
  parts: CaseView['parts'];
  titles: CaseView['titles'];
  readOnly: boolean;
  onChanged: () => void;
}

/** What is being filled in: a consultation, or a task of one. */
interface Asked {
  part: 'caseConsultation' | 'consultationTask';
  row: Row | null;
  /** The consultation of a new task. */
  consultation?: string;
}

export function ConsultationPanel({ caseId, parts, titles, readOnly, onChanged }: ConsultationPanelProps) {
  const { office } = useOffice();
  const [asked, setAsked] = useState<Asked | null>(null);
  const consultations = parts.caseConsultation ?? [];
  const tasks = parts.consultationTask ?? [];
  const today = office?.today ?? '';

  const finish = async (task: Row) => {
    try {
      const { row } = await call('rows.save', {
        register: 'consultationTask',
        id: task.id,
        version: task.version,
        changes: { doneOn: today },
      });
      notify({
        text: '任务已办结',
        action: {
          label: '撤销',
          run: async () => {
            const changes = { doneOn: null };
            await call('rows.save', { register: 'consultationTask', id: row.id, version: row.version, changes });
            onChanged();
          },
        },
      });
      onChanged();
    } catch (error) {
      notifyError(error);
    }
  };
  const fixed: Changes = {
    case: caseId,
    ...(asked?.consultation === undefined ? {} : { consultation: asked.consultation }),
  };
  const register = asked?.part === 'consultationTask' ? consultationTask : caseConsultation;
  return (
    <Panel
      title="联席会商"
      count={consultations.length}
      action={
        !readOnly && (
          <Button kind="quiet" icon={<AddIcon />} onClick={() => setAsked({ part: 'caseConsultation', row: null })}>
            记一次会商
          </Button>
        )
      }
    >
      {consultations.length === 0 && (
        <p className="pk-consult-none">没有会商。疑难复杂、需要几家单位一起商量的纠纷，在这里记会商意见和分工。</p>
      )}
      {consultations.map((consultation) => (
        <Consultation
          key={consultation.id}
          consultation={consultation}
          tasks={tasks.filter((task) => task.values.consultation === consultation.id)}
          today={today}
          readOnly={readOnly}
          onOpen={() => setAsked({ part: 'caseConsultation', row: consultation })}
          onAddTask={() => setAsked({ part: 'consultationTask', row: null, consultation: consultation.id })}
          onOpenTask={(task) => setAsked({ part: 'consultationTask', row: task, consultation: consultation.id })}
          onFinish={(task) => void finish(task)}
        />
      ))}
      {asked && office && (
        <RecordDrawer
          register={register}
          office={office}
          title={asked.row === null ? `新增${register.title}` : register.title}
          base={asked.row && { row: asked.row, titles }}
          fixed={fixed}
          {...(asked.part === 'consultationTask' ? { only: taskFields } : {})}
          readOnly={readOnly}
          canWithdraw
          onSaved={onChanged}
          onClose={() => setAsked(null)}
        />
      )}
    </Panel>
  );
}

const taskFields = ['task', 'unit', 'owner', 'dueOn', 'doneOn', 'result'];

interface ConsultationProps {
  consultation: Row;
  tasks: readonly Row[];
  today: string;
  readOnly: boolean;
  onOpen: () => void;
  onAddTask: () => void;
  onOpenTask: (task: Row) => void;
  onFinish: (task: Row) => void;
}

const told = [
  { field: 'units', label: '参加单位' },
  { field: 'issue', label: '会商事项' },
  { field: 'opinions', label: '各单位意见' },
  { field: 'decision', label: '会商决定' },
] as const;

function Consultation(props: ConsultationProps) {
  const { consultation, tasks, today, readOnly, onOpenTask, onFinish } = props;
  const columns: SmallColumn<Row>[] = [
    { key: 'task', title: '任务', wrap: true, render: (task) => rowText(task, 'task') },
    { key: 'unit', title: '责任单位', width: '11rem', render: (task) => rowText(task, 'unit') || '—' },
    { key: 'owner', title: '责任人', width: '6rem', render: (task) => rowText(task, 'owner') || '—' },
    { key: 'dueOn', title: '完成时限', width: '7rem', render: (task) => rowText(task, 'dueOn') || '—' },
    { key: 'state', title: '状态', width: '8rem', render: (task) => <StateTag task={task} today={today} /> },
  ];
  if (!readOnly) {
    columns.push({
      key: 'act',
      title: '',
      width: '5.5rem',
      align: 'right',
      render: (task) =>
        rowText(task, 'doneOn') === '' && (
          // biome-ignore lint/a11y/noStaticElementInteractions: keeps the press from opening the row
          // biome-ignore lint/a11y/useKeyWithClickEvents: the button inside takes the keys
          <span onClick={(event) => event.stopPropagation()}>
            <Button kind="quiet" onClick={() => onFinish(task)}>
              办结
            </Button>
          </span>
        ),
    });
  }
  const about = ['place', 'host'].map((field) => rowText(consultation, field));
  return (
    <section className="pk-consult">
      <header>
        <button type="button" onClick={props.onOpen}>
          {rowText(consultation, 'heldOn')}
        </button>
        <span>{[about[0], about[1] && `${about[1]}主持`].filter(Boolean).join(' · ')}</span>
        <span className="pa-dialog-space" />
        {!readOnly && (
          <Button kind="quiet" icon={<AddIcon />} onClick={props.onAddTask}>
            加任务
          </Button>
        )}
      </header>
      <dl>
        {told
          .filter(({ field }) => rowText(consultation, field) !== '')
          .map(({ field, label }) => (
            <div key={field}>
              <dt>{label}</dt>
              <dd>{rowText(consultation, field)}</dd>
            </div>
          ))}
      </dl>
      {tasks.length > 0 && (
        <SmallTable
          label="会商任务"
          columns={columns}
          rows={tasks}
          rowKey={(task) => task.id}
          rowTone={(task) => (stateOf(task, today).kind === 'over' ? 'danger' : undefined)}
          onOpen={onOpenTask}
        />
      )}
    </section>
  );
}

const stateOf = (task: Row, today: string): TaskState =>
  taskStateOf({ dueOn: rowText(task, 'dueOn') || null, doneOn: rowText(task, 'doneOn') || null }, today);

function StateTag({ task, today }: { task: Row; today: string }) {
  const { words, tone } = stateOf(task, today);
  return <Tag tone={tone}>{words}</Tag>;
}
