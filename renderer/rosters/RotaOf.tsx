// The rota of one team and month: its views, what is done with it, and what opens over it.
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { addDays, weekday } from '../../shared/rules/days.ts';
import type { Office } from '../fields/office.ts';
import { Button, Callout, ErrorPanel, Page, PageHead, SkeletonRows, Tag, useShortcut } from '../ui/index.ts';
import { MonthMatrix } from './MonthMatrix.tsx';
import { planAgainFrom } from './planAgain.ts';
import { monthWords, type RotaPlace } from './rotaAddress.ts';
import { type Board, boardOf, cellWords, keepingRows } from './rotaBoard.ts';
import type { Place } from './rotaEdits.ts';
import { stateWords, type TeamEntry } from './rotaWords.ts';
import { MonthSeats, WeekSeats } from './SeatBoard.tsx';
import { SetUp } from './SetUp.tsx';
import { SidePanel } from './SidePanel.tsx';
import { TeamView } from './TeamView.tsx';
import { useMatrixActions } from './useMatrixActions.ts';
import { type RotaWork, useRota } from './useRota.ts';
import { type RotaLayers, useRotaLayers } from './useRotaLayers.tsx';
import { WeekChoice } from './WeekChoice.tsx';

interface RotaOfProps {
  office: Office;
  place: RotaPlace;
  team: TeamEntry;
  /** Team, month and view. */
  bar: ReactNode;
  editable: boolean;
  /** Reads the list of teams again. */
  onTeams: () => Promise<void>;
  onShow: (next: Partial<RotaPlace>) => void;
}

export function RotaOf({ office, place, team, bar, editable, onTeams, onShow }: RotaOfProps) {
  const work = useRota(team.team, place.month);
  const { sheet, failure } = work;
  const drawn = useRef<Board | null>(null);
  const board = useMemo(() => sheet && keepingRows(boardOf(sheet), drawn.current), [sheet]);
  useEffect(() => {
    drawn.current = board;
  }, [board]);
  const [active, setActive] = useState<Place>({ row: 0, column: 0 });
  const [byHand, setByHand] = useState(false);
  const layers = useRotaLayers({ board, work, office, editable, onTeams });
  const rota = sheet?.rota ?? null;
  const state = stateWords(rota?.state ?? null, rota?.edition ?? 0);
  const stands = board !== null && (board.sheet.cells.length > 0 || rota !== null || byHand);
  const canPlan = board !== null && board.sheet.missing.length === 0;
  const free = editable && !layers.isOpen;
  useShortcut('Ctrl+Z', () => work.step('undo'), free && sheet?.undo !== null && sheet !== null);
  useShortcut('Ctrl+Y', () => work.step('redo'), free && sheet?.redo !== null && sheet !== null);
  useShortcut('Ctrl+G', () => layers.open({ kind: 'generate', order: 'fewChanges' }), free && canPlan);

  return (
    <Page
      fill
      head={
        <PageHead
          title="排班"
          note={
            board && (
              <>
                <Tag tone={state.tone}>{state.title}</Tag>{' '}
                {board.sheet.violations.length > 0 && (
                  <Tag tone="danger">{board.sheet.violations.length} 处不符合规则</Tag>
                )}
              </>
            )
          }
          tools={
            stands && (
              <>
                {editable && rota !== null && (
                  <>
                    <Button
                      onClick={() => work.step('undo')}
                      shortcut="Ctrl+Z"
                      disabled={sheet?.undo === null}
                      hint={sheet?.undo ?? undefined}
                    >
                      撤销
                    </Button>
                    {rota.state !== 'published' && (
                      <Button
                        onClick={() => layers.open({ kind: 'publish' })}
                        disabled={board === null || board.sheet.cells.length === 0}
                      >
                        {rota.edition > 0 ? `发布第 ${rota.edition + 1} 版` : '发布'}
                      </Button>
                    )}
                  </>
                )}
                <Button onClick={() => layers.open({ kind: 'print', form: 'wallA3' })} disabled={rota === null}>
                  打印
                </Button>
              </>
            )
          }
          {...(editable && stands
            ? {
                main: {
                  label: board && board.sheet.cells.length > 0 ? '重新生成' : '生成排班',
                  shortcut: 'Ctrl+G',
                  disabled: !canPlan,
                  onPress: () => layers.open({ kind: 'generate', order: 'fewChanges' }),
                },
              }
            : {})}
          more={layers.more}
        />
      }
      bar={
        <div className="pz-bar">
          {bar}
          {board && place.view === 'week' && (
            <WeekChoice day={place.day} days={board.days} onChange={(day) => onShow({ day })} />
          )}
        </div>
      }
    >
      {failure !== null && <ErrorPanel compact message={failure} onRetry={() => void work.reload()} />}
      {board === null && failure === null && <SkeletonRows />}
      {board && !stands && (
        <SetUp
          team={team}
          month={place.month}
          editable={editable}
          missing={board.sheet.missing}
          onChanged={() => void Promise.all([onTeams(), work.reload()])}
          onGenerate={() => layers.open({ kind: 'generate', order: 'anew' })}
          onByHand={() => setByHand(true)}
        />
      )}
      {board && stands && (
        <>
          {board.sheet.missing.map((sentence) => (
            <Callout key={sentence} tone="warning">
              {sentence}
            </Callout>
          ))}
          {board.rows.length === 0 ? (
            <Callout tone="warning">{monthWords(place.month)}这支队伍没有在队的队员。</Callout>
          ) : (
            <Views
              board={board}
              work={work}
              office={office}
              place={place}
              editable={editable}
              active={active}
              onActive={setActive}
              layers={layers}
              onShow={onShow}
            />
          )}
        </>
      )}
      {layers.layer}
    </Page>
  );
}

interface ViewsProps {
  board: Board;
  work: RotaWork;
  office: Office;
  place: RotaPlace;
  editable: boolean;
  active: Place;
  onActive: (place: Place) => void;
  layers: RotaLayers;
  onShow: (next: Partial<RotaPlace>) => void;
}

function Views({ board, work, office, place, editable, active, onActive, layers, onShow }: ViewsProps) {
  const { picked, actions, status } = useMatrixActions({ board, work, editable, layers, onActive });
  const here = {
    row: Math.min(active.row, board.rows.length - 1),
    column: Math.min(active.column, board.days.length - 1),
  };
  if (place.view === 'team') {
    return <TeamView board={board} today={office.today} onOpen={(person) => layers.openPerson(person, office.today)} />;
  }
  const goTo = (cell: Place) => {
    onActive(cell);
    if (place.view !== 'people') onShow({ view: 'people' });
    // After the matrix is there: the next key is meant for it.
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.pz-matrix table')?.focus());
  };
  const seats = { board, onOpen: layers.openSeat };
  return (
    <div className="pz-work">
      <div className="pz-main">
        {place.view === 'people' && (
          <>
            <MonthMatrix
              board={board}
              editable={editable}
              active={here}
              onActive={onActive}
              picked={picked}
              actions={actions}
            />
            <div className="pz-status">
              <span>{status ?? cellWords(board, here.row, here.column)}</span>
              {editable && <span className="pz-keys">1–9 排班 Del 清空 P 固定 X 不排 M 调换 A 请假 Enter 详情</span>}
            </div>
          </>
        )}
        {place.view === 'shifts' && <MonthSeats {...seats} days={board.days} />}
        {place.view === 'week' && <WeekSeats {...seats} days={weekOf(board, place.day)} day={place.day} />}
      </div>
      <SidePanel
        board={board}
        active={here}
        onGo={goTo}
        planFrom={
          editable && board.sheet.cells.length > 0 && board.sheet.missing.length === 0
            ? planAgainFrom(board.sheet, office.today)
            : null
        }
        onPlan={(from) => layers.open({ kind: 'generate', order: 'fewChanges', from })}
      />
    </div>
  );
}

/** The days of the month in the week of a day, from Monday. */
function weekOf(board: Board, day: string) {
  const monday = addDays(day, 1 - weekday(day));
  const sunday = addDays(monday, 6);
  return board.days.filter((each) => each.day >= monday && each.day <= sunday);
}
