import { mediationCase } from '../../../shared/registers/mediation/mediationCase.ts';
import { type DocumentKey, documentOf } from '../../../shared/rules/mediation/documents.ts';
import { AttachmentsTab } from '../../records/AttachmentsTab.tsx';
import { DrawerForm } from '../../ui/index.ts';
import { useCase } from '../parts/caseWork.ts';

/** The scans of one document: they count as its fulfilment and are printed into the dossier. */
export function ScanPanel({ document, onClose }: { document: DocumentKey; onClose: () => void }) {
  const { id, writable, reload } = useCase();
  const { title, scan } = documentOf(document);
  if (scan === null) return null;
  return (
    <DrawerForm
      open
      title={`${title}的扫描件`}
      subtitle="签好的纸质文书扫描或拍照后放在这里，算作这一件已备齐，导出卷宗时印在相应位置。"
      width={640}
      onClose={onClose}
    >
      <AttachmentsTab register={mediationCase} id={id} only={scan} writable={writable} onChange={() => void reload()} />
    </DrawerForm>
  );
}
