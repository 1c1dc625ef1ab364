// The records behind a figure: as many as the figure says, each opens its row.
import type { InputOf } from '../../shared/contract/index.ts';
import { addendUnit } from '../../shared/reports/addendUnit.ts';
import { call } from '../api/client.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { FigureRecords, recordsAtOnce } from '../passport/FigureRecords.tsx';
import { Button, DrawerForm, EmptyState, ErrorPanel, SkeletonRows } from '../ui/index.ts';
import type { ReportFigures } from './ReportPage.tsx';

export interface FigurePlace {
  /** Null for the total. */
  row: string | null;
  column: string;
  cumulative: boolean;
  /** The row's title, or 合计. */
  whose: string;
}

interface RecordsDrawerProps {
  asked: InputOf<'reports.figures'>;
  figures: ReportFigures;
  place: FigurePlace;
  onOpen: (place: FigurePlace) => void;
  onClose: () => void;
}

type Column = ReportFigures['columns'][number];

const titleOf = (column: Column): string => [...column.heads, column.label].join(' · ');

export function RecordsDrawer(props: RecordsDrawerProps) {
  const { figures, place, onClose } = props;
  const column = figures.columns.find(({ key }) => key === place.column);
  if (!column) return null;
  return (
    // Anew for another figure: the focus was on what the one before showed.
    <DrawerForm
      key={JSON.stringify(place)}
      open
      width={640}
      title={`${place.whose} · ${titleOf(column)}`}
      subtitle={`${place.cumulative ? '年度累计，截至' : ''}${place.cumulative ? figures.period.last : figures.period.title} · ${column.about}`}
      onClose={onClose}
    >
      {column.kind === 'rate' ? <RateParts {...props} column={column} /> : <Records {...props} />}
    </DrawerForm>
  );
}

/** A rate has no records of its own: its two numbers have. */
function RateParts({ figures, place, column, onOpen }: RecordsDrawerProps & { column: Column }) {
  const parts = column.parts.flatMap((key) => figures.columns.filter((each) => each.key === key));
  return (
    <div className="pr-parts">
      <p>这是两个数相除得出的，请看：</p>
      {parts.map((part, index) => (
        <Button key={part.key} onClick={() => onOpen({ ...place, column: part.key })}>
          {index === 0 ? '分子' : '分母'}：{titleOf(part)}
        </Button>
      ))}
    </div>
  );
}

function Records({ asked, figures, place }: RecordsDrawerProps) {
  const which = { ...asked, row: place.row, column: place.column, cumulative: place.cumulative };
  const input = { ...which, ids: false };
  const { whose } = place;
  const { data, failure, reload } = useAnswer('reports.records', { ...input, count: recordsAtOnce });
  if (failure !== null) return <ErrorPanel message={failure} onRetry={() => void reload()} compact />;
  if (!data) return <SkeletonRows />;
  if (data.total === 0) return <EmptyState title="没有记录">这一格是 0，没有对应的记录。</EmptyState>;
  return (
    <div className="pr-records">
      <FigureRecords
        first={data.shown}
        total={data.total}
        unit={addendUnit(data.unit)}
        figure={
          <>
            <strong>{data.unit === '%' ? `${data.figure}%` : `${data.figure} ${data.unit}`}</strong>，
          </>
        }
        fetchFrom={async (from) => (await call('reports.records', { ...input, from, count: recordsAtOnce })).shown}
        file={{
          name: `${figures.title}_${whose}_${figures.period.title}_记录清单`,
          write: (format, file) => call('reports.exportRecords', { ...which, whose, format, file }),
        }}
      />
    </div>
  );
}
