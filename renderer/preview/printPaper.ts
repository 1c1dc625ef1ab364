// What goes to the printer in place of the window: a paper that is in the page for the moment of printing only.

/**
 * Lets `fill` lay the paper, then opens the window's print dialog, unless it was stopped meanwhile. Nothing of it stays
 * in the page afterwards. `rules` are the styles of its sheets.
 */
export async function printPaper(
  rules: string,
  signal: AbortSignal,
  fill: (paper: HTMLElement, style: HTMLStyleElement) => Promise<void>,
): Promise<void> {
  const paper = document.createElement('div');
  paper.className = 'pv-paper';
  const style = document.createElement('style');
  style.textContent = rules;
  paper.append(style);
  try {
    // In the page from the start, unseen: what is laid may be measured.
    document.body.append(paper);
    await fill(paper, style);
    if (signal.aborted) return;
    document.documentElement.classList.add('pv-printing');
    window.print();
  } finally {
    document.documentElement.classList.remove('pv-printing');
    paper.remove();
  }
}
