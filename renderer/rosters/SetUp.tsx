// What a team still needs before it can have a rota: members, then shifts, then a rota.
import { useState } from 'react';
import { hrefOf, viewHref } from '../route.ts';
import { Button } from '../ui/index.ts';
import { monthWords } from './rotaAddress.ts';
import type { TeamEntry } from './rotaWords.ts';
import { ShiftsDialog } from './ShiftsDialog.tsx';
import './setUp.css';

interface SetUpProps {
  team: TeamEntry;
  month: string;
  editable: boolean;
  /** Further sentences why nothing can be planned. */
  missing: readonly string[];
  onChanged: () => void;
  onGenerate: () => void;
  onByHand: () => void;
}

export function SetUp({ team, month, editable, missing, onChanged, onGenerate, onByHand }: SetUpProps) {
  const [choosing, setChoosing] = useState(false);
  const hasMembers = team.members > 0;
  const hasShifts = team.patterns > 0;
  const isReady = hasMembers && hasShifts && missing.length === 0;
  const ofTeam = (register: string) =>
    viewHref({ register, filters: [{ field: 'team', op: 'is', value: team.team }], sort: [], withdrawn: 'without' });
  return (
    <div className="pz-steps">
      <Step
        done={hasMembers}
        number={1}
        title="队员"
        detail={hasMembers ? `${team.members} 人` : '排班排的是在队的队员。'}
      >
        <Button href={ofTeam('teamMember')}>{hasMembers ? '看队员' : '登记队员'}</Button>
      </Step>
      <Step
        done={hasShifts}
        number={2}
        title="班次"
        detail={hasShifts ? `${team.patterns} 个班次` : '几点到几点、最少几人。可以从常用的一套开始，再改。'}
      >
        {editable && !hasShifts && <Button onClick={() => setChoosing(true)}>从常用的开始</Button>}
        <Button href={ofTeam('shiftPattern')}>{hasShifts ? '看班次' : '自己登记'}</Button>
      </Step>
      <Step
        done={false}
        number={3}
        title={`${monthWords(month)}的排班`}
        detail={
          isReady
            ? '先登记请假和不能排的日子，再生成或自己排。'
            : missing.length > 0
              ? missing.join(' ')
              : '有了队员和班次就可以排。'
        }
      >
        <Button href={hrefOf('register', 'memberAbsence')}>不能排班登记</Button>
        {editable && isReady && <Button onClick={onByHand}>自己排</Button>}
        {editable && isReady && (
          <Button kind="main" onClick={onGenerate}>
            生成排班
          </Button>
        )}
      </Step>
      {choosing && (
        <ShiftsDialog
          team={{ id: team.team, title: team.title, kind: team.kind }}
          onDone={() => {
            setChoosing(false);
            onChanged();
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </div>
  );
}

interface StepProps {
  done: boolean;
  number: number;
  title: string;
  detail: string;
  children: React.ReactNode;
}

function Step({ done, number, title, detail, children }: StepProps) {
  return (
    <section className={`pz-step${done ? ' pz-step-done' : ''}`} aria-label={title}>
      <span aria-hidden>{done ? '✓' : number}</span>
      <div>
        <strong>{title}</strong>
        <small>{detail}</small>
      </div>
      <div className="pz-step-actions">{children}</div>
    </section>
  );
}
