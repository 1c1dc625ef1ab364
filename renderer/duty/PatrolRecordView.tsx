// A patrol record: who came, by force class, what was found, and the dispute, hazard or matter that was made of it.
import { useMemo, useState } from 'react';
import type { PatrolView } from '../../shared/contract/dutyProcedures.ts';
import type { Row } from '../../shared/contract/shapes.ts';
import type { Field } from '../../shared/fields/field.ts';
import { patrolAttendee, patrolRecord } from '../../shared/registers/duty/facts.ts';
import { findRegister } from '../../shared/registers/index.ts';
import { fieldOf } from '../../shared/registers/register.ts';
import { useMay } from '../api/currentUser.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { shownText } from '../fields/cellView.ts';
import type { Office } from '../fields/office.ts';
import { AttachmentsTab } from '../records/AttachmentsTab.tsx';
import { HistoryTab } from '../records/HistoryTab.tsx';
import { RowReading } from '../records/RowFields.tsx';
import { useWithdrawal } from '../records/useWithdrawal.tsx';
import { hrefOf, rowHref } from '../route.ts';
import {
  Button,
  Callout,
  ErrorPanel,
  MenuButton,
  Page,
  PageHead,
  Panel,
  SkeletonForm,
  SmallTable,
  Tabs,
  Tag,
} from '../ui/index.ts';
import { PrintMenu } from './PrintMenu.tsx';
import { ReferralDialog, type ReferralTo, referralTitles } from './ReferralDialog.tsx';
import { SlipForm } from './SlipForm.tsx';

interface PatrolRecordViewProps {
  office: Office;
  id: string;
}

const nothingFound = '0';
const tabs = [
  { key: 'record', label: '登记内容' },
  { key: 'photos', label: '照片' },
  { key: 'history', label: '修改记录' },
];

export function PatrolRecordView({ office, id }: PatrolRecordViewProps) {
  const { data, failure, reload } = useAnswer('patrol.open', { patrol: id });
  const [tab, setTab] = useState('record');
  const [editing, setEditing] = useState(false);
  const [referring, setReferring] = useState<ReferralTo | null>(null);
  const mayWrite = useMay('writer');
  if (failure !== null) {
    const ledger = <Button href={hrefOf('register', 'patrolRecord')}>巡逻记录台账</Button>;
    return (
      <Page head={<PageHead title="巡逻记录" tools={ledger} />}>
        <ErrorPanel message={failure} onRetry={() => void reload()} />
      </Page>
    );
  }
  if (!data) return <SkeletonForm />;
  const { patrol, titles } = data;
  const isWithdrawn = patrol.withdrawn !== null;
  const isChangeable = mayWrite && !isWithdrawn;
  const teamTitle = titles.team?.[String(patrol.values.team)] ?? '';
  const title = `${String(patrol.values.patrolledOn)} ${teamTitle}巡逻`;
  const isFound = patrol.values.finding !== nothingFound;
  if (editing) {
    return (
      <Page head={<PageHead title={`修改：${title}`} />}>
        <Editing
          office={office}
          view={data}
          onDone={() => {
            setEditing(false);
            void reload();
          }}
        />
      </Page>
    );
  }
  return (
    <Page
      head={
        <PageHead
          title={title}
          note={
            <>
              {isWithdrawn && <Tag tone="danger">已注销</Tag>}
              {patrol.values.lateEntry === true && <Tag tone="warning">补录</Tag>}
            </>
          }
          tools={
            <>
              <PrintMenu paper={{ what: 'patrol', patrol: id }} />
              {isChangeable && isFound && (
                <MenuButton
                  label="转为"
                  entries={(Object.keys(referralTitles) as ReferralTo[]).map((to) => ({
                    key: to,
                    label: referralTitles[to],
                    onSelect: () => setReferring(to),
                  }))}
                />
              )}
              {isChangeable && <Button onClick={() => setEditing(true)}>修改</Button>}
            </>
          }
        />
      }
      bar={<Tabs label="巡逻记录" items={tabs} value={tab} onChange={setTab} />}
    >
      {tab === 'photos' && <AttachmentsTab register={patrolRecord} id={id} writable={isChangeable} onChange={reload} />}
      {tab === 'history' && <HistoryTab register={patrolRecord.key} id={id} />}
      {tab === 'record' && (
        <div className="pt-record">
          <RecordBody office={office} view={data} />
          <div className="pt-column">
            <LinkedRecords view={data} isFound={isFound} mayWrite={isChangeable} onRefer={setReferring} />
            <AttendeePanel view={data} office={office} />
            {mayWrite && <Withdrawing id={id} patrol={patrol} onChange={reload} />}
          </div>
        </div>
      )}
      {referring !== null && (
        <ReferralDialog
          to={referring}
          view={data}
          office={office}
          onClose={() => setReferring(null)}
          onMade={() => {
            setReferring(null);
            void reload();
          }}
        />
      )}
    </Page>
  );
}

function Editing({ office, view, onDone }: { office: Office; view: PatrolView; onDone: () => void }) {
  const { team, patrolledOn, shift } = view.patrol.values;
  const asked = { team: String(team), day: String(patrolledOn), ...(typeof shift === 'string' ? { shift } : {}) };
  const { data, failure } = useAnswer('patrol.start', asked);
  if (failure !== null) return <ErrorPanel message={failure} />;
  if (!data) return <SkeletonForm />;
  return <SlipForm office={office} started={data} base={view} onSaved={onDone} onCancel={onDone} />;
}

function RecordBody({ office, view }: { office: Office; view: PatrolView }) {
  const base = useMemo(() => ({ row: view.patrol, titles: view.titles }), [view]);
  const shows = useMemo(
    // What is blank, and that it was entered in time, says nothing.
    () => (field: Field) =>
      field.type !== 'attachment' &&
      (view.patrol.values[field.key] ?? null) !== null &&
      !(field.key === 'lateEntry' && view.patrol.values.lateEntry === false),
    [view],
  );
  return (
    <div className="pt-reading">
      {view.patrol.problems.map(({ message }) => (
        <Callout key={message} tone="warning">
          {message}
        </Callout>
      ))}
      <RowReading register={patrolRecord} office={office} base={base} shows={shows} />
    </div>
  );
}

interface LinkedRecordsProps {
  view: PatrolView;
  isFound: boolean;
  mayWrite: boolean;
  onRefer: (to: ReferralTo) => void;
}

/** What was made of the finding; while nothing was, the way to do it. */
function LinkedRecords({ view, isFound, mayWrite, onRefer }: LinkedRecordsProps) {
  const { linked } = view;
  if (!isFound && linked.length === 0) return null;
  return (
    <Panel title="发现情况的去处" count={linked.length}>
      {linked.length === 0 && <p className="pt-muted">还没有转为纠纷、隐患或者事项。</p>}
      {linked.length === 0 && mayWrite && (
        <div className="pt-actions">
          {(Object.keys(referralTitles) as ReferralTo[]).map((to) => (
            <Button key={to} onClick={() => onRefer(to)}>
              转为{referralTitles[to]}
            </Button>
          ))}
        </div>
      )}
      <ul className="pt-links">
        {linked.map(({ register, id, title, day }) => (
          <li key={id}>
            <a href={rowHref(register, id)}>{title}</a>{' '}
            <span className="pt-muted">
              {findRegister(register)?.title} {day}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function AttendeePanel({ view, office }: { view: PatrolView; office: Office }) {
  const { attendees, titles, classes, patrol } = view;
  const text = (row: Row, key: string) => shownText({ row, titles }, fieldOf(patrolAttendee, key), office);
  return (
    <Panel title="参加人员" count={attendees.length}>
      <p className="pt-classes">
        {classes
          .filter(({ code, people }) => code !== null || people > 0)
          .map(({ code, name, people }) => (
            <span key={code ?? name} className={code === null ? 'pt-lacking' : undefined}>
              {name} {people}
            </span>
          ))}
      </p>
      <SmallTable
        label="参加人员"
        rows={attendees}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'person',
            title: '姓名',
            render: (row) => (
              <>
                {text(row, 'person')} {row.values.person === patrol.values.leader && <Tag tone="accent">带班</Tag>}
              </>
            ),
          },
          { key: 'unit', title: '单位', wrap: true, render: (row) => text(row, 'unit') },
          { key: 'class', title: '力量', width: '4rem', render: (row) => text(row, 'forceClass') },
          {
            key: 'minutes',
            title: '时长',
            width: '6rem',
            align: 'right',
            render: (row) => `${String(row.values.minutes ?? '')} 分钟`,
          },
        ]}
      />
    </Panel>
  );
}

const withdrawReasons = ['登记错误', '重复登记'];

function Withdrawing({ id, patrol, onChange }: { id: string; patrol: Row; onChange: () => Promise<void> }) {
  const withdrawal = useWithdrawal(patrolRecord, () => void onChange(), withdrawReasons);
  return (
    <div className="pt-actions">
      <Button kind="quiet" href={hrefOf('register', patrolRecord.key, { row: id })}>
        在台账中看
      </Button>
      {patrol.withdrawn === null ? (
        <Button kind="quiet" onClick={() => withdrawal.ask([id])}>
          注销
        </Button>
      ) : null}
      {withdrawal.dialog}
    </div>
  );
}
