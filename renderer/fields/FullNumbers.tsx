import { isReason } from '../../shared/rules/reason.ts';
import { Checkbox, Field, TextInput } from '../ui/index.ts';

/** Null: numbers stay masked. Otherwise the reason for which they are written in full. */
export type RevealReason = string | null;

const reasons = ['报送上级', '内部核对', '存档备查', '会议使用'];

/** Whether a file may be written with this choice: full numbers only with a reason. */
export function isReasonGiven(reason: RevealReason): boolean {
  return reason === null || isReason(reason);
}

interface FullNumbersProps {
  reason: RevealReason;
  onChange: (reason: RevealReason) => void;
}

/** Whether an exported file shows identity numbers and phones in full, and why. */
export function FullNumbers({ reason, onChange }: FullNumbersProps) {
  return (
    <>
      <Checkbox
        label="完整号码（默认遮挡中间几位）"
        checked={reason !== null}
        onChange={(full) => onChange(full ? '' : null)}
      />
      {reason !== null && (
        <>
          <div className="pa-reasons">
            {reasons.map((each) => (
              <button key={each} type="button" aria-pressed={reason === each} onClick={() => onChange(each)}>
                {each}
              </button>
            ))}
          </div>
          <Field label="原因" required stacked help="记入审计日志。导出的文件离开本程序的保护，请按规定保管和销毁。">
            <TextInput value={reason} onChange={onChange} maxLength={100} />
          </Field>
        </>
      )}
    </>
  );
}
