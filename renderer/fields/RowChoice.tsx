// One row of a register by its id alone: the title it shows is asked for.
import { useEffect, useState } from 'react';
import { LinkInput } from '../ui/index.ts';
import { suggestLinks, titleOfId } from './links.ts';

interface RowChoiceProps {
  register: string;
  label: string;
  id: string | null;
  onChange: (id: string | null) => void;
}

/** Chooses one village, committee, team … of which alone something is shown. */
export function RowChoice({ register, label, id, onChange }: RowChoiceProps) {
  const [title, setTitle] = useState('');
  useEffect(() => {
    let isShown = true;
    if (id === null) setTitle('');
    else void titleOfId(register, id).then((found) => isShown && setTitle(found));
    return () => {
      isShown = false;
    };
  }, [register, id]);
  return (
    <LinkInput
      label={label}
      value={id === null ? null : { id, title }}
      suggest={(typed) => suggestLinks(register, typed)}
      onChange={(link) => onChange(link?.id ?? null)}
    />
  );
}
