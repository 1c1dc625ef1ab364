// 典型案例: closed cases of the period as paragraphs without identities; the chosen ones go into the text.
import { useState } from 'react';
import { useAnswer } from '../api/useAnswer.ts';
import { Checkbox, Dialog, EmptyState, ErrorPanel, SkeletonRows } from '../ui/index.ts';

interface CasePickerProps {
  period: string;
  onPick: (texts: string[]) => void;
  onClose: () => void;
}

export function CasePicker({ period, onPick, onClose }: CasePickerProps) {
  const { data, failure, reload } = useAnswer('monthly.cases', { period });
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const cases = data?.cases ?? [];
  const toggle = (id: string, isChosen: boolean) =>
    setChosen(isChosen ? [...chosen, id] : chosen.filter((each) => each !== id));
  const take = () => onPick(cases.filter((each) => chosen.includes(each.case)).map(({ text }) => text));
  return (
    <Dialog
      open
      width="large"
      title="加入典型案例"
      {...(cases.length > 0
        ? {
            main: {
              label: chosen.length > 1 ? `加入 ${chosen.length} 则` : '加入',
              onPress: take,
              disabled: chosen.length === 0,
            },
          }
        : {})}
      onClose={onClose}
    >
      {failure !== null && <ErrorPanel compact message={failure} onRetry={() => void reload()} />}
      {!data && failure === null && <SkeletonRows />}
      {data && cases.length === 0 && (
        <EmptyState title="本期没有办结的调解案件">典型案例也可以在正文里自己写，请隐去姓名、住址和电话。</EmptyState>
      )}
      {cases.length > 0 && (
        <>
          <p className="pn-lead">姓名、地名、单位、电话和证件号码已经隐去，加入后请再核对一遍。</p>
          <ul className="pn-cases">
            {cases.map((each) => (
              <li key={each.case}>
                <Checkbox
                  label={<strong>{each.title}</strong>}
                  checked={chosen.includes(each.case)}
                  onChange={(isChosen) => toggle(each.case, isChosen)}
                />
                <p>{each.text}</p>
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
