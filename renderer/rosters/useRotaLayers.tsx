// What opens over a rota: a duty close up, making, publishing, changing, levels, absences, editions, papers, and the menus.
import { type ReactNode, useState } from 'react';
import { call } from '../api/client.ts';
import { useAttempt } from '../api/useAnswer.ts';
import type { Office } from '../fields/office.ts';
import { go, hrefOf, viewHref } from '../route.ts';
import { Menu, type MenuEntry, notify, ReasonDialog } from '../ui/index.ts';
import { AbsenceDialog } from './AbsenceDialog.tsx';
import { CellDrawer } from './CellDrawer.tsx';
import { ChangeDialog } from './ChangeDialog.tsx';
import { cellMenu, type Layer } from './cellMenu.ts';
import { EditionsDrawer } from './EditionsDrawer.tsx';
import { GenerateDialog } from './GenerateDialog.tsx';
import { LevelDialog } from './LevelDialog.tsx';
import { PrintDialog } from './PrintDialog.tsx';
import { PublishDialog } from './PublishDialog.tsx';
import type { Board } from './rotaBoard.ts';
import { barToggled, type Edit, isStep, type Place, pinToggled } from './rotaEdits.ts';
import type { SeatSubject } from './SeatBoard.tsx';
import type { RotaWork } from './useRota.ts';
import './layers.css';

export interface RotaLayers {
  isOpen: boolean;
  open(layer: Layer): void;
  openSeat(subject: SeatSubject): void;
  /** The next duty of somebody, or his first one. */
  openPerson(person: string, today: string): void;
  openMenu(place: Place, at?: { x: number; y: number }): void;
  more: readonly MenuEntry[];
  layer: ReactNode;
}

interface LayersOf {
  board: Board | null;
  work: RotaWork;
  office: Office;
  editable: boolean;
  onTeams: () => Promise<void>;
}

const discardReasons = ['排错了队伍或月份', '班次改了，重新排', '按上一版执行'];

export function useRotaLayers({ board, work, office, editable, onTeams }: LayersOf): RotaLayers {
  const [layer, setLayer] = useState<Layer | null>(null);
  const [seat, setSeat] = useState<SeatSubject | null>(null);
  const [menu, setMenu] = useState<{ place: Place; at: { x: number; y: number } } | null>(null);
  const attempt = useAttempt();
  const close = () => {
    setLayer(null);
    void onTeams();
  };
  const rota = board?.sheet.rota ?? null;
  const published = rota !== null && rota.state !== 'draft';
  const open = (next: Layer) => {
    setMenu(null);
    setLayer(next);
  };
  const openSeat = (subject: SeatSubject) => {
    // What was typed last must be in the core before it is asked about.
    void work.settled().then(() => setSeat(subject));
  };
  const openPerson = (person: string, today: string) => {
    const duties = (board?.sheet.cells ?? []).filter((cell) => cell.person === person);
    const sorted = duties.toSorted((a, b) => (a.day < b.day ? -1 : 1));
    const next = sorted.find(({ day }) => day >= today) ?? sorted[0];
    if (next) openSeat({ day: next.day, shift: next.shift, person });
    else notify({ text: '本月没有他的班。', tone: 'info' });
  };
  const openMenu = (place: Place, at?: { x: number; y: number }) => {
    const cell = document.querySelector(`[data-row="${place.row}"][data-column="${place.column}"]`);
    const box = cell?.getBoundingClientRect();
    setMenu({ place, at: at ?? { x: box?.left ?? 0, y: box?.bottom ?? 0 } });
  };
  const apply = (edit: Edit) => {
    if (isStep(edit)) work.edit(edit);
    else notify({ text: edit.refusal, tone: 'info' });
  };
  const placeOf = ({ day, person }: SeatSubject): Place => ({
    row: board?.personRow(person ?? '') ?? -1,
    column: board?.dayColumn(day) ?? -1,
  });

  const replace = (subject: SeatSubject, by: string) => {
    setSeat(null);
    const { day, shift, person } = subject;
    if (published) {
      const kind = person === null ? '3' : '2';
      return open({ kind: 'change', draft: { kind, day, shift, person, other: by, against: null } });
    }
    const nameOf = (id: string) => board?.rows[board.personRow(id)]?.person.name ?? '';
    work.edit({
      title: person === null ? `${nameOf(by)}补班` : `${nameOf(person)}换成${nameOf(by)}`,
      changes: [
        ...(person === null ? [] : [{ what: 'remove' as const, day, shift, person }]),
        { what: 'add', day, shift, person: by },
      ],
    });
  };
  const remove = (subject: SeatSubject) => {
    setSeat(null);
    const { day, shift, person } = subject;
    if (person === null) return;
    if (published) {
      return open({ kind: 'change', draft: { kind: '4', day, shift, person, other: null, against: null } });
    }
    work.edit({ title: '去掉一个班', changes: [{ what: 'remove', day, shift, person }] });
  };

  const ofTeam = (register: string) =>
    board &&
    viewHref({
      register,
      filters: [{ field: 'team', op: 'is', value: board.sheet.team.id }],
      sort: [],
      withdrawn: 'without',
    });
  const more: MenuEntry[] = !board
    ? []
    : [
        ...(rota !== null && rota.edition > 0
          ? [{ key: 'editions', label: '版本和变动', onSelect: () => open({ kind: 'editions' }) }]
          : []),
        ...(editable && rota !== null && board.sheet.redo !== null
          ? [{ key: 'redo', label: '重做', shortcut: 'Ctrl+Y', onSelect: () => work.step('redo') }]
          : []),
        ...(editable && rota !== null && rota.state !== 'published'
          ? [
              {
                key: 'discard',
                label: rota.edition > 0 ? '回到已发布的一版' : '清空这份草稿',
                onSelect: () => open({ kind: 'discard' }),
              },
            ]
          : []),
        ...(editable
          ? ([
              'line',
              {
                key: 'level',
                label: '勤务等级',
                detail: '启动、解除应急和战时',
                onSelect: () => open({ kind: 'level' }),
              },
            ] as const)
          : []),
        { key: 'absences', label: '不能排班登记', onSelect: () => void go(hrefOf('register', 'memberAbsence')) },
        { key: 'shifts', label: '班次模板', onSelect: () => void go(ofTeam('shiftPattern') ?? '') },
        { key: 'members', label: '巡防队员', onSelect: () => void go(ofTeam('teamMember') ?? '') },
      ];

  const discard = (reason: string) =>
    attempt.run(async () => {
      await work.settled();
      work.take(await call('rota.discard', { ...work.seen(), reason }));
      notify({ text: rota !== null && rota.edition > 0 ? '已回到已发布的一版。' : '已清空。' });
      close();
    });

  return {
    isOpen: layer !== null || seat !== null || menu !== null,
    open,
    openSeat,
    openPerson,
    openMenu,
    more: more[0] === 'line' ? more.slice(1) : more,
    layer: board && (
      <>
        {seat !== null && (
          <CellDrawer
            key={`${seat.day} ${seat.shift} ${seat.person}`}
            board={board}
            subject={seat}
            editable={editable}
            published={published}
            onReplace={replace}
            onRemove={remove}
            onMove={({ day, shift, person }) => {
              setSeat(null);
              open({ kind: 'change', draft: { kind: 'move', day, shift, person, other: null, against: null } });
            }}
            onPin={(subject) => {
              setSeat(null);
              apply(pinToggled(board, placeOf(subject)));
            }}
            onBar={(subject) => {
              setSeat(null);
              apply(barToggled(board, placeOf(subject)));
            }}
            onAbsence={({ day, person }) => {
              setSeat(null);
              if (person !== null) open({ kind: 'absence', day, person });
            }}
            onClose={() => setSeat(null)}
          />
        )}
        {menu !== null && (
          <Menu
            open
            anchor={menu.at}
            entries={cellMenu({ board, place: menu.place, published, editable, apply, open, openSeat })}
            onClose={() => setMenu(null)}
          />
        )}
        {layer?.kind === 'generate' && (
          <GenerateDialog
            board={board}
            today={office.today}
            work={work}
            order={layer.order}
            from={layer.from}
            onDone={close}
            onClose={close}
          />
        )}
        {layer?.kind === 'publish' && <PublishDialog board={board} work={work} onClose={close} />}
        {layer?.kind === 'editions' && (
          <EditionsDrawer
            board={board}
            onPrint={(edition) => open({ kind: 'print', form: 'wallA3', edition })}
            onClose={close}
          />
        )}
        {layer?.kind === 'change' && (
          <ChangeDialog board={board} draft={layer.draft} today={office.today} work={work} onClose={close} />
        )}
        {layer?.kind === 'absence' && (
          <AbsenceDialog
            board={board}
            day={layer.day}
            person={layer.person}
            office={office}
            work={work}
            onPlanAgain={() => open({ kind: 'generate', order: 'fewChanges' })}
            onClose={close}
          />
        )}
        {layer?.kind === 'level' && (
          <LevelDialog team={board.sheet.team} today={office.today} onChanged={work.reload} onClose={close} />
        )}
        {layer?.kind === 'print' && (
          <PrintDialog board={board} work={work} form={layer.form} edition={layer.edition} onClose={close} />
        )}
        <ReasonDialog
          open={layer?.kind === 'discard'}
          title={rota !== null && rota.edition > 0 ? '回到已发布的一版？' : '清空这份草稿？'}
          reasons={discardReasons}
          confirmLabel={rota !== null && rota.edition > 0 ? '回到已发布的一版' : '清空'}
          busy={attempt.busy}
          onConfirm={(reason) => void discard(reason)}
          onClose={close}
        >
          {rota !== null && rota.edition > 0
            ? `发布第 ${rota.edition} 版以后的变动不再执行，换班替班记录一并停用。还原后不能再撤销。`
            : '排好的班和固定的格子都去掉，清空后不能再撤销。'}
          {attempt.failure}
        </ReasonDialog>
      </>
    ),
  };
}
