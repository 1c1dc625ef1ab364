import { useEffect, useRef } from 'react';
import { Button, MenuButton, notify } from '../../ui/index.ts';
import { useCase } from '../parts/caseWork.ts';

/** What can be done next, in the order of the law: the next step first, what is barred says why. */
export function ActionRow() {
  const { view, writes, act } = useCase();
  const { actions } = view.judgement;
  const main = useRef<HTMLButtonElement>(null);
  // Who came here by keyboard goes on by keyboard.
  useEffect(() => {
    if (document.activeElement === document.body) main.current?.focus();
  }, []);
  // The dialog of 归档 itself names what is missing and leads there.
  const isFree = ({ key, barred: why }: (typeof actions)[number]) => why === null || key === 'archive';
  const free = actions.filter(isFree);
  const next = free.find(({ isNext }) => isNext);
  const others = free.filter((action) => action !== next);
  const barred = actions.filter((action) => !isFree(action));
  if (!writes || actions.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of buttons is no fieldset
    <div className="pm-actions" role="group" aria-label="办理">
      {next && (
        <Button ref={main} kind="main" onClick={() => act(next.key)}>
          {next.title}
        </Button>
      )}
      {others.map(({ key, title }) => (
        <Button key={key} onClick={() => act(key)}>
          {title}
        </Button>
      ))}
      {barred.length > 0 && (
        <MenuButton
          label="还不能办的"
          entries={barred.map(({ key, title, barred: why }) => ({
            key,
            label: title,
            detail: why ?? '',
            onSelect: () => notify({ text: `还不能${title}：${why ?? ''}`, tone: 'info' }),
          }))}
        />
      )}
    </div>
  );
}
