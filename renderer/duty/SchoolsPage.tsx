// 护学岗: who stands at which school in a week, peaks down and days across; days without school say why.
import BackIcon from '@mui/icons-material/ChevronLeft';
import ForwardIcon from '@mui/icons-material/ChevronRight';
import { addDays, isDay, weekdayName } from '../../shared/rules/days.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { type Office, useOffice } from '../fields/office.ts';
import { hrefOf, replaceQuery, rowHref } from '../route.ts';
import {
  Button,
  Callout,
  DayInput,
  EmptyState,
  ErrorPanel,
  IconButton,
  Page,
  PageHead,
  SkeletonRows,
  Tag,
} from '../ui/index.ts';
import './duty.css';
import { PrintMenu } from './PrintMenu.tsx';
import { mondayOf, type SchoolWeek, schoolWeeks, weekFrom } from './schoolWeek.ts';

interface SchoolsPageProps {
  query: Readonly<Record<string, string>>;
}

export default function SchoolsPage({ query }: SchoolsPageProps) {
  const { office } = useOffice();
  if (office === null) return <SkeletonRows />;
  const day = query.day !== undefined && isDay(query.day) ? query.day : office.today;
  return <WeekOf office={office} monday={mondayOf(day)} />;
}

const dayWords = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

function WeekOf({ office, monday }: { office: Office; monday: string }) {
  const week = weekFrom(monday);
  const sunday = addDays(monday, 6);
  const { data, failure, reload } = useAnswer('schools.duties', { from: monday, until: sunday });
  const show = (day: string | null) => day !== null && replaceQuery({ day });
  const gaps = data?.gaps.length ?? 0;
  return (
    <Page
      head={
        <PageHead
          title="护学岗"
          note={gaps > 0 && <Tag tone="danger">本周 {gaps} 个时段没有人</Tag>}
          tools={
            <>
              {(data?.schools.length ?? 0) > 0 && (
                <PrintMenu paper={{ what: 'guards', month: monday.slice(0, 7) }} hasPhones />
              )}
              <Button href={hrefOf('register', 'schoolGuard')}>安排护学岗</Button>
            </>
          }
        />
      }
      bar={
        <div className="pt-bar">
          <IconButton label="前一周" icon={<BackIcon />} onClick={() => show(addDays(monday, -7))} />
          <strong aria-live="polite">{`${dayWords(monday)}—${dayWords(sunday)}`}</strong>
          <IconButton label="后一周" icon={<ForwardIcon />} onClick={() => show(addDays(monday, 7))} />
          <span className="pt-bar-day">
            <DayInput label="日期" value={monday} today={office.today} onChange={show} />
          </span>
        </div>
      }
    >
      {failure !== null && <ErrorPanel message={failure} onRetry={() => void reload()} />}
      {!data && failure === null && <SkeletonRows />}
      {data?.schools.length === 0 && (
        <EmptyState
          title="还没有登记学校"
          action={
            <Button kind="main" href={hrefOf('register', 'school')}>
              登记学校
            </Button>
          }
        >
          先登记学校和上下学时段，再登记学期和护学岗；节假日、假期自动不排，调休按节假日安排里写的星期排。
        </EmptyState>
      )}
      {data && data.schools.length > 0 && data.days.every(({ isInTerm }) => !isInTerm) && (
        <Callout tone="warning" action={<a href={hrefOf('register', 'schoolTerm')}>学期安排</a>}>
          这一周不在学期内，没有护学岗。学期的起止在“学期”里登记。
        </Callout>
      )}
      {data && schoolWeeks(data, week).map((school) => <SchoolTable key={school.id} school={school} week={week} />)}
    </Page>
  );
}

function SchoolTable({ school, week }: { school: SchoolWeek; week: readonly string[] }) {
  return (
    <section className="pt-school" aria-label={school.name}>
      <h2>
        <a href={rowHref('school', school.id)}>{school.name}</a>
      </h2>
      {school.peaks.length === 0 ? (
        <p className="pt-muted">还没有填上下学时段，也没有护学岗。</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">时段</th>
              {week.map((day) => (
                <th key={day} scope="col" className={(school.notes.get(day) ?? '') === '' ? undefined : 'pt-off'}>
                  {weekdayName(day)}
                  <small>
                    {dayWords(day)}
                    {(school.notes.get(day) ?? '') !== '' && <span className="pt-note">{school.notes.get(day)}</span>}
                  </small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {school.peaks.map(({ code, name, hours, cells }) => (
              <tr key={code}>
                <th scope="row">
                  {name}
                  <small>{hours}</small>
                </th>
                {cells.map(({ day, duties, isGap }) => (
                  <td key={day} className={isGap ? 'pt-gap' : undefined}>
                    {isGap && '没有人'}
                    {duties.map(({ id, name: person, role, spot }) => (
                      <p key={id}>
                        <a href={rowHref('schoolGuard', id)}>{person}</a>
                        <small>{[role, spot].filter((part) => part !== '').join(' · ')}</small>
                      </p>
                    ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
