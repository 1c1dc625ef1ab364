// The editor of minutes: head fields in a strip, a sheet to write on, phrases and earlier records at its side.
import { useMemo, useRef, useState } from 'react';
import type { CaseView } from '../../../shared/contract/mediationProcedures.ts';
import type { Row } from '../../../shared/contract/shapes.ts';
import { fieldOf } from '../../../shared/registers/register.ts';
import { useCurrentUser, useMay } from '../../api/currentUser.ts';
import type { Office } from '../../fields/office.ts';
import {
  Button,
  Callout,
  ErrorPanel,
  enterScope,
  enterToNext,
  LeaveQuestion,
  Page,
  PageHead,
  Segmented,
  Tag,
  useShortcut,
} from '../../ui/index.ts';
import { DraftOffer } from './DraftOffer.tsx';
import { EarlierRecords } from './EarlierRecords.tsx';
import { earlierRecordsOf, ordinalOf } from './earlier.ts';
import { HeadReading } from './HeadReading.tsx';
import { HeadStrip } from './HeadStrip.tsx';
import { MinutesFoot } from './MinutesFoot.tsx';
import './minutes.css';
import type { MinutesKind } from './minutesParts.ts';
import { NarrativeText } from './NarrativeText.tsx';
import { NewerRecord } from './NewerRecord.tsx';
import { PhraseKeys, PhraseList } from './PhraseList.tsx';
import { phrasesOf } from './phrases.ts';
import { partyNames, prefilled } from './prefill.ts';
import { QuestionRows } from './QuestionRows.tsx';
import { hasQuestions } from './questions.ts';
import { SavedSign } from './SavedSign.tsx';
import { SidePanel } from './SidePanel.tsx';
import type { TextHandle } from './textHandle.ts';
import { useMinutes } from './useMinutes.ts';
import { useRecordActs } from './useRecordActs.tsx';

export interface MinutesEditorProps {
  kind: MinutesKind;
  view: CaseView;
  office: Office;
  /** Null for a new record. */
  row: Row | null;
  /** How the office names the person asked: 被调查人 or 当事人. */
  inquiredLabel: string;
  onMade: (row: Row) => void;
  /** Back to the case. */
  onLeave: () => void;
}

function longestOf({ register }: MinutesKind): number {
  const field = fieldOf(register, 'minutes');
  return field.type === 'longText' ? field.maxLength : Number.POSITIVE_INFINITY;
}

export function MinutesEditor({ kind, view, office, row, inquiredLabel, onMade, onLeave }: MinutesEditorProps) {
  const user = useCurrentUser();
  const mayAdd = useMay('admin');
  const isOpen = view.archived === null && view.case.withdrawn === null && (row?.withdrawn ?? null) === null;
  const writable = useMay('writer') && isOpen;
  const [prefill] = useState(() => prefilled(view, kind.part, office.today, user?.name ?? ''));
  const minutes = useMinutes({ kind, caseId: view.case.id, stored: row, prefill, writable, onMade });
  const { values, dirty } = minutes;
  const text = typeof values.minutes === 'string' ? values.minutes : '';
  const [asks, setAsks] = useState(() => (text === '' ? kind.asks : hasQuestions(text)));
  const handle = useRef<TextHandle>(null);
  const [insert] = useState(() => (inserted: string) => handle.current?.insert(inserted));
  const { set } = minutes;
  const onText = useMemo(() => (next: string) => set('minutes', next === '' ? null : next), [set]);
  const phrases = useMemo(() => phrasesOf(office.table('minutesPhrase')), [office]);
  const openId = minutes.row?.id ?? null;
  const earlier = useMemo(() => earlierRecordsOf(view, office, openId), [view, office, openId]);
  const labels = useMemo(() => ({ inquired: inquiredLabel, invitedAgreed: '当事人同意邀请' }), [inquiredLabel]);

  const saveAndLeave = async () => {
    if (await minutes.save()) onLeave();
  };
  // While a question about the text stands, nothing is written into it.
  const free = writable && minutes.offered === null && minutes.newer === null;
  useShortcut('Ctrl+S', () => void minutes.save(), free);

  const acts = useRecordActs(kind, view.case.id, minutes, writable, onLeave);

  const strip = { kind, office, labels, ...minutes };
  const back = <Button onClick={onLeave}>返回案件</Button>;
  const saving = (
    <>
      {back}
      <Button shortcut="Ctrl+S" onClick={() => void minutes.save()} busy={minutes.busy}>
        保存
      </Button>
    </>
  );
  return (
    <Page
      fill
      head={
        <PageHead
          title={minutes.row === null ? `新${kind.title}` : kind.title}
          note={<Whereabouts kind={kind} view={view} openId={openId} />}
          tools={writable ? saving : back}
          more={acts.entries}
          {...(writable
            ? { main: { label: '保存并返回', onPress: () => void saveAndLeave(), disabled: minutes.busy } }
            : {})}
        />
      }
    >
      {minutes.failure !== null && <ErrorPanel compact message={minutes.failure} />}
      {view.archived !== null && <Callout>案件已归档，记录只能查看。需要更正的，在案件里增加“卷宗情况说明”。</Callout>}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter is passed on between the inputs inside */}
      <div className="pw-minutes" onKeyDown={enterToNext} {...{ [enterScope]: '' }}>
        <div className="pw-main">
          {writable ? (
            <HeadStrip {...strip} />
          ) : (
            <HeadReading kind={kind} office={office} row={minutes.row} labels={labels} />
          )}
          {writable && kind.part === 'caseInquiry' && !values.inquired && (
            <AskedNames label={inquiredLabel} names={partyNames(view)} onTake={(name) => set('inquired', name)} />
          )}
          <div className="pw-textbar">
            <Segmented
              label="记录方式"
              value={asks ? 'asks' : 'tells'}
              choices={[
                { value: 'tells', label: '叙述' },
                { value: 'asks', label: '问答' },
              ]}
              onChange={(chosen) => setAsks(chosen === 'asks')}
            />
            {writable && <span className="pw-textbar-hint">{asks ? askingHint : tellingHint}</span>}
            <SavedSign
              text={text}
              longest={longestOf(kind)}
              sign={minutes.sign}
              dirty={dirty}
              isNew={minutes.row === null}
              writable={writable}
            />
          </div>
          {asks ? (
            <QuestionRows
              key={minutes.replaced}
              ref={handle}
              label={kind.title}
              text={text}
              readOnly={!writable}
              onChange={onText}
            />
          ) : (
            <NarrativeText
              ref={handle}
              label={kind.title}
              text={text}
              readOnly={!writable}
              placeholder={writable ? '记下各方的陈述、核实的情况、调解的意见和达成的约定' : '没有正文'}
              onChange={onText}
            />
          )}
          {writable && kind.foot.length > 0 && <MinutesFoot {...strip} />}
        </div>
        <SidePanel
          phrases={writable ? <PhraseList phrases={phrases} mayAdd={mayAdd} onInsert={insert} /> : undefined}
          earlier={<EarlierRecords records={earlier} readOnly={!writable} onInsert={insert} />}
          count={earlier.length}
        />
      </div>
      {free && <PhraseKeys phrases={phrases} onInsert={insert} />}
      {acts.layer}
      <DraftOffer
        offered={minutes.offered}
        onRestore={() => {
          const restored = minutes.offered?.values.minutes;
          if (typeof restored === 'string') setAsks(hasQuestions(restored));
          minutes.restore();
        }}
        onDiscard={() => void minutes.discard()}
      />
      <NewerRecord newer={minutes.newer} busy={minutes.busy} onSettle={(whose) => void minutes.settleNewer(whose)} />
      <LeaveQuestion
        dirty={dirty}
        title={`${kind.title}还没有保存`}
        onSave={minutes.save}
        onGiveUp={minutes.giveUp}
        laterLabel="留到下次"
      >
        <p>留到下次：没有保存的内容加密留在本机，再打开这份记录时可以恢复，现在不写进卷宗。</p>
      </LeaveQuestion>
    </Page>
  );
}

const askingHint = 'Enter 到下一句，Shift+Enter 换行，空行按退格键去掉';
const tellingHint = 'Alt+1…9 插入常用语';

/** Which record of which case this is. */
function Whereabouts({ kind, view, openId }: { kind: MinutesKind; view: CaseView; openId: string | null }) {
  const { title, number } = view.case.values;
  return (
    <span className="pw-whereabouts">
      <span>{kind.ordinal(ordinalOf(view.parts[kind.part] ?? [], openId))}</span>
      {typeof title === 'string' && <span>{title}</span>}
      {typeof number === 'string' && <span>{number}</span>}
      {view.archived !== null && <Tag>已归档</Tag>}
    </span>
  );
}

interface AskedNamesProps {
  label: string;
  names: readonly string[];
  onTake: (name: string) => void;
}

/** The parties, to take one as the person asked. */
function AskedNames({ label, names, onTake }: AskedNamesProps) {
  if (names.length === 0) return null;
  return (
    <div className="pw-asked">
      <span>{label}是：</span>
      {names.map((name) => (
        <button key={name} type="button" onClick={() => onTake(name)}>
          {name}
        </button>
      ))}
    </div>
  );
}
