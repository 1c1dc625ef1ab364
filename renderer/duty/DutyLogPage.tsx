// 值班日志: one log a shift, its calls, visitors and incidents, and what the shift before handed over.
import BackIcon from '@mui/icons-material/ChevronLeft';
import ForwardIcon from '@mui/icons-material/ChevronRight';
import { useState } from 'react';
import { addDays, isDay } from '../../shared/rules/days.ts';
import { dayWithWeekday } from '../../shared/rules/rota/rotaWords.ts';
import { useMay } from '../api/currentUser.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { type Office, useOffice } from '../fields/office.ts';
import { hrefOf, replaceQuery } from '../route.ts';
import {
  Button,
  DayInput,
  ErrorPanel,
  IconButton,
  mayLeave,
  Page,
  PageHead,
  SkeletonForm,
  SkeletonRows,
} from '../ui/index.ts';
import { DutyLogForm } from './DutyLogForm.tsx';
import { PrintMenu } from './PrintMenu.tsx';
import './duty.css';

interface DutyLogPageProps {
  query: Readonly<Record<string, string>>;
}

export default function DutyLogPage({ query }: DutyLogPageProps) {
  const { office } = useOffice();
  if (office === null) return <SkeletonRows />;
  if (query.row && query.part === 'dutyLogEntry') return <EntrysLog office={office} id={query.row} />;
  const day = query.day !== undefined && isDay(query.day) ? query.day : office.today;
  return <LogOf office={office} {...(query.row ? { log: query.row } : { day })} />;
}

/** An entry is shown with its log. */
function EntrysLog({ office, id }: { office: Office; id: string }) {
  const { data, failure } = useAnswer('rows.get', { register: 'dutyLogEntry', id });
  if (failure !== null) return <ErrorPanel message={failure} />;
  const log = data?.row.values.log;
  return typeof log === 'string' ? <LogOf office={office} log={log} /> : <SkeletonForm />;
}

function LogOf({ office, log, day }: { office: Office; log?: string; day?: string }) {
  const asked = log === undefined ? { day: day ?? office.today } : { log };
  const { data, failure, reload } = useAnswer('dutyLog.open', asked);
  const mayWrite = useMay('writer');
  const [round, setRound] = useState(0);
  const saved = async () => {
    await reload();
    setRound((before) => before + 1);
  };
  const shownDay = String(data?.log?.values.dutyOn ?? data?.suggested.dutyOn ?? day ?? office.today);
  const show = async (next: string | null) => {
    if (next === null || next === shownDay || next > office.today) return;
    if (await mayLeave()) replaceQuery({ day: next });
  };
  return (
    <Page
      head={
        <PageHead
          title="值班日志"
          tools={
            <>
              <PrintMenu
                paper={data?.log ? { what: 'log', log: data.log.id } : null}
                blank={{ what: 'log' }}
                hasPhones
              />
              <Button href={hrefOf('register', 'dutyLog')}>值班日志台账</Button>
            </>
          }
        />
      }
      bar={
        <div className="pt-bar">
          <IconButton label="前一天" icon={<BackIcon />} onClick={() => void show(addDays(shownDay, -1))} />
          <strong aria-live="polite">{dayWithWeekday(shownDay)}</strong>
          <IconButton
            label="后一天"
            icon={<ForwardIcon />}
            disabled={shownDay >= office.today}
            onClick={() => void show(addDays(shownDay, 1))}
          />
          <span className="pt-bar-day">
            <DayInput label="日期" value={shownDay} today={office.today} onChange={(next) => void show(next)} />
          </span>
        </div>
      }
    >
      {failure !== null && <ErrorPanel message={failure} onRetry={() => void reload()} />}
      {!data && failure === null && <SkeletonForm />}
      {data && (
        <DutyLogForm
          // Another log, or this one after it was saved, is another form.
          key={`${data.log?.id ?? shownDay} ${data.log?.version ?? 0} ${round}`}
          office={office}
          view={data}
          readOnly={!mayWrite || data.log?.withdrawn != null}
          onSaved={() => void saved()}
        />
      )}
    </Page>
  );
}
