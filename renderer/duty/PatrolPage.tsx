// 记巡逻: what waits to be recorded, a slip for a team and day, and a record with what was made of it.
import { useState } from 'react';
import { addDays } from '../../shared/rules/days.ts';
import { useMay } from '../api/currentUser.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { type Office, useOffice } from '../fields/office.ts';
import { RowChoice } from '../fields/RowChoice.tsx';
import { go, hrefOf, rowHref } from '../route.ts';
import {
  Button,
  Callout,
  DayInput,
  ErrorPanel,
  Field,
  Page,
  PageHead,
  Panel,
  SkeletonForm,
  SkeletonRows,
} from '../ui/index.ts';
import './duty.css';
import { PatrolRecordView } from './PatrolRecordView.tsx';
import { PlannedList } from './PlannedList.tsx';
import { PrintMenu } from './PrintMenu.tsx';
import { type SlipPlace, slipHref, slipPlaceOf } from './patrolAddress.ts';
import { RecentPatrols } from './RecentPatrols.tsx';
import { SlipBar } from './SlipBar.tsx';
import { SlipForm } from './SlipForm.tsx';

interface PatrolPageProps {
  query: Readonly<Record<string, string>>;
}

/** How far back the page looks for what was not recorded. */
const lookBackDays = 14;

export default function PatrolPage({ query }: PatrolPageProps) {
  const { office } = useOffice();
  if (office === null) return <SkeletonRows />;
  const slip = slipPlaceOf(query);
  if (query.row && query.part === 'patrolAttendee') return <AttendeesPatrol office={office} id={query.row} />;
  if (query.row) return <PatrolRecordView key={query.row} office={office} id={query.row} />;
  if (slip) return <SlipFor key={JSON.stringify(slip)} office={office} place={slip} />;
  return <PatrolStart office={office} />;
}

/** Somebody who came is shown with the patrol. */
function AttendeesPatrol({ office, id }: { office: Office; id: string }) {
  const { data, failure } = useAnswer('rows.get', { register: 'patrolAttendee', id });
  if (failure !== null) return <ErrorPanel message={failure} />;
  const patrol = data?.row.values.patrol;
  return typeof patrol === 'string' ? <PatrolRecordView office={office} id={patrol} /> : <SkeletonForm />;
}

function PatrolStart({ office }: { office: Office }) {
  const mayWrite = useMay('writer');
  return (
    <Page
      head={
        <PageHead
          title="记巡逻"
          description="带班人回来以后记一次：谁来了、几点到几点、发现什么、告诉了谁。"
          tools={
            <>
              <PrintMenu paper={null} blank={{ what: 'slip' }} />
              <Button href={hrefOf('register', 'patrolRecord')}>巡逻记录台账</Button>
            </>
          }
        />
      }
    >
      <div className="pt-start">
        <div className="pt-column">
          {mayWrite && <PlannedList from={addDays(office.today, -lookBackDays)} until={office.today} />}
          {mayWrite && <OwnSlip today={office.today} />}
        </div>
        <RecentPatrols office={office} />
      </div>
    </Page>
  );
}

/** A patrol that no rota planned. */
function OwnSlip({ today }: { today: string }) {
  const [team, setTeam] = useState<string | null>(null);
  const [day, setDay] = useState<string | null>(today);
  const start = () => team !== null && day !== null && void go(slipHref({ team, day }));
  return (
    <Panel title="没有排的巡逻">
      <div className="pt-own">
        <Field label="队伍" stacked>
          <RowChoice register="team" label="队伍" id={team} onChange={setTeam} />
        </Field>
        <Field label="日期" stacked>
          <DayInput value={day} today={today} onChange={setDay} />
        </Field>
        <Button onClick={start} disabled={team === null || day === null}>
          填巡逻记录
        </Button>
      </div>
    </Panel>
  );
}

/** What the template tells to look at and to carry. */
function Guide({ focus, equipment }: { focus: string; equipment: string }) {
  if (focus === '' && equipment === '') return null;
  const told = [focus === '' ? '' : `巡逻重点：${focus}`, equipment === '' ? '' : `装备：${equipment}`];
  return (
    <div className="pt-guide">
      <Callout>
        {told
          .filter((line) => line !== '')
          .map((line) => (
            <div key={line}>{line}</div>
          ))}
      </Callout>
    </div>
  );
}

function SlipFor({ office, place }: { office: Office; place: SlipPlace }) {
  const { data, failure, reload } = useAnswer('patrol.start', place);
  const show = (next: Partial<SlipPlace>) => void go(slipHref({ ...place, ...next }));
  const saved = async (id: string, found: boolean) => {
    // What was found is taken further at once; otherwise the next shift waits.
    void go(found ? rowHref('patrolRecord', id) : hrefOf('duty', 'patrol'));
  };
  const teamTitle = data?.titles.team?.[place.team] ?? '';
  return (
    <Page
      head={
        <PageHead
          title={teamTitle === '' ? '巡逻记录' : `${teamTitle}巡逻记录`}
          tools={<PrintMenu paper={{ what: 'slip', ...place }} />}
        />
      }
      bar={data && <SlipBar office={office} place={place} started={data} onShow={show} />}
    >
      {failure !== null && <ErrorPanel message={failure} onRetry={() => void reload()} />}
      {!data && failure === null && <SkeletonForm />}
      {data?.guide && <Guide {...data.guide} />}
      {data && (
        <SlipForm
          office={office}
          started={data}
          base={null}
          onSaved={({ patrol }) => void saved(patrol.id, patrol.values.finding !== '0')}
        />
      )}
    </Page>
  );
}
