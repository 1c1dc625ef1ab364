import type { SaveSign } from './reportSaver.ts';

const words: Readonly<Record<SaveSign['state'], string>> = {
  saved: '已自动保存',
  waiting: '正在保存…',
  failed: '没有保存',
};

/** Whether what is on the screen is kept. */
export function SavedSign({ sign: { state, failure } }: { sign: SaveSign }) {
  return (
    <span className={`pn-saved pn-saved-${state}`} role="status">
      {words[state]}
      {failure !== null && `：${failure}稍后会再试。`}
    </span>
  );
}
