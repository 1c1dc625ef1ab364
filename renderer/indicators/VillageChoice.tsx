import { useEffect, useState } from 'react';
import { suggestLinks, titleOfId } from '../fields/links.ts';
import { LinkInput } from '../ui/index.ts';

interface VillageChoiceProps {
  village: string | null;
  onChange: (village: string | null) => void;
}

/** The whole township, or one village alone. */
export function VillageChoice({ village, onChange }: VillageChoiceProps) {
  const [title, setTitle] = useState('');
  useEffect(() => {
    let isShown = true;
    if (village === null) setTitle('');
    else void titleOfId('village', village).then((found) => isShown && setTitle(found));
    return () => {
      isShown = false;
    };
  }, [village]);
  return (
    <span className="pi-village">
      <LinkInput
        label="只看一个村（社区）"
        placeholder="全乡镇"
        value={village === null ? null : { id: village, title }}
        suggest={(typed) => suggestLinks('village', typed)}
        onChange={(link) => onChange(link?.id ?? null)}
      />
    </span>
  );
}
