// A record of a session or of an inquiry, by its address: mediation/minutes?case=…&part=caseSession&row=…
import { useRef } from 'react';
import { useAnswer } from '../../api/useAnswer.ts';
import { useOffice } from '../../fields/office.ts';
import { go, hrefOf, replaceQuery } from '../../route.ts';
import { Button, EmptyState, ErrorPanel, Page, PageHead, SkeletonForm } from '../../ui/index.ts';
import { MinutesEditor } from './MinutesEditor.tsx';
import { type MinutesKind, minutesKindOf } from './minutesParts.ts';

const inquiredLabel = '被调查人';

export default function MinutesPage({ query }: { query: Readonly<Record<string, string>> }) {
  const kind = minutesKindOf(query.part);
  if (kind === undefined || query.case === undefined) return <NothingHere />;
  // Another case is read from the start: nothing of the one before may stand in its minutes.
  return <CaseMinutes key={`${query.case} ${kind.part}`} kind={kind} caseId={query.case} rowId={query.row ?? 'new'} />;
}

function CaseMinutes({ kind, caseId, rowId }: { kind: MinutesKind; caseId: string; rowId: string }) {
  const { data: view, failure, reload } = useAnswer('mediation.open', { case: caseId });
  const settings = useAnswer('mediation.settings', {});
  const { office } = useOffice();
  // A new record that was saved gets its own address, and the editor stays as it is.
  const made = useRef<string | null>(null);
  const editor = made.current === rowId ? 'new' : rowId;

  const settled = settings.data !== undefined || settings.failure !== null;
  if (view === undefined || office === null || !settled) {
    return (
      <Page head={<PageHead title={kind.title} />}>
        {failure === null ? <SkeletonForm /> : <ErrorPanel message={failure} onRetry={() => void reload()} />}
      </Page>
    );
  }
  const row = view.parts[kind.part]?.find((each) => each.id === rowId) ?? null;
  if (row === null && rowId !== 'new' && made.current !== rowId) return <NothingHere />;
  return (
    <MinutesEditor
      key={`${caseId} ${kind.part} ${editor}`}
      kind={kind}
      view={view}
      office={office}
      row={editor === 'new' ? null : row}
      inquiredLabel={settings.data?.inquiredLabel ?? inquiredLabel}
      onMade={({ id }) => {
        made.current = id;
        replaceQuery({ case: caseId, part: kind.part, row: id });
        void reload();
      }}
      onLeave={() => void go(hrefOf('mediation', 'case', { row: caseId, tab: 'work' }))}
    />
  );
}

function NothingHere() {
  return (
    <Page head={<PageHead title="笔录" />}>
      <EmptyState
        title="没有找到这份记录"
        action={
          <Button kind="main" href={hrefOf('mediation', 'cases')}>
            案件列表
          </Button>
        }
      >
        记录可能已经注销。请从案件里打开。
      </EmptyState>
    </Page>
  );
}
