// Rows of this case for the links of its records: its parties, agreements, consultations; mediators of the pool.
import type { CaseView } from '../../../shared/contract/mediationProcedures.ts';
import { call } from '../../api/client.ts';
import type { LinkSource } from '../../fields/linkSources.ts';
import type { Office } from '../../fields/office.ts';
import type { Link } from '../../ui/index.ts';
import { partyTitle, rowsOf, textIn } from '../parts/caseWork.ts';

const matching = (links: readonly Link[], typed: string) => links.filter(({ title }) => title.includes(typed.trim()));

const named = (office: Office, table: string, codes: readonly string[]) =>
  codes
    .map((code) => office.table(table)?.entries.find((entry) => entry.code === code)?.name ?? '')
    .filter((name) => name !== '')
    .join('、');

/** By register, the rows that records of the open case may point to. */
export function linkSourcesOf(view: CaseView, office: Office): Readonly<Record<string, LinkSource>> {
  const parties = rowsOf(view, 'caseParty').map(
    (row): Link => ({
      id: row.id,
      title: partyTitle(view, row.id),
      detail: named(office, 'partySide', [textIn(row, 'side')]),
    }),
  );
  const agreements = rowsOf(view, 'caseAgreement').map(
    (row): Link => ({
      id: row.id,
      title: [textIn(row, 'number'), textIn(row, 'reachedOn')].filter((text) => text !== '').join(' · '),
    }),
  );
  return {
    caseParty: async (typed) => matching(parties, typed),
    caseAgreement: async (typed) => matching(agreements, typed),
    mediator: async (typed) => {
      const { mediators } = await call('mediation.pool', { case: view.case.id });
      const links = mediators.map(({ id, name, expertise, casesOpen, warnings }): Link => {
        const words = [named(office, 'disputeKind', expertise), `在办 ${casesOpen} 件`, ...warnings];
        return { id, title: name, detail: words.filter((text) => text !== '').join(' · ') };
      });
      return matching(links, typed).slice(0, 50);
    },
  };
}
