// 巡防覆盖: areas, lines and places with their patrols of a period; posts, nodes; and the villages' police teams.
import { isDay, monthBounds } from '../../shared/rules/days.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { type Office, useOffice } from '../fields/office.ts';
import { hrefOf, replaceQuery } from '../route.ts';
import { Button, DayInput, EmptyState, ErrorPanel, Page, PageHead, Segmented, SkeletonRows, Tag } from '../ui/index.ts';
import { CoverageBoard } from './CoverageBoard.tsx';
import './duty.css';
import { StaffingTable } from './StaffingTable.tsx';

interface CoveragePageProps {
  query: Readonly<Record<string, string>>;
}

const sides = [
  { value: 'lines', label: '防线和部位' },
  { value: 'staffing', label: '警务团队' },
];

export default function CoveragePage({ query }: CoveragePageProps) {
  const { office } = useOffice();
  if (office === null) return <SkeletonRows />;
  const given = (key: string, otherwise: string) => (isDay(query[key] ?? '') ? query[key]! : otherwise);
  const side = query.side === 'staffing' ? 'staffing' : 'lines';
  const from = given('from', monthBounds(office.today.slice(0, 7)).first);
  const until = given('until', office.today);
  const show = (next: Record<string, string | null>) => {
    const all = { side, from, until, ...next };
    replaceQuery(
      Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null)),
    );
  };
  const bar = (
    <div className="pt-bar">
      <Segmented label="看什么" value={side} choices={sides} onChange={(value) => show({ side: value })} />
      {side === 'lines' && (
        <>
          <span className="pt-bar-day">
            <DayInput label="从" value={from} today={office.today} onChange={(day) => show({ from: day })} />
          </span>
          至
          <span className="pt-bar-day">
            <DayInput label="到" value={until} today={office.today} onChange={(day) => show({ until: day })} />
          </span>
        </>
      )}
    </div>
  );
  return side === 'lines' ? (
    <Coverage from={from} until={until < from ? from : until} bar={bar} />
  ) : (
    <Staffing office={office} bar={bar} />
  );
}

function Coverage({ from, until, bar }: { from: string; until: string; bar: React.ReactNode }) {
  const { data, failure, reload } = useAnswer('duty.coverage', { from, until });
  const lines = data?.areas.flatMap((area) => area.lines) ?? [];
  const without = lines.filter(({ times }) => times === 0).length;
  const isEmpty = data && data.areas.length === 0;
  return (
    <Page
      head={
        <PageHead
          title="巡防覆盖"
          note={
            data && (
              <>
                {without > 0 && <Tag tone="danger">{without} 条防线没有巡逻</Tag>}{' '}
                {data.planned > 0 && `排定 ${data.planned} 班，有记录 ${data.held} 班`}
              </>
            )
          }
          tools={<Button href={hrefOf('duty', 'patrol')}>记巡逻</Button>}
        />
      }
      bar={bar}
    >
      {failure !== null && <ErrorPanel message={failure} onRetry={() => void reload()} />}
      {!data && failure === null && <SkeletonRows />}
      {isEmpty && (
        <EmptyState
          title="还没有片区和防线"
          action={
            <Button kind="main" href={hrefOf('register', 'patrolArea')}>
              登记片区
            </Button>
          }
        >
          先划片区，再登记防线、部位和站岗点；巡逻记录选了防线，就知道哪条防线多久没有巡逻。
        </EmptyState>
      )}
      {data && !isEmpty && <CoverageBoard board={data} />}
    </Page>
  );
}

function Staffing({ office, bar }: { office: Office; bar: React.ReactNode }) {
  const { data, failure, reload } = useAnswer('duty.staffing', { day: office.today });
  return (
    <Page
      head={
        <PageHead
          title="警务团队"
          note={data && data.lacking > 0 && <Tag tone="danger">共缺 {data.lacking} 人</Tag>}
          tools={
            <>
              <Button href={hrefOf('register', 'staffingRule')}>配置要求</Button>
              <Button href={hrefOf('register', 'villageForce')}>团队人员</Button>
            </>
          }
        />
      }
      bar={bar}
    >
      {failure !== null && <ErrorPanel message={failure} onRetry={() => void reload()} />}
      {!data && failure === null && <SkeletonRows />}
      {data?.roles.length === 0 && (
        <EmptyState
          title="还没有警务团队人员和配置要求"
          action={
            <Button kind="main" href={hrefOf('register', 'staffingRule')}>
              登记配置要求
            </Button>
          }
        >
          配置要求如“社区：民警 1、辅警 2”“村：辅警 1”。登记了人员和要求，缺员就列在这里。
        </EmptyState>
      )}
      {data && data.roles.length > 0 && <StaffingTable matrix={data} />}
    </Page>
  );
}
