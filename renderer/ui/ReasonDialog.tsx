import { type ReactNode, useEffect, useState } from 'react';
import { Dialog } from './Dialog.tsx';
import { Field } from './Field.tsx';
import { LongText } from './inputs/LongText.tsx';
import './ReasonDialog.css';
import { isReason } from '../../shared/rules/reason.ts';

export interface ReasonDialogProps {
  open: boolean;
  title: string;
  /** Why a reason is asked, and who will see it. */
  children?: ReactNode;
  /** Reasons that are common here; picking one fills the text, which may be changed. */
  reasons: readonly string[];
  confirmLabel: string;
  busy?: boolean;
  maxLength?: number;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}

/** Asks for a reason: one of the common ones or words of one's own. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { open, title, children, reasons, confirmLabel, busy, maxLength = 100, onConfirm, onClose } = props;
  const [reason, setReason] = useState('');
  useEffect(() => {
    if (open) setReason('');
  }, [open]);
  const given = reason.trim();
  return (
    <Dialog
      open={open}
      title={title}
      width="medium"
      main={{ label: confirmLabel, onPress: () => onConfirm(given), disabled: !isReason(given), busy }}
      onClose={onClose}
    >
      {children !== undefined && <p className="pa-reason-lead">{children}</p>}
      <div className="pa-reasons">
        {reasons.map((each) => (
          <button key={each} type="button" aria-pressed={reason === each} onClick={() => setReason(each)}>
            {each}
          </button>
        ))}
      </div>
      <Field label="原因" required stacked>
        <LongText value={reason} onChange={setReason} rows={2} maxLength={maxLength} autoFocus />
      </Field>
    </Dialog>
  );
}
