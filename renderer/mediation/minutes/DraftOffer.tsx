import { beijingText } from '../../../shared/fields/beijingTime.ts';
import { Button, Callout, Dialog } from '../../ui/index.ts';
import { countCharacters } from './textHandle.ts';
import type { OfferedDraft } from './useDraft.ts';

export interface DraftOfferProps {
  offered: OfferedDraft | null;
  onRestore: () => void;
  onDiscard: () => void;
}

const opening = 160;

/** What was typed and not saved when the program ended: taken up again, or thrown away. There is no third way. */
export function DraftOffer({ offered, onRestore, onDiscard }: DraftOfferProps) {
  const text = typeof offered?.values.minutes === 'string' ? offered.values.minutes : '';
  return (
    <Dialog
      open={offered !== null}
      title="有一份没有保存的内容"
      width="medium"
      main={{ label: '恢复', onPress: onRestore }}
      extra={
        <Button kind="danger" onClick={onDiscard}>
          丢弃
        </Button>
      }
    >
      {offered && (
        <>
          <p>
            {beijingText(offered.at)} 自动保存
            {text === '' ? '，正文没有改动。' : `，正文 ${countCharacters(text).toLocaleString('zh-CN')} 字：`}
          </p>
          {text !== '' && (
            <blockquote className="pw-offer-text">
              {text.length > opening ? `…${text.slice(-opening)}` : text}
            </blockquote>
          )}
          {offered.stale && (
            <Callout tone="warning">这份记录在那以后又保存过。恢复后再保存时，会请您选择以哪一份为准。</Callout>
          )}
        </>
      )}
    </Dialog>
  );
}
