import { hrefOf } from '../../route.ts';
import { EmptyState, useShortcut } from '../../ui/index.ts';
import type { Phrase } from './phrases.ts';

export interface PhraseListProps {
  phrases: readonly Phrase[];
  /** Who may add sentences to the dictionary sees the way there. */
  mayAdd: boolean;
  onInsert: (text: string) => void;
}

/** Sentences that go into the text by a click or Alt and a digit. */
export function PhraseList({ phrases, mayAdd, onInsert }: PhraseListProps) {
  return (
    <div className="pw-phrases">
      {phrases.length === 0 && <EmptyState title="还没有常用语">在“数据字典 · 笔录常用语”里添加。</EmptyState>}
      <ul>
        {phrases.map((phrase) => (
          <li key={phrase.code}>
            {/* The text keeps the cursor: pressing the mouse here takes no focus. */}
            <button
              type="button"
              className="pw-phrase"
              title="插入到光标处"
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onInsert(phrase.text)}
            >
              <span>{phrase.text}</span>
              {phrase.shortcut && <kbd>{phrase.shortcut}</kbd>}
            </button>
          </li>
        ))}
      </ul>
      {mayAdd && (
        <a className="pw-phrases-more" href={hrefOf('settings', 'codes', { table: 'minutesPhrase' })}>
          增加、修改常用语
        </a>
      )}
    </div>
  );
}

/** The keys of the phrases; they work whatever the side panel shows. */
export function PhraseKeys({ phrases, onInsert }: Pick<PhraseListProps, 'phrases' | 'onInsert'>) {
  return phrases.map(
    (phrase) =>
      phrase.shortcut && (
        <PhraseKey key={phrase.code} shortcut={phrase.shortcut} onPress={() => onInsert(phrase.text)} />
      ),
  );
}

function PhraseKey({ shortcut, onPress }: { shortcut: string; onPress: () => void }) {
  useShortcut(shortcut, onPress);
  return null;
}
