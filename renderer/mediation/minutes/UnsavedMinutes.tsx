// On the page of a case: records that were begun and never saved, so that nobody looks for them in vain.
import { beijingText } from '../../../shared/fields/beijingTime.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { Button, Callout } from '../../ui/index.ts';
import { draftKeyOf, type MinutesPart, minutesHref } from './minutesParts.ts';

const begun: readonly { part: MinutesPart; words: string }[] = [
  { part: 'caseSession', words: '一次调解' },
  { part: 'caseInquiry', words: '一份调查' },
];

/** Nothing where nothing was begun. Only the user's own drafts are seen. */
export function UnsavedMinutes({ caseId }: { caseId: string }) {
  return begun.map(({ part, words }) => <Unsaved key={part} caseId={caseId} part={part} words={words} />);
}

function Unsaved({ caseId, part, words }: { caseId: string; part: MinutesPart; words: string }) {
  const { data } = useAnswer('drafts.get', { key: draftKeyOf(caseId, part, null) });
  if (!data?.draft) return null;
  return (
    <Callout tone="warning" action={<Button href={minutesHref(caseId, part, 'new')}>接着写</Button>}>
      您记了{words}还没有保存，{beijingText(data.draft.at)} 自动保存过。
    </Callout>
  );
}
