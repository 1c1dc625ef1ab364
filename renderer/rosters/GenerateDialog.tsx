// Making a rota: how long to look, whether anew or changing as little as possible, and from which day on.
import { useRef, useState } from 'react';
import type { RotaGenerated } from '../../shared/contract/rotaProcedures.ts';
import { monthBounds } from '../../shared/rules/days.ts';
import { isReason } from '../../shared/rules/reason.ts';
import { call } from '../api/client.ts';
import { useAttempt } from '../api/useAnswer.ts';
import { useJob } from '../api/useJob.ts';
import { JobPanel } from '../records/JobPanel.tsx';
import { hrefOf, viewHref } from '../route.ts';
import {
  Button,
  Callout,
  DayInput,
  Dialog,
  ErrorPanel,
  Field,
  FieldGroup,
  LongText,
  NumberInput,
} from '../ui/index.ts';
import { AimList } from './AimList.tsx';
import type { Board } from './rotaBoard.ts';
import { secondsWords } from './rotaWords.ts';
import type { RotaWork } from './useRota.ts';

interface GenerateDialogProps {
  board: Board;
  today: string;
  work: RotaWork;
  /** What it is opened for; a rota that stands is usually changed little. */
  order: 'anew' | 'fewChanges';
  /** The day it is opened for; else today in a month that has begun. */
  from?: string | undefined;
  onDone: () => void;
  onClose: () => void;
}

const usualSeconds = 20;

const orders = [
  { value: 'fewChanges', label: '少动', detail: '从现在的排班出发，只改必须改的' },
  { value: 'anew', label: '重排', detail: '整月重新公平安排，固定的格子不动' },
] as const;

export function GenerateDialog({ board, today, work, order: first, from: day, onDone, onClose }: GenerateDialogProps) {
  const { sheet } = board;
  const stands = sheet.cells.length > 0;
  // Before anything is made here: what comes after is told as changes only where something stood.
  const wasThere = useRef(stands);
  const published = sheet.rota !== null && sheet.rota.state !== 'draft';
  const bounds = monthBounds(sheet.month);
  const begun = today > bounds.first && today <= bounds.last;
  const [order, setOrder] = useState(stands ? first : 'anew');
  const [seconds, setSeconds] = useState<string | null>(String(usualSeconds));
  const [from, setFrom] = useState<string | null>(stands ? (day ?? (begun ? today : null)) : null);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [done, setDone] = useState<RotaGenerated | null>(null);
  const job = useJob();
  const enough = useAttempt();
  const [isTaken, setTaken] = useState(false);

  const takeSoFar = async (running: string) => {
    setTaken(true);
    const isTold = await enough.run(async () => {
      await call('rota.enough', { job: running });
    });
    if (!isTold) setTaken(false);
  };
  const make = async () => {
    setRefused(null);
    setTaken(false);
    await work.settled();
    const made = await job.run<RotaGenerated>('正在排班', '', () =>
      call('rota.generate', {
        ...work.seen(),
        seconds: Number(seconds ?? usualSeconds),
        order,
        ...(from === null || from === bounds.first ? {} : { from }),
        ...(published ? { reason: reason.trim() } : {}),
      }),
    );
    if (made === null) return;
    if (made.conflict !== null) return setRefused(made.conflict);
    await work.reload();
    setDone(made);
  };

  if (job.shown !== null) {
    const { offering } = job.shown;
    return (
      <Dialog open title={`排${sheet.team.title}`} width="medium">
        <JobPanel
          job={job}
          cancelHint="取消后仍是原来的排班"
          actions={
            offering !== null && (
              <Button
                onClick={() => void takeSoFar(offering)}
                busy={isTaken}
                hint="不再往更匀里排；哪些还没有证明最优，结果里会写明"
              >
                够好了，用这一版
              </Button>
            )
          }
        />
        {enough.failure !== null && <ErrorPanel compact message={enough.failure} />}
      </Dialog>
    );
  }
  if (done !== null) return <Result board={board} done={done} wasThere={wasThere.current} onClose={onDone} />;
  const isReady =
    seconds !== null &&
    problem === null &&
    (!published || isReason(reason)) &&
    (from === null || (from >= bounds.first && from <= bounds.last));
  return (
    <Dialog
      open
      width="medium"
      title={stands ? '重新生成' : '生成排班'}
      main={{ label: '开始', onPress: () => void make(), disabled: !isReady }}
      onClose={onClose}
    >
      {refused !== null && <Conflict sentence={refused} team={sheet.team.id} hasPins={stands} onClose={onClose} />}
      {stands && (
        <div className="pz-choices" role="radiogroup" aria-label="怎样排">
          {orders.map(({ value, label, detail }) => (
            <label key={value}>
              <input
                type="radio"
                name="order"
                value={value}
                checked={order === value}
                onChange={() => setOrder(value)}
              />
              <span>
                {label}
                <small>{detail}</small>
              </span>
            </label>
          ))}
        </div>
      )}
      <FieldGroup>
        {stands && (
          <Field label="从哪天起" help="以前的日子保持原样；留空是整月。">
            <DayInput value={from} onChange={setFrom} today={today} onProblem={setProblem} />
          </Field>
        )}
        <Field label="最多用时" help="先排出能用的，再在这段时间里排得更匀，提前排到最好就停。">
          <NumberInput value={seconds} onChange={setSeconds} min="1" max="600" unit="秒" onProblem={setProblem} />
        </Field>
        {published && (
          <Field label="为什么改" required help="这份排班已经发布，原因与变动一起留存。">
            <LongText value={reason} onChange={setReason} rows={2} maxLength={200} />
          </Field>
        )}
      </FieldGroup>
      {job.failure !== null && <ErrorPanel compact message={job.failure} />}
    </Dialog>
  );
}

const shownChanges = 60;

/** What came out: how good it is, and what it changed. */
function Result({ board, done, wasThere, onClose }: ResultProps) {
  const isBest = done.status === 'optimal';
  return (
    <Dialog open width="medium" title={`${board.sheet.team.title}排好了`} cancelLabel="看排班表" onClose={onClose}>
      <Callout tone={isBest ? 'success' : 'info'}>
        {isBest
          ? `规则全部符合，用时 ${secondsWords(done.seconds)}。`
          : `规则全部符合，用时 ${secondsWords(done.seconds)}。时间给长些可能更匀。`}
      </Callout>
      <AimList aims={done.aims} />
      {!wasThere && <p className="pz-lead">本月第一次排班，没有原来的排班可比，所以不列改动。</p>}
      {wasThere && (
        <section aria-label="改动">
          <h3 className="pz-heading">
            {done.changes.length === 0 ? '与原来相同，没有改动' : `与原来比，改了 ${done.changes.length} 处`}
          </h3>
          <ul className="pz-changes">
            {done.changes.slice(0, shownChanges).map(({ day, shift, sentence }) => (
              <li key={`${day} ${shift}`}>{sentence}</li>
            ))}
            {done.changes.length > shownChanges && <li>等 {done.changes.length} 处</li>}
          </ul>
        </section>
      )}
    </Dialog>
  );
}

interface ResultProps {
  board: Board;
  done: RotaGenerated;
  wasThere: boolean;
  onClose: () => void;
}

interface ConflictProps {
  sentence: string;
  team: string;
  hasPins: boolean;
  onClose: () => void;
}

/** No rota fits: which rules cannot hold together, and where each of them is changed. */
function Conflict({ sentence, team, hasPins, onClose }: ConflictProps) {
  const ofTeam = (register: string) =>
    viewHref({ register, filters: [{ field: 'team', op: 'is', value: team }], sort: [], withdrawn: 'without' });
  return (
    <Callout tone="warning">
      <div className="pz-conflict">
        <p>{sentence}</p>
        <div className="pz-step-actions">
          <Button href={hrefOf('register', 'memberAbsence')}>不能排班登记</Button>
          <Button href={ofTeam('shiftPattern')}>班次模板</Button>
          <Button href={ofTeam('teamMember')}>巡防队员</Button>
          <Button href={ofTeam('pairRule')}>搭班要求</Button>
          {hasPins && <Button onClick={onClose}>看固定的格子</Button>}
        </div>
      </div>
    </Callout>
  );
}
