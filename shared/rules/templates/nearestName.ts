// The name that a misspelt one was most likely meant to be.

/** Edits (a character put in, left out, exchanged, two neighbours swapped) from one text to another. */
export function editDistance(from: string, to: string): number {
  const a = [...from];
  const b = [...to];
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const exchanged = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(exchanged, last[j]! + 1, row[j - 1]! + 1);
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwapped) least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}

const soundsAlike = 0.25;

/**
 * The nearest of the names, by characters or by how they are read; null when none is near. `reading` gives the pinyin
 * of a text: wrong characters of the same sound are the usual slip of a Chinese keyboard.
 */
export function nearestName(
  written: string,
  names: Iterable<string>,
  reading: (text: string) => string,
): string | null {
  const sound = reading(written);
  let nearest: string | null = null;
  let least = 0.5;
  for (const name of names) {
    const byCharacters = editDistance(written, name) / Math.max([...written].length, [...name].length);
    const heard = reading(name);
    // Of two equally near names, the one with the same characters is meant.
    const bySound = editDistance(sound, heard) / Math.max(sound.length, heard.length, 1) + 0.01;
    // Half of the letters of two readings agree by chance; a slip of the keyboard sounds the same or nearly so.
    const distance = bySound <= soundsAlike ? Math.min(byCharacters, bySound) : byCharacters;
    if (distance > least || (distance === least && nearest !== null)) continue;
    nearest = name;
    least = distance;
  }
  return nearest;
}
