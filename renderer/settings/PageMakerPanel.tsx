// What lays out the pages that are looked at and printed: the user's own choice, and what this computer has.
import { type PageMaker, pageMakers } from '../../shared/contract/previewProcedures.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { makerNames, usePageMaker } from '../preview/pageMaker.ts';
import { Field, Panel, Select } from '../ui/index.ts';

export function PageMakerPanel() {
  const { data } = useAnswer('previews.office', {});
  const [maker, setMaker] = usePageMaker();
  const there = new Set<PageMaker>(['auto', 'own', ...(data?.programs ?? []).map(({ key }) => key)]);
  const names = (data?.programs ?? []).map(({ name }) => name);
  const found =
    names.length === 0 ? '本机没有找到 WPS、Word 或 LibreOffice，只能粗排。' : `本机有：${names.join('、')}。`;
  const isMissing = data !== undefined && !there.has(maker);
  return (
    <Panel title="预览和打印">
      <Field
        label="由谁排版"
        help={`只影响本人。${data === undefined ? '' : found}自动就是按 WPS、Word、LibreOffice 的次序，用第一个排得成的。`}
        messages={isMissing ? [{ level: 'warning', message: `本机没有 ${makerNames[maker]}，将粗排。` }] : []}
      >
        <Select
          value={maker}
          choices={pageMakers
            .filter((each) => there.has(each) || each === maker)
            .map((each) => ({ value: each, label: makerNames[each] }))}
          onChange={(value) => setMaker(pageMakers.find((each) => each === value) ?? 'auto')}
        />
      </Field>
    </Panel>
  );
}
