import { beijingText } from '../../../shared/fields/beijingTime.ts';
import type { DraftSign } from './draftKeeper.ts';
import { countCharacters } from './textHandle.ts';

export interface SavedSignProps {
  text: string;
  /** More than this cannot be saved as one record. */
  longest: number;
  sign: DraftSign;
  dirty: boolean;
  /** Not saved once: nothing is said of a record that is not there. */
  isNew: boolean;
  writable: boolean;
}

/** How long the text is, and whether it would survive a power cut just now. */
export function SavedSign({ text, longest, sign, dirty, isNew, writable }: SavedSignProps) {
  const tooLong = text.length > longest;
  return (
    <div className="pw-sign">
      {tooLong && <span className="pw-sign-bad">超过 {longest.toLocaleString('zh-CN')} 字，请分成两份记录</span>}
      <span>{countCharacters(text).toLocaleString('zh-CN')} 字</span>
      {writable && (
        <span role="status" className={sign.state === 'failed' ? 'pw-sign-bad' : undefined}>
          {wordsOf(sign, dirty || isNew)}
        </span>
      )}
    </div>
  );
}

function wordsOf({ state, at }: DraftSign, unsaved: boolean): string {
  const time = at === null ? null : beijingText(at).slice(11);
  switch (state) {
    case 'failed':
      return time === null
        ? '自动保存没有成功，正在重试，请按 Ctrl+S 保存'
        : `${time} 以后的内容还没有自动保存，正在重试`;
    case 'waiting':
    case 'kept':
      return time === null ? '正在自动保存…' : `已自动保存 ${time}`;
    default:
      return unsaved ? '' : '已保存';
  }
}
