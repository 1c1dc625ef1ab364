// An edition as it was published, to be looked at.
import { useMemo, useState } from 'react';
import { useAnswer } from '../api/useAnswer.ts';
import { Dialog, ErrorPanel, SkeletonRows } from '../ui/index.ts';
import { type MatrixActions, MonthMatrix } from './MonthMatrix.tsx';
import { boardOf, cellWords } from './rotaBoard.ts';
import type { Place } from './rotaEdits.ts';

interface EditionDialogProps {
  team: string;
  month: string;
  edition: number;
  onClose: () => void;
}

const lookOnly: MatrixActions = { act: () => undefined, drop: () => undefined, menu: () => undefined };

export function EditionDialog({ team, month, edition, onClose }: EditionDialogProps) {
  const { data, failure, reload } = useAnswer('rota.edition', { team, month, edition });
  const board = useMemo(() => data && boardOf(data.sheet), [data]);
  const [active, setActive] = useState<Place>({ row: 0, column: 0 });
  const published = data?.sheet.editions.find((each) => each.edition === edition);
  return (
    <Dialog
      open
      width="wide"
      title={`第 ${edition} 版${published ? `（${published.publishedOn}）` : ''}`}
      onClose={onClose}
    >
      {failure !== null && <ErrorPanel compact message={failure} onRetry={() => void reload()} />}
      {!board && failure === null && <SkeletonRows />}
      {board && (
        <div className="pz-edition-board">
          <MonthMatrix
            board={board}
            editable={false}
            active={active}
            onActive={setActive}
            picked={null}
            actions={lookOnly}
          />
          <p className="pz-status">
            <span>{cellWords(board, active.row, active.column)}</span>
          </p>
        </div>
      )}
    </Dialog>
  );
}
