import { rowHref } from '../route.ts';

interface CaseLinkProps {
  id: string;
  title: string;
  /** 卷号, on a line of its own. */
  number?: string;
}

/** A case by its title; it opens on its own page. */
export function CaseLink({ id, title, number = '' }: CaseLinkProps) {
  const link = <a href={rowHref('mediationCase', id)}>{title}</a>;
  if (number === '') return link;
  return (
    <div className="ps-case">
      {link}
      <div className="ps-why">{number}</div>
    </div>
  );
}
