// 案号: the numbers of a committee and year, with the gaps and why there are any.
import SkipIcon from '@mui/icons-material/SkipNextOutlined';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { beijingText } from '../../../shared/fields/beijingTime.ts';
import { useMay } from '../../api/currentUser.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { useOffice } from '../../fields/office.ts';
import { go, hrefOf } from '../../route.ts';
import {
  Button,
  EmptyState,
  ErrorPanel,
  type Link,
  LinkInput,
  Page,
  PageHead,
  Select,
  SkeletonRows,
  type SmallColumn,
  SmallTable,
  Tag,
} from '../../ui/index.ts';
import { suggestCommittees, useCommittee } from '../committeeChoice.ts';
import './numbers.css';
import { SkipNumbersDialog } from './SkipNumbersDialog.tsx';

type Given = OutputOf<'mediation.numbers'>['numbers'][number];

const yearsBack = 6;

export default function NumbersPage() {
  const { committee, none, choose } = useCommittee();
  const { office } = useOffice();
  const [year, setYear] = useState<string | null>(null);
  const thisYear = office?.today.slice(0, 4) ?? null;
  const shownYear = year ?? thisYear;

  const head = <PageHead title="案号" description="每个调委会每年从 1 起连续编号，受理时自动取号。空号要写明原因。" />;
  if (none) {
    return (
      <Page head={head}>
        <EmptyState
          title="还没有人民调解委员会"
          action={
            <Button kind="main" href={hrefOf('register', 'peopleCommittee')}>
              登记调委会
            </Button>
          }
        >
          卷宗按调委会编号，先登记调委会并填写简称。
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page
      head={head}
      bar={
        thisYear !== null && (
          <div className="pm-number-bar">
            <div className="pm-number-committee">
              <LinkInput label="人民调解委员会" value={committee} onChange={choose} suggest={suggestCommittees} />
            </div>
            <Select
              narrow
              label="年度"
              value={shownYear ?? thisYear}
              choices={yearChoices(thisYear)}
              onChange={setYear}
            />
          </div>
        )
      }
    >
      {committee !== null && shownYear !== null ? (
        <Series key={`${committee.id} ${shownYear}`} committee={committee} year={shownYear} />
      ) : (
        <SkeletonRows />
      )}
    </Page>
  );
}

function yearChoices(thisYear: string) {
  const years = Array.from({ length: yearsBack }, (_, back) => String(Number(thisYear) - back));
  return years.map((each) => ({ value: each, label: `${each} 年` }));
}

const columns: readonly SmallColumn<Given>[] = [
  { key: 'text', title: '卷号', width: '15rem', render: (given) => given.text },
  { key: 'title', title: '案件', render: (given) => given.title ?? '—' },
  { key: 'state', title: '状态', width: '6rem', render: (given) => <State given={given} /> },
  { key: 'reason', title: '原因', wrap: true, width: '16rem', render: (given) => given.reason ?? '' },
  { key: 'by', title: '经办', width: '6rem', render: (given) => given.by },
  { key: 'at', title: '取号时间', width: '9.5rem', render: (given) => beijingText(given.at) },
];

function State({ given }: { given: Given }) {
  if (given.case === null) return <Tag tone="warning">空号</Tag>;
  if (given.withdrawn) return <Tag>已注销</Tag>;
  return <Tag tone="success">在用</Tag>;
}

function Series({ committee, year }: { committee: Link; year: string }) {
  const { data, failure, reload } = useAnswer('mediation.numbers', { committee: committee.id, year });
  const [skipping, setSkipping] = useState(false);
  const maySkip = useMay('director');
  if (failure !== null) return <ErrorPanel message={failure} onRetry={() => void reload()} />;
  if (data === undefined) return <SkeletonRows />;
  const given = data.numbers.filter((each) => each.case !== null && !each.withdrawn).length;
  const gaps = data.numbers.filter((each) => each.case === null).length;
  const withdrawn = data.numbers.length - given - gaps;
  return (
    <div className="pm-numbers">
      <div className="pm-number-sum">
        <span>
          在用 <strong>{given}</strong> 个
        </span>
        <span>
          空号 <strong>{gaps}</strong> 个
        </span>
        <span>
          已注销 <strong>{withdrawn}</strong> 个
        </span>
        <span>
          下一个是第 <strong>{data.next}</strong> 号
        </span>
        <span className="pa-dialog-space" />
        {maySkip && (
          <Button icon={<SkipIcon />} onClick={() => setSkipping(true)}>
            留空号…
          </Button>
        )}
      </div>
      <SmallTable
        label={`${committee.title} ${year} 年的卷号`}
        columns={columns}
        rows={data.numbers}
        rowKey={(each) => String(each.running)}
        rowTone={(each) => (each.case === null || each.withdrawn ? 'muted' : undefined)}
        onOpen={(each) => {
          if (each.case !== null) void go(hrefOf('mediation', 'case', { row: each.case }));
        }}
        empty={<EmptyState title={`${year} 年还没有编号`}>受理第一件案件时取第 {data.next} 号。</EmptyState>}
      />
      <SkipNumbersDialog
        open={skipping}
        committee={committee}
        year={year}
        next={data.next}
        onClose={() => setSkipping(false)}
        onDone={reload}
      />
    </div>
  );
}
