// What is opened over the page of a case: forms, dialogs, scans; and where each action, problem and document leads.
import { type ReactNode, useState } from 'react';
import type { CaseView } from '../../../shared/contract/mediationProcedures.ts';
import type { Row } from '../../../shared/contract/shapes.ts';
import { findRegister } from '../../../shared/registers/index.ts';
import type { Register } from '../../../shared/registers/register.ts';
import { caseDocuments, type DocumentKey } from '../../../shared/rules/mediation/documents.ts';
import type { CasePartKey } from '../../../shared/rules/mediation/dossier.ts';
import { titleOfRow } from '../../fields/links.ts';
import type { Office } from '../../fields/office.ts';
import { go } from '../../route.ts';
import { minutesHref } from '../minutes/minutesParts.ts';
import { agreementInForce, type CasePlace, type FormAsked, rowsOf, shownRow, textIn } from '../parts/caseWork.ts';
import { type HeadStep, headForm, stepOfField } from '../parts/headForms.ts';
import { type ProposalContext, proposalFor } from '../parts/proposals.ts';
import { RecordDrawer } from '../parts/RecordDrawer.tsx';
import { AcceptDialog } from './AcceptDialog.tsx';
import { ArchiveDialog } from './ArchiveDialog.tsx';
import type { CaseTab } from './CaseTabs.tsx';
import { NoticeDialog } from './NoticeDialog.tsx';
import { PoolDialog } from './PoolDialog.tsx';
import { ScanPanel } from './ScanPanel.tsx';
import { SignDialog } from './SignDialog.tsx';
import { placeOfDocument } from './tilePlaces.ts';

type Layer =
  | { kind: 'form'; form: FormAsked }
  | { kind: 'scans'; document: DocumentKey }
  | { kind: 'accept' | 'notice' | 'mediator' | 'archive' }
  | { kind: 'sign'; agreement: Row };

interface LayerSource {
  view: CaseView;
  office: Office;
  writable: boolean;
  writes: boolean;
  proposals: ProposalContext;
  reload: () => Promise<void>;
  showTab: (tab: CaseTab) => void;
}

export interface CaseLayers {
  openForm: (form: FormAsked) => void;
  openPlace: (place: CasePlace) => void;
  openScans: (document: DocumentKey) => void;
  fill: (document: DocumentKey) => void;
  act: (key: string) => void;
  layer: ReactNode;
}

const tabsOfParts: Partial<Record<CasePartKey, CaseTab>> = {
  caseParty: 'people',
  caseAgent: 'people',
  caseMediator: 'people',
  caseConsultation: 'work',
  consultationTask: 'work',
};

const acceptFields = new Set(['acceptedOn', 'number', 'dueOn']);
const noticeFields = new Set(['noticeOn', 'noticeForm']);

/** What is asked for when a record is made; the rest comes later. */
const firstFields: Partial<Record<CasePartKey, readonly string[]>> = {
  caseAgreement: [
    'form',
    'reachedOn',
    'facts',
    'content',
    'performance',
    'ways',
    'amount',
    'immediate',
    'copies',
    'note',
  ],
  casePerformance: ['agreement', 'what', 'amount', 'dueOn', 'note'],
  caseConfirmation: ['agreement', 'court', 'appliedOn', 'allApply', 'identityOnly', 'reason', 'result', 'note'],
};

export function useCaseLayers(source: LayerSource): CaseLayers {
  const { view, office, writable, reload, showTab } = source;
  const [layer, setLayer] = useState<Layer | null>(null);
  const id = view.case.id;
  const close = () => setLayer(null);
  const agreement = agreementInForce(view);

  const openForm = (form: FormAsked) => setLayer({ kind: 'form', form });
  const openStep = (step: HeadStep) => openForm(headForm(step, view, office.today));
  const openScans = (document: DocumentKey) => setLayer({ kind: 'scans', document });

  /** A record, or a new one: minutes in their editor, everything else in its form. */
  const openRecord = (part: CasePartKey, row: string | null) => {
    if (part === 'caseSession' || part === 'caseInquiry') {
      close();
      void go(minutesHref(id, part, row ?? 'new'));
    } else if (part === 'caseMediator' && row === null) {
      setLayer({ kind: 'mediator' });
    } else if (part === 'caseSignature' && row === null && agreement) {
      setLayer({ kind: 'sign', agreement });
    } else if (part === 'caseConsultation' || part === 'consultationTask') {
      close();
      showTab('work');
    } else {
      openForm({ part, row });
    }
  };

  const openPlace = ({ rule, part, row, field }: CasePlace) => {
    // What the dossier lacks is named one by one there.
    if (rule === 'R21') return setLayer({ kind: 'archive' });
    const scanned = caseDocuments.find(({ scan }) => scan !== null && scan === field);
    if (scanned) return openScans(scanned.key);
    if (part !== 'mediationCase') {
      const key = part as CasePartKey;
      // A problem of several records at once is looked at where they stand together.
      const tab = tabsOfParts[key];
      if (row === null && field === null && tab && rowsOf(view, key).length > 0 && key !== 'caseMediator') {
        return showTab(tab);
      }
      return openRecord(key, row);
    }
    if (writable && acceptFields.has(field ?? '')) return setLayer({ kind: 'accept' });
    if (writable && noticeFields.has(field ?? '')) return setLayer({ kind: 'notice' });
    openStep(stepOfField(field));
  };

  const fill = (document: DocumentKey) => {
    const tile = view.judgement.tiles.find((each) => each.document === document);
    const place = placeOfDocument(document);
    const [lacking] = tile?.state === 'lacking' && writable ? tile.lacking : [];
    if (place.kind === 'scans') return openScans(document);
    if (place.kind === 'notice') return writable ? setLayer({ kind: 'notice' }) : openStep('notice');
    if (place.kind === 'records') {
      // What is missing first; else the only record, or all of them where they stand.
      if (lacking && lacking.part === place.part) return openPlace(lacking);
      const rows = rowsOf(view, place.part);
      const [only] = rows;
      const one = document === 'D10' || document === 'D11' ? agreement : rows.length === 1 ? only : undefined;
      if (one) return openRecord(place.part, one.id);
      if (rows.length === 0 && writable) return openRecord(place.part, null);
      return showTab(tabOfRecords(place.part));
    }
    if (lacking) return openPlace(lacking);
    if (place.kind === 'accept') return writable ? setLayer({ kind: 'accept' }) : openStep('register');
    if (place.kind === 'step') openStep(place.step);
  };

  const act = (key: string) => {
    switch (key) {
      case 'apply':
      case 'refuse':
      case 'terminate':
        return openStep(key);
      case 'accept':
      case 'notice':
      case 'mediator':
      case 'archive':
        return setLayer({ kind: key });
      case 'inquire':
        return openRecord('caseInquiry', null);
      case 'session':
        return openRecord('caseSession', null);
      case 'extend':
        return openRecord('caseExtension', null);
      case 'agreement':
        // One that is not signed yet is still being drawn up.
        return openRecord('caseAgreement', view.judgement.state === 'drafted' ? (agreement?.id ?? null) : null);
      case 'sign':
        return openRecord('caseSignature', null);
      case 'perform':
        return perform();
      case 'visit':
        return openRecord('caseVisit', null);
      case 'confirm':
        return openRecord('caseConfirmation', null);
      case 'statement':
        return openRecord('caseStatement', null);
    }
  };

  /** The next item that is not done; where none is agreed on, the agreement itself. */
  const perform = () => {
    const item = rowsOf(view, 'casePerformance').find((row) => textIn(row, 'doneOn') === '');
    if (item) {
      return openForm({
        part: 'casePerformance',
        row: item.id,
        title: '登记履行',
        proposal: { values: { doneOn: office.today } },
      });
    }
    if (!agreement) return;
    openForm({
      part: 'caseAgreement',
      row: agreement.id,
      title: '登记履行',
      only: ['state', 'stateOn', 'lawsuit'],
      proposal: { values: { state: '1', stateOn: office.today } },
    });
  };

  return {
    openForm,
    openPlace,
    openScans,
    fill,
    act,
    layer: layer && <OpenLayer {...{ layer, source, fill, close, reload }} />,
  };
}

function onlyOf(form: FormAsked, isNew: boolean): { only?: readonly string[] } {
  const only = form.only ?? (isNew ? firstFields[form.part as CasePartKey] : undefined);
  return only === undefined ? {} : { only };
}

/** 当事人 · 张三 */
function titleOfRecord(register: Register, row: Row, { titles }: CaseView): string {
  return [register.title, titleOfRow(register, row, titles)].filter((text) => text !== '').join(' · ');
}

function tabOfRecords(part: CasePartKey): CaseTab {
  if (part === 'caseStatement') return 'situation';
  if (part === 'caseAgent' || part === 'caseParty' || part === 'caseMediator') return 'people';
  return ['caseAgreement', 'caseVisit', 'caseConfirmation'].includes(part) ? 'closing' : 'work';
}

interface OpenLayerProps {
  layer: Layer;
  source: LayerSource;
  fill: (document: DocumentKey) => void;
  close: () => void;
  reload: () => Promise<void>;
}

function OpenLayer({ layer, source, fill, close, reload }: OpenLayerProps) {
  const { view, office, writable, writes, proposals } = source;
  switch (layer.kind) {
    case 'accept':
      return <AcceptDialog onClose={close} />;
    case 'notice':
      return <NoticeDialog onClose={close} />;
    case 'mediator':
      return <PoolDialog onClose={close} />;
    case 'archive':
      return <ArchiveDialog onFill={fill} onClose={close} />;
    case 'sign':
      return <SignDialog agreement={layer.agreement} onClose={close} />;
    case 'scans':
      return <ScanPanel document={layer.document} onClose={close} />;
    case 'form': {
      const { form } = layer;
      const register = findRegister(form.part);
      if (!register) return null;
      const row = form.row === null ? undefined : rowsOf(view, form.part).find((each) => each.id === form.row);
      const isNew = row === undefined;
      const part = form.part as CasePartKey;
      const proposal = form.proposal ?? (isNew ? proposalFor(part, view, proposals) : undefined);
      const appended = form.part === 'caseStatement' && (isNew || row.values.afterArchive === true);
      return (
        <RecordDrawer
          key={`${form.part} ${form.row}`}
          register={register}
          office={office}
          title={form.title ?? (row ? titleOfRecord(register, row, view) : `新增${register.title}`)}
          base={row ? shownRow(view, row) : null}
          fixed={{ case: view.case.id }}
          {...(proposal && writable ? { proposal } : appended && proposal ? { proposal } : {})}
          {...onlyOf(form, isNew)}
          readOnly={!(writable || (appended && writes))}
          canWithdraw={form.part !== 'mediationCase'}
          onSaved={() => void reload()}
          onClose={close}
        />
      );
    }
  }
}
