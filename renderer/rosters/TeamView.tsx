// One team: who serves next and when, who is away, and how to reach them. In the order of the team's list, never by counts.
import { useCallback, useEffect, useState } from 'react';
import type { RotaSheetPerson } from '../../shared/contract/rotaProcedures.ts';
import { weekday } from '../../shared/rules/days.ts';
import { daysWords, dayWords } from '../../shared/rules/rota/rotaWords.ts';
import { call, sentenceOf } from '../api/client.ts';
import { RevealButton } from '../records/RevealButton.tsx';
import { rowText } from '../records/rowText.ts';
import { useReveal } from '../records/useReveal.ts';
import { ErrorPanel, SmallTable, Tag } from '../ui/index.ts';
import type { Board } from './rotaBoard.ts';

interface TeamViewProps {
  board: Board;
  today: string;
  onOpen: (person: string) => void;
}

const mostMembers = 500;

/** Phones by person, masked until they are revealed. */
function usePhones(team: string) {
  const [phones, setPhones] = useState<ReadonlyMap<string, string>>(new Map());
  const [failure, setFailure] = useState<string | null>(null);
  const read = useCallback(async () => {
    try {
      const { view } = await call('views.open', {
        register: 'teamMember',
        filters: [{ field: 'team', op: 'is', value: team }],
      });
      const { rows } = await call('views.rows', { view, from: 0, count: mostMembers });
      setPhones(new Map(rows.map((row) => [rowText(row, 'person'), rowText(row, 'phone')])));
      setFailure(null);
    } catch (error) {
      setFailure(sentenceOf(error));
    }
  }, [team]);
  useEffect(() => void read(), [read]);
  return { phones, failure, read };
}

export function TeamView({ board, today, onOpen }: TeamViewProps) {
  const { phones, failure, read } = usePhones(board.sheet.team.id);
  const reveal = useReveal('teamMember', read);
  const isSomebodyAway = board.sheet.people.some(({ absences }) => absences.length > 0);
  const hasUnits = board.sheet.people.some(({ unit }) => unit !== '');
  return (
    <div className="pz-main">
      <div className="pz-actions">
        <RevealButton reveal={reveal} />
      </div>
      {failure !== null && <ErrorPanel compact message={failure} onRetry={() => void read()} />}
      <SmallTable
        label="队员"
        rows={board.rows.map(({ person }) => person)}
        rowKey={({ id }) => id}
        maxHeight="100%"
        onOpen={({ id }) => onOpen(id)}
        columns={[
          { key: 'name', title: '姓名', width: '6rem', render: ({ name }) => name },
          { key: 'post', title: '职务', width: '5.5rem', render: ({ post, role }) => role || post },
          ...(hasUnits
            ? [{ key: 'unit', title: '单位', width: '9rem', wrap: true, render: ({ unit }: RotaSheetPerson) => unit }]
            : []),
          { key: 'signs', title: '资格', width: '8.5rem', wrap: true, render: (person) => <Signs person={person} /> },
          {
            key: 'next',
            title: '接下来的班',
            wrap: true,
            render: ({ id }) => <NextDuties duties={nextDuties(board, id, today)} />,
          },
          ...(isSomebodyAway
            ? [
                {
                  key: 'away',
                  title: '不能排班',
                  width: '9rem',
                  wrap: true,
                  render: ({ absences }: RotaSheetPerson) =>
                    daysWords([...new Set(absences.map(({ day }) => day))].toSorted()),
                },
              ]
            : []),
          { key: 'phone', title: '电话', width: '8.5rem', render: ({ id }) => phones.get(id) ?? '' },
        ]}
      />
    </div>
  );
}

function NextDuties({ duties }: { duties: readonly string[] }) {
  if (duties.length === 0) return '—';
  return (
    <span className="pz-next">
      {duties.map((duty) => (
        <span key={duty}>{duty}</span>
      ))}
    </span>
  );
}

function Signs({ person }: { person: RotaSheetPerson }) {
  return (
    <>
      {person.leader && <Tag tone="accent">带班</Tag>} {person.driver && <Tag>驾驶</Tag>}{' '}
      {person.fresh && <Tag tone="warning">新队员</Tag>}
    </>
  );
}

const shownDuties = 3;

/** The next duties of somebody from today on, or the first of a month that is still to come. */
function nextDuties(board: Board, person: string, today: string): string[] {
  return board.sheet.cells
    .filter((cell) => cell.person === person && cell.day >= today)
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
    .slice(0, shownDuties)
    .map(({ day, shift }) => {
      const known = board.shift(shift);
      return `${dayWords(day)}周${'一二三四五六日'[weekday(day) - 1]} ${known?.name ?? ''}`;
    });
}
