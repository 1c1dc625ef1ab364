// 排班: the rota of a team and month, by people, by shifts, by week and as a list of the team.
import { useEffect } from 'react';
import { useMay } from '../api/currentUser.ts';
import { usePreference } from '../api/preference.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { type Office, useOffice } from '../fields/office.ts';
import { hrefOf, replaceQuery } from '../route.ts';
import { Button, EmptyState, ErrorPanel, Page, PageHead, Segmented, SkeletonRows } from '../ui/index.ts';
import './rosters.css';
import { RotaOf } from './RotaOf.tsx';
import { queryOfRota, type RotaPlace, readRotaPlace, rotaViews } from './rotaAddress.ts';
import type { TeamEntry } from './rotaWords.ts';
import { MonthChoice, TeamChoice } from './TeamChoice.tsx';

interface RotaPageProps {
  query: Readonly<Record<string, string>>;
}

const noTeams: readonly TeamEntry[] = [];
const readTeam = (stored: unknown): string => (typeof stored === 'string' ? stored : '');

export default function RotaPage({ query }: RotaPageProps) {
  const { office } = useOffice();
  if (office === null) return <SkeletonRows />;
  return <RotaIn office={office} place={readRotaPlace(query, office.today)} />;
}

function RotaIn({ office, place }: { office: Office; place: RotaPlace }) {
  const { data, failure, reload } = useAnswer('rota.teams', { month: place.month });
  const [last, setLast] = usePreference('rosters.team', readTeam);
  const editable = useMay('writer');
  const teams = data?.teams ?? noTeams;
  const wanted = place.team ?? last;
  const team = teams.find((each) => each.team === wanted) ?? teams[0];
  const isUnknown = data !== undefined && place.team !== null && teams.every((each) => each.team !== place.team);
  // A team that was registered after the list was read.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each team that is asked for
  useEffect(() => {
    if (isUnknown) void reload();
  }, [place.team, isUnknown]);
  const show = (next: Partial<RotaPlace>) => {
    if (next.team) setLast(next.team);
    replaceQuery(queryOfRota({ ...place, team: team?.team ?? null, ...next }));
  };
  const bar = (
    <>
      <TeamChoice teams={teams} team={team} onChange={(chosen) => show({ team: chosen })} />
      <MonthChoice month={place.month} onChange={(month) => show({ month, day: `${month}-01` })} />
      <Segmented
        label="怎样看"
        value={place.view}
        choices={rotaViews}
        onChange={(view) => show({ view: rotaViews.find(({ value }) => value === view)?.value ?? 'people' })}
      />
    </>
  );
  if (team) {
    return (
      <RotaOf
        // Another team or month is another rota: nothing of the one before may stay.
        key={`${team.team} ${place.month}`}
        office={office}
        place={{ ...place, team: team.team }}
        team={team}
        bar={bar}
        editable={editable}
        onTeams={reload}
        onShow={show}
      />
    );
  }
  return (
    <Page head={<PageHead title="排班" />}>
      {failure !== null && <ErrorPanel message={failure} onRetry={() => void reload()} />}
      {!data && failure === null && <SkeletonRows />}
      {data && (
        <EmptyState
          title="还没有可以排班的队伍"
          action={
            <Button kind="main" href={hrefOf('register', 'team')}>
              登记队伍
            </Button>
          }
        >
          先登记队伍和队员。机关值班、联勤工作站、季节队也登记成队伍，在“勤务队种”里选。
        </EmptyState>
      )}
    </Page>
  );
}
