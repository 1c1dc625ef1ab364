// What was published, edition by edition, with what each changed, and what has changed since.
import { useState } from 'react';
import { useAnswer } from '../api/useAnswer.ts';
import { Button, DrawerForm, ErrorPanel, SkeletonRows } from '../ui/index.ts';
import { EditionDialog } from './EditionDialog.tsx';
import type { Board } from './rotaBoard.ts';

interface EditionsDrawerProps {
  board: Board;
  onPrint: (edition: number) => void;
  onClose: () => void;
}

export function EditionsDrawer({ board, onPrint, onClose }: EditionsDrawerProps) {
  const { team, month, editions } = board.sheet;
  const which = { team: team.id, month };
  const [opened, setOpened] = useState<number | null>(editions.at(-1)?.edition ?? null);
  const [shown, setShown] = useState<number | null>(null);
  return (
    <DrawerForm open width={640} title="版本和变动" subtitle={team.title} onClose={onClose}>
      <h3 className="pz-heading">最后一版发布以后</h3>
      <SinceLast {...which} />
      <h3 className="pz-heading">各版</h3>
      {editions.toReversed().map(({ edition, publishedOn, publishedBy, approver, note }) => (
        <section key={edition} className="pz-edition" aria-label={`第 ${edition} 版`}>
          <header>
            <strong>第 {edition} 版</strong>
            <small>
              {publishedOn} {publishedBy} 发布{approver !== '' && `，${approver} 批准`}
            </small>
            <span className="pz-bar-space" />
            <Button kind="quiet" onClick={() => setShown(edition)}>
              看这一版
            </Button>
            <Button kind="quiet" onClick={() => onPrint(edition)}>
              打印
            </Button>
            <Button kind="quiet" onClick={() => setOpened(opened === edition ? null : edition)}>
              {opened === edition ? '收起' : '改了什么'}
            </Button>
          </header>
          {note !== '' && <p className="pz-hint">{note}</p>}
          {opened === edition &&
            (edition === 1 ? (
              <p className="pz-lead">这是本月的第一版，没有上一版可比，所以不列改动。</p>
            ) : (
              <OfEdition {...which} edition={edition} />
            ))}
        </section>
      ))}
      {shown !== null && <EditionDialog {...which} edition={shown} onClose={() => setShown(null)} />}
    </DrawerForm>
  );
}

function SinceLast(which: { team: string; month: string }) {
  const { data, failure, reload } = useAnswer('rota.changes', which);
  if (failure !== null) return <ErrorPanel compact message={failure} onRetry={() => void reload()} />;
  if (!data) return <SkeletonRows />;
  return <ChangeList changes={data.changes} none="没有变动，现在执行的就是最后一版。" />;
}

function OfEdition(which: { team: string; month: string; edition: number }) {
  const { data, failure, reload } = useAnswer('rota.edition', which);
  if (failure !== null) return <ErrorPanel compact message={failure} onRetry={() => void reload()} />;
  if (!data) return <SkeletonRows />;
  return <ChangeList changes={data.changes} none="与上一版没有差别。" />;
}

function ChangeList({ changes, none }: { changes: readonly { day: string; sentence: string }[]; none: string }) {
  if (changes.length === 0) return <p className="pz-lead">{none}</p>;
  return (
    <ul className="pz-changes">
      {changes.map(({ day, sentence }) => (
        <li key={`${day} ${sentence}`}>{sentence}</li>
      ))}
    </ul>
  );
}
