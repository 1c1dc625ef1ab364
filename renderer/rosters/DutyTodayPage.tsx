// 今日勤务: who is on duty on a day in all teams, school guards, and posts and places without anyone.
import BackIcon from '@mui/icons-material/ChevronLeft';
import ForwardIcon from '@mui/icons-material/ChevronRight';
import type { OutputOf } from '../../shared/contract/index.ts';
import { hoursWords } from '../../shared/rules/clockTime.ts';
import { addDays, isDay } from '../../shared/rules/days.ts';
import { dayWithWeekday } from '../../shared/rules/rota/rotaWords.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useOffice } from '../fields/office.ts';
import { hrefOf, replaceQuery, rotaHref, rowHref } from '../route.ts';
import {
  Button,
  DayInput,
  EmptyState,
  ErrorPanel,
  IconButton,
  Page,
  PageHead,
  Panel,
  SkeletonRows,
  SmallTable,
  Tag,
} from '../ui/index.ts';
import './rosters.css';
import { tierWords } from './rotaWords.ts';
import './dutyToday.css';

type Duties = OutputOf<'rota.duties'>;
type DutyOfDay = Duties['duties'][number];

interface DutyTodayPageProps {
  query: Readonly<Record<string, string>>;
}

export default function DutyTodayPage({ query }: DutyTodayPageProps) {
  const { office } = useOffice();
  if (office === null) return <SkeletonRows />;
  const day = query.day !== undefined && isDay(query.day) ? query.day : office.today;
  return <DutyOn day={day} today={office.today} />;
}

function DutyOn({ day, today }: { day: string; today: string }) {
  const { data, failure, reload } = useAnswer('rota.duties', { from: day, until: day });
  const show = (next: string | null) => next !== null && replaceQuery(next === today ? {} : { day: next });
  const ofDay = data?.days.find((each) => each.day === day);
  const signs = ofDay && [
    ofDay.name || (ofDay.holiday ? '节假日' : ofDay.adjusted ? '调休上班' : ofDay.weekend ? '周末' : ''),
    ...ofDay.nodes,
  ];
  return (
    <Page
      head={
        <PageHead
          title={day === today ? '今日勤务' : '当日勤务'}
          note={
            ofDay && (
              <>
                {ofDay.level !== '1' && (
                  <Tag tone={ofDay.level === '3' ? 'danger' : 'warning'} title={ofDay.levelWhy}>
                    {tierWords[ofDay.level].title}勤务
                  </Tag>
                )}{' '}
                {signs?.filter((sign) => sign !== '').join('，')}
              </>
            )
          }
          tools={<Button href={hrefOf('duty', 'rota', { month: day.slice(0, 7) })}>排班</Button>}
        />
      }
      bar={
        <div className="pz-bar">
          <div className="pz-month">
            <IconButton label="前一天" icon={<BackIcon />} onClick={() => show(addDays(day, -1))} />
            <strong aria-live="polite">{dayWithWeekday(day)}</strong>
            <IconButton label="后一天" icon={<ForwardIcon />} onClick={() => show(addDays(day, 1))} />
          </div>
          <span className="pa-period-day">
            <DayInput label="日期" value={day} today={today} onChange={show} />
          </span>
          {day !== today && <Button onClick={() => show(today)}>回到今天</Button>}
        </div>
      }
    >
      {failure !== null && <ErrorPanel message={failure} onRetry={() => void reload()} />}
      {!data && failure === null && <SkeletonRows />}
      {data && <DayDuties data={data} />}
    </Page>
  );
}

function DayDuties({ data }: { data: Duties }) {
  const { duties, guards, gaps } = data;
  if (duties.length + guards.length + gaps.length === 0) {
    return (
      <EmptyState
        title="这一天还没有排班"
        action={
          <Button kind="main" href={hrefOf('duty', 'rota')}>
            去排班
          </Button>
        }
      >
        排好以后，各队、各站岗点、护学岗当天谁在岗都列在这里。
      </EmptyState>
    );
  }
  return (
    <div className="pz-today">
      <div className="pz-today-teams">
        {duties.length > 0 && (
          <Panel title="在岗">
            <DutyTable duties={duties} />
          </Panel>
        )}
        {guards.length > 0 && (
          <Panel title="护学岗">
            <SmallTable
              label="护学岗"
              rows={guards}
              rowKey={(guard) => `${guard.school} ${guard.peak} ${guard.person}`}
              columns={[
                { key: 'school', title: '学校', render: ({ school }) => school },
                {
                  key: 'peak',
                  title: '时段',
                  width: '9rem',
                  render: ({ peak, start, end }) => `${peak} ${start === '' ? '' : `${start}–${end}`}`,
                },
                { key: 'name', title: '姓名', width: '6rem', render: ({ name }) => name },
                { key: 'role', title: '职务', width: '7rem', render: ({ role }) => role },
                { key: 'spot', title: '岗位', width: '8rem', render: ({ spot }) => spot },
              ]}
            />
          </Panel>
        )}
      </div>
      <Panel title="没有人的" count={gaps.length}>
        {gaps.length === 0 ? <p className="pz-fine">各班人数够，站岗点和重要部位都有人。</p> : <GapList gaps={gaps} />}
      </Panel>
    </div>
  );
}

/** The sentences without their day, which stands above; what all of them advise is said once. */
function GapList({ gaps }: { gaps: Duties['gaps'] }) {
  const parts = gaps.map(({ day, register, id, sentence }) => {
    const [what = '', ...advice] = sentence.replace(dayWithWeekday(day), '').split(/(?<=。)/u);
    return { register, id, what, advice: advice.join('') };
  });
  return [...Map.groupBy(parts, ({ advice }) => advice)].map(([advice, alike]) => (
    <section key={advice}>
      <ul className="pz-gaps">
        {alike.map(({ register, id, what }) => (
          <li key={`${register} ${id}`}>
            <a href={rowHref(register, id)}>{what}</a>
          </li>
        ))}
      </ul>
      {advice !== '' && <p className="pz-day-words">{advice}</p>}
    </section>
  ));
}

/** Team by team, each with its shifts by their beginning. */
function DutyTable({ duties }: { duties: readonly DutyOfDay[] }) {
  const byTeam = Map.groupBy(duties, ({ team }) => team);
  const ordered = [...byTeam.values()].flat();
  const isFirst = (duty: DutyOfDay) => byTeam.get(duty.team)?.[0] === duty;
  const hasPlaces = duties.some(({ where }) => where !== '');
  return (
    <SmallTable
      label="在岗"
      rows={ordered}
      rowKey={(duty) => `${duty.team} ${duty.shift}`}
      columns={[
        {
          key: 'team',
          title: '队伍',
          width: '12rem',
          wrap: true,
          render: (duty) =>
            isFirst(duty) && (
              <>
                <a href={rotaHref(duty)}>{duty.teamTitle}</a> {!duty.published && <Tag>未发布</Tag>}
              </>
            ),
        },
        {
          key: 'shift',
          title: '班次',
          width: '15rem',
          wrap: true,
          render: ({ name, role, start, end }) => (
            <>
              {role.includes(name) ? role : [name, role].filter((word) => word !== '').join(' ')}{' '}
              <span className="pz-day-words">{hoursWords(start, end)}</span>
            </>
          ),
        },
        ...(hasPlaces
          ? [{ key: 'where', title: '地点', width: '7.5rem', wrap: true, render: ({ where }: DutyOfDay) => where }]
          : []),
        {
          key: 'people',
          title: '人员',
          wrap: true,
          render: ({ people, lacking, role }) => (
            <>
              {people.map(({ id, name, leader }, at) => (
                <span key={id}>
                  {at > 0 && '、'}
                  {leader && role === '' ? <strong>{name}</strong> : name}
                </span>
              ))}{' '}
              {lacking > 0 && <Tag tone="danger">缺 {lacking} 人</Tag>}
            </>
          ),
        },
      ]}
    />
  );
}
