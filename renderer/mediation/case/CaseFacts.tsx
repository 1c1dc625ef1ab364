import type { Judgement } from '../../../shared/contract/mediationProcedures.ts';
import { mediationCase } from '../../../shared/registers/mediation/mediationCase.ts';
import { fieldOf } from '../../../shared/registers/register.ts';
import { shownText } from '../../fields/cellView.ts';
import { Tag } from '../../ui/index.ts';
import { shownRow, textIn, useCase } from '../parts/caseWork.ts';
import { daysText, dayText, toneOfLimit } from './caseWords.ts';

type Limit = Judgement['limits'][number];

const told = ['partyNames', 'kind', 'committee', 'mediator', 'source', 'acceptedOn'] as const;

const actionsOfLimits: Partial<Record<Limit['key'], string>> = {
  mediation: 'extend',
  confirmation: 'confirm',
  visit: 'visit',
};

/** What is done about a limit, where the case offers it now. */
function actionOf({ actions }: Judgement, { key }: Limit): string | undefined {
  const wanted = actionsOfLimits[key];
  return actions.find((action) => action.key === wanted && action.barred === null)?.key;
}

/** The case in a line, its day, and what falls due. */
export function CaseFacts() {
  const { view, office, writable, openPlace, act } = useCase();
  const { day, limits, late } = view.judgement;
  const shown = shownRow(view, view.case);
  return (
    <section className="pm-facts" aria-label="案件概况">
      <dl>
        {told.map((key) => {
          const field = fieldOf(mediationCase, key);
          return (
            <div key={key}>
              <dt>{field.label}</dt>
              <dd title={shownText(shown, field, office)}>{shownText(shown, field, office) || '—'}</dd>
            </div>
          );
        })}
      </dl>
      <div className="pm-clock">
        {day !== null && <strong>{dayText(day, textIn(view.case, 'closedOn') !== '')}</strong>}
        {limits.map((limit) => (
          <button
            key={`${limit.key} ${limit.row} ${limit.title}`}
            type="button"
            className="pm-limit"
            title={`${limit.title} ${limit.dueOn}`}
            disabled={!writable}
            onClick={() => {
              const action = actionOf(view.judgement, limit);
              if (action !== undefined) act(action);
              else openPlace({ part: limit.part, row: limit.row, field: null });
            }}
          >
            <span className="pm-limit-title">{limit.title}</span>
            <Tag tone={toneOfLimit(limit)}>
              {limit.dueOn.slice(5)} {daysText(limit.days)}
            </Tag>
          </button>
        ))}
        {late.length > 0 && (
          <Tag tone="warning" title="有记录在发生之后较晚才录入">
            补录 {late.length} 处
          </Tag>
        )}
      </div>
    </section>
  );
}
