import { type Aim, isProven, provenWords } from './rotaWords.ts';

/** What a rota was aimed at, in its order, with the value; what could not be proven the best is named with its bound. */
export function AimList({ aims }: { aims: readonly Aim[] }) {
  return (
    <>
      <p className="pz-hint">{provenWords(aims)}</p>
      <dl className="pz-aims">
        {aims.map((aim) => (
          <div key={aim.aim}>
            <dt>{aim.title}</dt>
            <dd>
              {aim.value}
              {!isProven(aim) && <small> 最好不低于 {aim.bound}</small>}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
