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
  const asked = { report: key, period: period.key, scope };
  const { data, failure, reload } = useAnswer('reports.figures', asked);
  const [opened, setOpened] = useState<FigurePlace | null>(null);
  const [typing, setTyping] = useState<string | null>(null);
  const [exporting, setExporting] = useState(false);
  useShortcut('Ctrl+E', () => setExporting(true), data !== undefined);

  const show = (next: { period?: string; scope?: Scope }) => {
    setOpened(null);
    replaceQuery(queryOf({ key, period: period.key, scope, ...next }));
  };
  // What is shown belongs to the period that is chosen, also while the next one is being read.
  const by = scope.by ?? entry.dimensions[0]?.key;
  const shown = data?.period.key === period.key && data.by.key === by ? data : undefined;
  const open = (figure: FigurePlace) => {
    const column = shown?.columns.find((each) => each.key === figure.column);
    if (column?.kind === 'typed') setTyping(column.key);
    else setOpened(figure);
  };

  return (
    <Page
      fill
      head={
        <PageHead
          title={entry.title}
          description={entry.about}
          tools={<Button href={hrefOf('reports', 'list', { period: period.key })}>全部统计报表</Button>}
          main={{ label: '导出', shortcut: 'Ctrl+E', onPress: () => setExporting(true), disabled: !shown }}
        />
      }
      bar={
        <>
          <PeriodBar period={period} today={today} onChange={(next) => show({ period: next })} />
          <ScopeBar entry={entry} scope={scope} onChange={(next) => show({ scope: next })} />
        </>
      }
    >
      {failure !== null && <ErrorPanel message={failure} onRetry={() => void reload()} compact />}
      {!shown && failure === null && <SkeletonRows />}
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
      {exporting && shown && <ExportReport asked={asked} figures={shown} onClose={() => setExporting(false)} />}
    </Page>
  );
}
