import { rowHref } from '../route.ts';

/** A case by its title; it opens on its own page. */
export function CaseLink({ id, title }: { id: string; title: string }) {
  return <a href={rowHref('mediationCase', id)}>{title}</a>;
}
