// One report: period, by whom, the table as on paper with every figure opening its records, what does not add up, files.
import { useState } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useOffice } from '../fields/office.ts';
import { PeriodBar } from '../fields/PeriodBar.tsx';
import { hrefOf, replaceQuery } from '../route.ts';
import { Button, EmptyState, ErrorPanel, Page, PageHead, SkeletonRows, useShortcut } from '../ui/index.ts';
import { ExportReport } from './ExportReport.tsx';
import { FigureTable } from './FigureTable.tsx';
import { LedgerTable } from './LedgerTable.tsx';
import { type FigurePlace, RecordsDrawer } from './RecordsDrawer.tsx';
import { ReportNotes } from './ReportNotes.tsx';
import { ScopeBar } from './ScopeBar.tsx';
import './reports.css';
import { queryOf, type ReportPlace, readPlace, type Scope } from './reportAddress.ts';
import { TypeFigure } from './TypeFigure.tsx';
import { useReportLock } from './useReportLock.tsx';
import { ViolationsPanel } from './ViolationsPanel.tsx';

interface ReportPageProps {
  query: Readonly<Record<string, string>>;
}

export type ReportFigures = OutputOf<'reports.figures'>;
export type ReportEntry = OutputOf<'reports.list'>['reports'][number];

export default function ReportPage({ query }: ReportPageProps) {
  const { office } = useOffice();
  const { data, failure, reload } = useAnswer('reports.list', {});
  if (failure !== null) return <ErrorPanel message={failure} onRetry={() => void reload()} />;
  if (office === null || !data) return <SkeletonRows />;
  const place = readPlace(query, office.today);
  const entry = data.reports.find(({ key }) => key === place.key);
  if (!entry) {
    return (
      <EmptyState title="没有这张统计表">
        <Button href={hrefOf('reports', 'list')}>看全部统计报表</Button>
      </EmptyState>
    );
  }
  return <ReportOf key={entry.key} entry={entry} place={place} today={office.today} />;
}

function ReportOf({ entry, place, today }: { entry: ReportEntry; place: ReportPlace; today: string }) {
  const { key, period, scope } = place;
  const runs = useAnswer('reports.runs', { report: key, period: period.key });
  const versions = runs.data?.period === period.key ? runs.data : undefined;
  const version = versions && versionOf(place, versions.inForce);
  const asked = { report: key, period: period.key, scope, ...(version ? { run: version } : {}) };
  const { data, failure, reload } = useAnswer('reports.figures', asked);
  const [opened, setOpened] = useState<FigurePlace | null>(null);
  const [typing, setTyping] = useState<string | null>(null);
  const [exporting, setExporting] = useState(false);
  useShortcut('Ctrl+E', () => setExporting(true), data !== undefined);

  const show = (next: { period?: string; scope?: Scope; version?: string | null }) => {
    setOpened(null);
    replaceQuery(queryOf({ key, period: period.key, scope, ...next }));
  };
  // What is shown belongs to the period that is chosen, also while the next one is being read.
  const by = scope.by ?? entry.dimensions[0]?.key;
  const isAsked = data?.run === version && data?.period.key === period.key && (data.run !== null || data.by.key === by);
  const shown = isAsked ? data : undefined;
  const isKept = shown !== undefined && shown.run !== null;
  const open = (figure: FigurePlace) => {
    const column = shown?.columns.find((each) => each.key === figure.column);
    if (column?.kind === 'typed' && !isKept) setTyping(column.key);
    else if (column?.kind !== 'typed') setOpened(figure);
  };
  const head = versions?.runs.find(({ id }) => id === version) ?? null;
  const changed = async () => {
    show({ version: null });
    await Promise.all([runs.reload(), reload()]);
  };
  const lock = useReportLock({ place, figures: shown, versions, head, onChanged: changed, onShow: show });
  const isInForce = isKept && shown.run === versions?.inForce;

  return (
    <Page
      fill
      head={
        <PageHead
          title={entry.title}
          description={entry.about}
          note={lock.note}
          tools={
            <>
              {lock.tool}
              <Button href={hrefOf('reports', 'list', { period: period.key })}>全部统计报表</Button>
            </>
          }
          main={{
            label: '导出',
            shortcut: 'Ctrl+E',
            onPress: () => setExporting(true),
            disabled: !shown || (isKept && !isInForce),
          }}
          more={lock.more}
        />
      }
      bar={
        <>
          <PeriodBar period={period} today={today} onChange={(next) => show({ period: next })} />
          <ScopeBar entry={entry} scope={scope} onChange={(next) => show({ scope: next })} />
        </>
      }
    >
      {lock.callout}
      {failure !== null && <ErrorPanel message={failure} onRetry={() => void reload()} compact />}
      {runs.failure !== null && <ErrorPanel message={runs.failure} onRetry={() => void runs.reload()} compact />}
      {!shown && failure === null && runs.failure === null && <SkeletonRows />}
      {shown && (
        <div className="pr-report">
          <ViolationsPanel figures={shown} />
          {shown.layout === 'list' ? <LedgerTable figures={shown} /> : <FigureTable figures={shown} onOpen={open} />}
          <ReportNotes figures={shown} />
        </div>
      )}
      {opened && shown && (
        <RecordsDrawer
          asked={asked}
          figures={shown}
          place={opened}
          onOpen={setOpened}
          onClose={() => setOpened(null)}
        />
      )}
      {typing && shown && (
        <TypeFigure figures={shown} column={typing} onTyped={reload} onClose={() => setTyping(null)} />
      )}
      {exporting && shown && (
        <ExportReport
          asked={{ report: key, period: period.key, scope: isKept ? { by: shown.by.key } : scope }}
          isLocked={isKept}
          figures={shown}
          onClose={() => setExporting(false)}
        />
      )}
      {lock.layer}
    </Page>
  );
}

/** The version that is looked at: the locked one, unless another scope or the records of now (null) are asked for. */
function versionOf({ scope, version }: ReportPlace, inForce: string | null): string | null {
  if (Object.keys(scope).length > 0 || version === 'now') return null;
  return version ?? inForce;
}
