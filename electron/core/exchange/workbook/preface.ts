// The facts that offices write above a table: "填报单位：…", or a whole sentence of them about one team.

export interface Fact {
  label: string;
  value: string;
}

const labelText = '[\\u4E00-\\u9FFF]{2,12}(?:[（(][^（）()]{1,10}[）)])?';
const factStart = new RegExp(`(?:^|[\\s，,；;。、|])(${labelText})\\s*[:：]`, 'g');

/** "队名：A　组建日期：B" → two facts, in order. Texts without a label and a colon give none; values may be empty. */
export function readFacts(preface: readonly string[]): Fact[] {
  return preface.flatMap((text) => {
    const starts = [...text.matchAll(factStart)];
    return starts.map((start, at) => {
      const from = start.index + start[0].length;
      const value = text.slice(from, starts[at + 1]?.index ?? text.length).replace(/^[\s　]+|[\s　，,；;。|]+$/g, '');
      return { label: start[1] ?? '', value };
    });
  });
}
