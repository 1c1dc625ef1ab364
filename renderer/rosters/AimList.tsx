import { type Aim, aimWords } from './rotaWords.ts';

/** What a rota was aimed at, in its order, with the value and what is proven of it. */
export function AimList({ aims }: { aims: readonly Aim[] }) {
  return (
    <dl className="pz-aims">
      {aims.map((aim) => (
        <div key={aim.aim}>
          <dt>{aim.title}</dt>
          <dd>{aimWords(aim)}</dd>
        </div>
      ))}
    </dl>
  );
}
