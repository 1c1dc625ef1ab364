import { useState } from 'react';
import { gapTexts } from '../../../shared/rules/mediation/checklist.ts';
import type { DocumentKey } from '../../../shared/rules/mediation/documents.ts';
import type { Tile as CaseTile } from '../../../shared/rules/mediation/judgement.ts';
import { call } from '../../api/client.ts';
import { useAttempt } from '../../api/useAnswer.ts';
import { optionsOf } from '../../fields/codeOptions.ts';
import {
  Button,
  Callout,
  CodeInput,
  DayInput,
  Dialog,
  ErrorPanel,
  Field,
  FieldGroup,
  notify,
  TextInput,
} from '../../ui/index.ts';
import { textIn, useCase } from '../parts/caseWork.ts';

interface ArchiveDialogProps {
  /** Leads to a document that is missing. */
  onFill: (document: DocumentKey) => void;
  onClose: () => void;
}

/** Documents that the wall shows are worked out by the program or filled here; the rest must be there. */
const madeHere = new Set(['D01', 'D02', 'D15']);

/** 归档: who bound the dossier and when. What is required and missing is named and can be gone to. */
export function ArchiveDialog({ onFill, onClose }: ArchiveDialogProps) {
  const { id, view, office, user, reload } = useCase();
  const head = view.case;
  const [filedBy, setFiledBy] = useState(textIn(head, 'filedBy') || user);
  const [filedOn, setFiledOn] = useState<string | null>(textIn(head, 'filedOn') || office.today);
  const [checkedBy, setCheckedBy] = useState(textIn(head, 'checkedBy'));
  const [checkedOn, setCheckedOn] = useState<string | null>(textIn(head, 'checkedOn') || null);
  const [keeping, setKeeping] = useState<string | null>(textIn(head, 'keeping') || null);
  const attempt = useAttempt();
  const missing = view.judgement.tiles.filter(
    ({ need, state, document }) => need === 'required' && state === 'lacking' && !madeHere.has(document),
  );

  const archive = () =>
    attempt.run(async () => {
      if (filedOn === null) return;
      try {
        await call('mediation.archive', {
          case: id,
          version: head.version,
          filedBy: filedBy.trim(),
          filedOn,
          ...(checkedBy.trim() === '' ? {} : { checkedBy: checkedBy.trim() }),
          ...(checkedOn === null ? {} : { checkedOn }),
          ...(keeping === null ? {} : { keeping }),
        });
        notify({ text: '已归档。以后的更正写在卷宗情况说明里。' });
        onClose();
      } finally {
        await reload();
      }
    });

  if (missing.length > 0) {
    return (
      <Dialog open title="还不能归档" width="medium" onClose={onClose}>
        <p>卷宗里还缺 {missing.length} 件必备的材料，补齐或者添加扫描件以后再归档：</p>
        <ul className="pm-lacking-list">
          {missing.map((tile) => (
            <li key={tile.document}>
              <Button kind="quiet" onClick={() => onFill(tile.document as DocumentKey)}>
                {tile.title}
              </Button>
              <p>{gapTexts(tile.lacking as CaseTile['lacking']).join('，')}</p>
            </li>
          ))}
        </ul>
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      title="归档"
      width="medium"
      main={{
        label: '归档',
        onPress: () => void archive(),
        disabled: filedBy.trim() === '' || filedOn === null,
        busy: attempt.busy,
      }}
      onClose={onClose}
    >
      <FieldGroup>
        <Field label="立卷人" required>
          <TextInput value={filedBy} onChange={setFiledBy} maxLength={30} autoFocus />
        </Field>
        <Field label="立卷日期" required>
          <DayInput value={filedOn} onChange={setFiledOn} today={office.today} />
        </Field>
        <Field label="检查人">
          <TextInput value={checkedBy} onChange={setCheckedBy} maxLength={30} />
        </Field>
        <Field label="检查日期">
          <DayInput value={checkedOn} onChange={setCheckedOn} today={office.today} />
        </Field>
        <Field label="保管期限">
          <CodeInput value={keeping} onChange={setKeeping} options={optionsOf(office.table('keepingTerm'))} />
        </Field>
      </FieldGroup>
      <Callout tone="warning">归档后案件只能查看，更正以“卷宗情况说明”追加。</Callout>
      {attempt.failure !== null && <ErrorPanel compact message={attempt.failure} />}
    </Dialog>
  );
}
