// What was typed and not saved is never lost by going elsewhere: whoever holds unsaved input registers here, and
// whoever is about to leave (a link, the browser's back button, closing the window) asks first.

/** Resolves to true when it is all right to leave: nothing unsaved, saved now, or given up on purpose. */
export type LeaveQuestion = () => Promise<boolean>;

const questions: LeaveQuestion[] = [];

function warnBeforeUnload(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

/** Registers unsaved input; the returned function withdraws it. */
export function holdUnsaved(question: LeaveQuestion): () => void {
  questions.push(question);
  if (questions.length === 1 && typeof window !== 'undefined')
    window.addEventListener('beforeunload', warnBeforeUnload);
  return () => {
    const place = questions.indexOf(question);
    if (place >= 0) questions.splice(place, 1);
    if (questions.length === 0 && typeof window !== 'undefined') {
      window.removeEventListener('beforeunload', warnBeforeUnload);
    }
  };
}

export function hasUnsaved(): boolean {
  return questions.length > 0;
}

/** Asks the innermost holder first; the first refusal ends it. */
export async function mayLeave(): Promise<boolean> {
  for (const question of [...questions].reverse()) {
    if (!(await question())) return false;
  }
  return true;
}
