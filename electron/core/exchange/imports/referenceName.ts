// Finding the one row that a name means.
import { foldWord } from '../../../../shared/rules/writtenText.ts';
import type { NamedRow, ReferenceAnswer } from './registerReader.ts';

/** Names of one organisation written in two ways give the same key. */
export function organisationKey(name: string): string {
  return foldWord(name)
    .replace(/治安保卫委员会$/u, '治保会')
    .replace(/人民调解委员会$|调解委员会$/u, '调委会');
}

/** Rows of this name; of those the ones in the village, where there are any. */
export function sameName(known: readonly NamedRow[], name: string, village: string | null): NamedRow[] {
  const key = organisationKey(name);
  const named = known.filter((row) => organisationKey(row.name) === key);
  const inVillage = village === null ? [] : named.filter((row) => row.village === village);
  return inVillage.length > 0 ? inVillage : named;
}

/** Several rows could be meant. */
export function unclear(what: string, rows: readonly NamedRow[]): ReferenceAnswer {
  const names = [...new Set(rows.map((row) => `“${row.name}”`))].slice(0, 3).join('、');
  return { problem: { code: 'unclearReference', message: `不能确定是哪个${what}（${names}），请写明全称` } };
}
