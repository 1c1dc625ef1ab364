import type { Row } from '../../../shared/contract/shapes.ts';
import { beijingText } from '../../../shared/fields/beijingTime.ts';
import { Button, Dialog } from '../../ui/index.ts';

export interface NewerRecordProps {
  newer: Row | null;
  busy: boolean;
  onSettle: (whose: 'mine' | 'theirs' | 'later') => void;
}

/** Somebody else has saved the record meanwhile: whose words stand. The history keeps both. */
export function NewerRecord({ newer, busy, onSettle }: NewerRecordProps) {
  const theirs = newer?.values.minutes;
  return (
    <Dialog
      open={newer !== null}
      title={newer === null ? '' : `${newer.changedBy}在 ${beijingText(newer.changedAt)} 保存过这份记录`}
      width="large"
      main={{ label: '以我写的为准，保存', onPress: () => onSettle('mine'), busy }}
      cancelLabel="回到记录"
      onClose={() => onSettle('later')}
      extra={<Button onClick={() => onSettle('theirs')}>用对方的，放弃我写的</Button>}
    >
      <p>对方保存的正文：</p>
      <blockquote className="pw-offer-text">
        {typeof theirs === 'string' && theirs !== '' ? theirs : '（没有正文）'}
      </blockquote>
      <p>以您写的为准时，对方的内容仍留在修改记录里；需要时可以先把上面的文字选中复制。</p>
    </Dialog>
  );
}
