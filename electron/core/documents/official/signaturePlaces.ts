// Where 署名 and 成文日期 stand (GB/T 9704-2012, 7.3.5), in characters of body type from the right edge of the text.

/** Characters of a text's width: digits and Latin letters take half of one. */
export const charactersOf = (text: string): number =>
  Array.from(text).reduce((sum, each) => sum + (each.charCodeAt(0) < 0x80 ? 0.5 : 1), 0);

export interface SignaturePlaces {
  /** Characters free at the right of the organ's name and of the date. */
  organ: number;
  date: number;
  /** Empty lines above. */
  above: number;
}

/**
 * With seal: the date four characters from the right, the name centred above it. Without: the name two characters from the
 * right, the date beginning two characters to the right of the name; a date longer than the name stands two from the right
 * and moves the name.
 */
export function signaturePlaces(organ: string, date: string, isSealed: boolean): SignaturePlaces {
  const name = charactersOf(organ);
  const day = charactersOf(date);
  if (isSealed) {
    const centred = 4 + (day - name) / 2;
    // A name too long to be centred begins at the right edge; the date goes under its middle.
    return centred >= 0 ? { organ: centred, date: 4, above: 2 } : { organ: 0, date: (name - day) / 2, above: 2 };
  }
  if (day > name) return { organ: day + 4 - name, date: 2, above: 1 };
  return { organ: 2, date: name - day, above: 1 };
}
