// What can be done with a saved record beside writing it: its document, its history, taking it back.
import HistoryIcon from '@mui/icons-material/HistoryOutlined';
import PrintIcon from '@mui/icons-material/PrintOutlined';
import WithdrawIcon from '@mui/icons-material/RemoveCircleOutlined';
import PreviewIcon from '@mui/icons-material/VisibilityOutlined';
import { type ReactNode, useState } from 'react';
import type { DocumentKey } from '../../../shared/rules/mediation/documents.ts';
import { HistoryTab } from '../../records/HistoryTab.tsx';
import { Dialog, type MenuEntry } from '../../ui/index.ts';
import { useDossier } from '../dossier/useDossier.tsx';
import { useTakingBack } from '../parts/useTakingBack.tsx';
import type { MinutesKind } from './minutesParts.ts';
import type { Minutes } from './useMinutes.ts';

const documents = { caseSession: 'D09', caseInquiry: 'D07' } as const satisfies Record<string, DocumentKey>;
const withdrawReasons = ['登记错误', '重复登记', '不属于本案'];

export interface RecordActs {
  entries: readonly MenuEntry[];
  layer: ReactNode;
}

/** Nothing to do with a record that was not saved yet. `onGone` follows when it was taken back. */
export function useRecordActs(
  kind: MinutesKind,
  caseId: string,
  minutes: Minutes,
  writable: boolean,
  onGone: () => void,
): RecordActs {
  const [isHistory, setHistory] = useState(false);
  const takingBack = useTakingBack({
    register: kind.part,
    title: kind.title,
    reasons: withdrawReasons,
    restoredHint: '，请重新打开案件',
    async onTaken() {
      await minutes.giveUp();
      onGone();
    },
  });
  const dossier = useDossier(caseId);
  const id = minutes.row?.id;
  if (id === undefined) return { entries: [], layer: null };

  /** What is written on the screen is in the document: it is saved first. */
  const withDocument = async (act: (document: DocumentKey, row: string) => void) => {
    if (!writable || (await minutes.save())) act(documents[kind.part], id);
  };
  const entries: MenuEntry[] = [
    {
      key: 'preview',
      label: `预览并打印《人民${kind.title}》`,
      icon: <PreviewIcon />,
      onSelect: () => void withDocument(dossier.preview),
    },
    {
      key: 'print',
      label: `生成《人民${kind.title}》`,
      icon: <PrintIcon />,
      onSelect: () => void withDocument(dossier.print),
    },
    { key: 'history', label: '修改记录', icon: <HistoryIcon />, onSelect: () => setHistory(true) },
  ];
  if (writable) {
    entries.push('line', {
      key: 'withdraw',
      label: '撤下这份记录…',
      icon: <WithdrawIcon />,
      danger: true,
      onSelect: () => takingBack.ask(id),
    });
  }
  return {
    entries,
    layer: (
      <>
        <Dialog open={isHistory} title="修改记录" width="large" onClose={() => setHistory(false)}>
          <HistoryTab register={kind.part} id={id} />
        </Dialog>
        {takingBack.dialog}
        {dossier.layer}
      </>
    ),
  };
}
