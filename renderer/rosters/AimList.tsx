import { type Aim, isProven, provenWords } from './rotaWords.ts';

/**
 * What a rota was aimed at, in its order, with the value; what could not be proven the best is named with its bound. Aims
 * that came out at nothing are only counted.
 */
export function AimList({ aims }: { aims: readonly Aim[] }) {
  const told = aims.filter((aim) => aim.value !== 0 || !isProven(aim));
  const rest = aims.length - told.length;
  return (
    <>
      <p className="pz-hint">{provenWords(aims)}</p>
      <dl className="pz-aims">
        {told.map((aim) => (
          <div key={`${aim.aim} ${aim.title}`}>
            <dt>{aim.title}</dt>
            <dd>
              {aim.value}
              {!isProven(aim) && <small> 最好不低于 {aim.bound}</small>}
            </dd>
          </div>
        ))}
        {rest > 0 && (
          <div
            title={aims
              .filter((aim) => !told.includes(aim))
              .map(({ title }) => title)
              .join('、')}
          >
            <dt>{told.length > 0 ? `其余 ${rest} 项` : '各项'}</dt>
            <dd>0</dd>
          </div>
        )}
      </dl>
    </>
  );
}
