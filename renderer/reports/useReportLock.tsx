// The lock of a report on its page: what is said of it, and what the director may do with it.
import { type ReactNode, useState } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import { call } from '../api/client.ts';
import { useMay } from '../api/currentUser.ts';
import { useAnswer, useAttempt } from '../api/useAnswer.ts';
import { Button, Callout, DrawerForm, type MenuEntry, notify, ReasonDialog, Tag } from '../ui/index.ts';
import { type Against, DifferencesDrawer } from '../versions/DifferencesDrawer.tsx';
import { VersionsList } from '../versions/VersionsList.tsx';
import {
  changedWords,
  lockWords,
  stateTitles,
  unlockReasons,
  type Version,
  versionTitle,
} from '../versions/versionWords.ts';
import { LockReport } from './LockReport.tsx';
import type { ReportFigures } from './ReportPage.tsx';
import type { ReportPlace, Scope } from './reportAddress.ts';

interface ReportLockProps {
  place: ReportPlace;
  figures: ReportFigures | undefined;
  versions: OutputOf<'reports.runs'> | undefined;
  /** The version that is looked at; null: the records of now. */
  head: Version | null;
  onChanged: () => Promise<void>;
  onShow: (next: { version?: string | null; scope?: Scope }) => void;
}

export interface ReportLock {
  /** Beside the title. */
  note: ReactNode;
  tool: ReactNode;
  more: readonly MenuEntry[];
  callout: ReactNode;
  layer: ReactNode;
}

type Layer = 'lock' | 'unlock' | 'versions';

export function useReportLock({ place, figures, versions, head, onChanged, onShow }: ReportLockProps): ReportLock {
  const [layer, setLayer] = useState<Layer | null>(null);
  const [differences, setDifferences] = useState<{ run: string; against: Against } | null>(null);
  const directs = useMay('director');
  const attempt = useAttempt();
  const close = () => setLayer(null);
  const locked = versions?.runs.find(({ id }) => id === versions.inForce) ?? null;
  const { scope } = place;
  // A locked report is the whole township's, by whatever rows.
  const isNarrowed = Object.keys(scope).some((key) => key !== 'by');
  const unlock = (run: string, reason: string) =>
    attempt.run(async () => {
      await call('reports.unlock', { run, reason });
      notify({ text: '已解锁，表里的数按现在的记录算。原来锁定的内容留在历史里。' });
      close();
      await onChanged();
    });

  const more: MenuEntry[] = [
    ...((versions?.runs.length ?? 0) > 0
      ? [{ key: 'versions', label: '锁定的版本', detail: '每一版、原因和差异', onSelect: () => setLayer('versions') }]
      : []),
    ...(directs && locked
      ? [{ key: 'unlock', label: '解锁', detail: '要写明原因，记入审计日志', onSelect: () => setLayer('unlock') }]
      : []),
  ];
  return {
    note: head !== null && (
      <>
        <Tag tone={stateTitles[head.state].tone}>{stateTitles[head.state].title}</Tag>{' '}
        {head.number > 1 && versionTitle(head.number)}
      </>
    ),
    tool: directs && figures && (
      <Button
        onClick={() => setLayer('lock')}
        disabled={isNarrowed}
        hint={isNarrowed ? '只统计其中一个时不能锁定，请选“全部”' : ''}
      >
        {locked ? '出更正版' : '锁定'}
      </Button>
    ),
    more,
    callout:
      head !== null ? (
        <KeptNote head={head} onNow={() => onShow({ version: 'now' })} onDifferences={setDifferences} />
      ) : locked !== null && figures ? (
        <Callout action={<Button onClick={() => onShow({ scope: {}, version: null })}>看锁定的</Button>}>
          这一期已经锁定；下面是按现在的记录算出的数。
        </Callout>
      ) : null,
    layer: (
      <>
        {layer === 'lock' && figures && (
          <LockReport
            figures={figures}
            by={scope.by ?? (head === null ? undefined : (figures.by.key as NonNullable<Scope['by']>))}
            locked={locked}
            onLocked={onChanged}
            onClose={close}
          />
        )}
        {locked && (
          <ReasonDialog
            open={layer === 'unlock'}
            title="解锁这张表？"
            reasons={unlockReasons}
            confirmLabel="解锁"
            busy={attempt.busy}
            onConfirm={(reason) => void unlock(locked.id, reason)}
            onClose={close}
          >
            解锁后表里的数随记录变动，可以重新锁定。已经报送的，请用更正版。{attempt.failure}
          </ReasonDialog>
        )}
        {layer === 'versions' && versions && (
          <VersionsDrawer
            versions={versions}
            current={head?.id ?? null}
            onOpen={(version) => {
              close();
              onShow({ scope: {}, version });
            }}
            onDifferences={setDifferences}
            onClose={close}
          />
        )}
        {differences !== null && (
          <DifferencesDrawer of="reports" {...differences} onClose={() => setDifferences(null)} />
        )}
      </>
    ),
  };
}

interface KeptNoteProps {
  head: Version;
  onNow: () => void;
  onDifferences: (of: { run: string; against: Against }) => void;
}

/** Over a locked version: who locked it, and whether the records have changed since. */
function KeptNote({ head, onNow, onDifferences }: KeptNoteProps) {
  const { data, failure } = useAnswer('reports.changedSince', { run: head.id });
  const count = data?.count ?? 0;
  return (
    <Callout
      tone={head.state === 'locked' ? 'success' : 'warning'}
      action={
        <>
          {count > 0 && <Button onClick={() => onDifferences({ run: head.id, against: 'now' })}>看差异</Button>}
          <Button kind="quiet" onClick={onNow}>
            按现在的记录看
          </Button>
        </>
      }
    >
      {lockWords(head)}
      {data && changedWords(count)}
      {failure}
    </Callout>
  );
}

interface VersionsDrawerProps {
  versions: OutputOf<'reports.runs'>;
  current: string | null;
  onOpen: (run: string) => void;
  onDifferences: (of: { run: string; against: Against }) => void;
  onClose: () => void;
}

function VersionsDrawer({ versions: { runs, inForce }, current, onOpen, onDifferences, onClose }: VersionsDrawerProps) {
  const newest = runs.find(({ id }) => id === (current ?? inForce)) ?? runs[0];
  return (
    <DrawerForm open width={520} title="锁定的版本" onClose={onClose}>
      <VersionsList versions={runs} current={current} onOpen={onOpen} />
      {newest && <Button onClick={() => onDifferences({ run: newest.id, against: 'now' })}>锁定后的差异</Button>}
      {newest && newest.number > 1 && (
        <Button onClick={() => onDifferences({ run: newest.id, against: 'before' })}>与上一版的差异</Button>
      )}
    </DrawerForm>
  );
}
