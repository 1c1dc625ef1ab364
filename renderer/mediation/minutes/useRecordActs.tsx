// What can be done with a saved record beside writing it: its document, its history, taking it back.
import HistoryIcon from '@mui/icons-material/HistoryOutlined';
import PrintIcon from '@mui/icons-material/PrintOutlined';
import WithdrawIcon from '@mui/icons-material/RemoveCircleOutlined';
import PreviewIcon from '@mui/icons-material/VisibilityOutlined';
import { type ReactNode, useState } from 'react';
import type { DocumentKey } from '../../../shared/rules/mediation/documents.ts';
import { call } from '../../api/client.ts';
import { useAttempt } from '../../api/useAnswer.ts';
import { HistoryTab } from '../../records/HistoryTab.tsx';
import { Dialog, ErrorPanel, type MenuEntry, notify, notifyUndoable, ReasonDialog } from '../../ui/index.ts';
import { useDossier } from '../dossier/useDossier.tsx';
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
  const [asked, setAsked] = useState<'history' | 'withdraw' | null>(null);
  const withdrawing = useAttempt();
  const dossier = useDossier(caseId);
  const id = minutes.row?.id;
  if (id === undefined) return { entries: [], layer: null };

  /** What is written on the screen is in the document: it is saved first. */
  const withDocument = async (act: (document: DocumentKey, row: string) => void) => {
    if (!writable || (await minutes.save())) act(documents[kind.part], id);
  };
  const withdraw = (reason: string) =>
    withdrawing.run(async () => {
      await call('rows.withdraw', { register: kind.part, ids: [id], reason });
      await minutes.giveUp();
      notifyUndoable(`已撤下${kind.title}`, async () => {
        await call('rows.restore', { register: kind.part, ids: [id] });
        notify({ text: `已恢复${kind.title}，请重新打开案件` });
      });
      onGone();
    });
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
    { key: 'history', label: '修改记录', icon: <HistoryIcon />, onSelect: () => setAsked('history') },
  ];
  if (writable) {
    entries.push('line', {
      key: 'withdraw',
      label: '撤下这份记录…',
      icon: <WithdrawIcon />,
      danger: true,
      onSelect: () => setAsked('withdraw'),
    });
  }
  return {
    entries,
    layer: (
      <>
        <Dialog open={asked === 'history'} title="修改记录" width="large" onClose={() => setAsked(null)}>
          <HistoryTab register={kind.part} id={id} />
        </Dialog>
        <ReasonDialog
          open={asked === 'withdraw'}
          title={`撤下${kind.title}`}
          reasons={withdrawReasons}
          confirmLabel="撤下"
          busy={withdrawing.busy}
          onConfirm={(reason) => void withdraw(reason)}
          onClose={() => {
            withdrawing.forget();
            setAsked(null);
          }}
        >
          撤下的不再进入卷宗，历史保留，可以恢复。
          {withdrawing.failure !== null && <ErrorPanel compact message={withdrawing.failure} />}
        </ReasonDialog>
        {dossier.layer}
      </>
    ),
  };
}
