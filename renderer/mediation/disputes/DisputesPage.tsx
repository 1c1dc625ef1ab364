// 台账转案件: disputes of the ledger that are no case yet, what each would become, and making cases of them.
import { type ReactNode, useMemo, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { call } from '../../api/client.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { useJob } from '../../api/useJob.ts';
import { JobPanel } from '../../records/JobPanel.tsx';
import { hrefOf } from '../../route.ts';
import {
  Button,
  Callout,
  Checkbox,
  ConfirmDialog,
  EmptyState,
  ErrorPanel,
  Field,
  LinkInput,
  Page,
  PageHead,
  Panel,
  SearchInput,
  SkeletonRows,
  Tabs,
  useShortcut,
} from '../../ui/index.ts';
import { suggestCommittees, useCommittee } from '../committeeChoice.ts';
import { DisputeTable } from './DisputeTable.tsx';
import './disputes.css';
import { type Made, MadeCases } from './MadeCases.tsx';

export type Dispute = OutputOf<'mediation.disputes'>['disputes'][number];

type Shown = 'good' | 'held' | 'all';

/** More than this in one run is refused by the core. */
const mostAtOnce = 5000;

export default function DisputesPage() {
  const { data, failure, reload } = useAnswer('mediation.disputes', {});
  const [made, setMade] = useState<Made | null>(null);
  const head = (
    <PageHead
      title="台账转案件"
      {...(data ? { count: data.disputes.length + data.left } : {})}
      description="矛盾纠纷台账里还没有立案的纠纷。转为案件后，当事人、事由、结果带入案件，台账这一条与案件保持一致。"
    />
  );
  if (failure !== null) {
    return (
      <Page head={head}>
        <ErrorPanel message={failure} onRetry={() => void reload()} />
      </Page>
    );
  }
  if (data === undefined) {
    return (
      <Page head={head}>
        <SkeletonRows />
      </Page>
    );
  }
  if (made !== null) {
    return (
      <Page head={head}>
        <MadeCases made={made} left={data.disputes.length + data.left} onBack={() => setMade(null)} />
      </Page>
    );
  }
  if (data.disputes.length === 0) {
    return (
      <Page head={head}>
        <EmptyState
          title="台账里没有要转的纠纷"
          action={
            <>
              <Button kind="main" href={hrefOf('mediation', 'cases')}>
                看案件
              </Button>
              <Button href={hrefOf('import', '', { register: 'dispute' })}>导入矛盾纠纷台账</Button>
            </>
          }
        >
          全部纠纷都已经是案件，或者台账还是空的。
        </EmptyState>
      </Page>
    );
  }
  return (
    <Choice
      head={head}
      disputes={data.disputes}
      left={data.left}
      onMade={async (result) => {
        setMade(result);
        await reload();
      }}
    />
  );
}

interface ChoiceProps {
  head: ReactNode;
  disputes: readonly Dispute[];
  /** Further ones that are not read at once. */
  left: number;
  onMade: (made: Made) => Promise<void>;
}

function Choice({ head, disputes, left, onMade }: ChoiceProps) {
  const good = useMemo(() => disputes.filter(({ state }) => state === 'good'), [disputes]);
  const held = disputes.length - good.length;
  const [shown, setShown] = useState<Shown>(good.length > 0 ? 'good' : 'held');
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(good.map(({ id }) => id)));
  const [asking, setAsking] = useState(false);
  const { committee, choose } = useCommittee();
  const job = useJob();

  const rows = useMemo(() => {
    const wanted = words.trim();
    return disputes.filter(
      (each) => (shown === 'all' || each.state === shown) && (wanted === '' || wordsOf(each).includes(wanted)),
    );
  }, [disputes, shown, words]);
  const selectable = rows.filter(({ state }) => state === 'good');
  const selected = selectable.filter(({ id }) => chosen.has(id)).length;
  const toggleAll = () => {
    const next = new Set(chosen);
    for (const { id } of selectable) {
      if (selected === selectable.length) next.delete(id);
      else next.add(id);
    }
    setChosen(next);
  };
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const total = good.filter(({ id }) => chosen.has(id)).length;
  const ready = total > 0 && total <= mostAtOnce && committee !== null && job.shown === null;

  const make = async () => {
    setAsking(false);
    if (!ready) return;
    const ids = good.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
    const made = await job.run<Made>('正在转为案件', '件', () =>
      call('mediation.fromDisputes', { ids, committee: committee.id }),
    );
    if (made !== null) await onMade(made);
  };
  useShortcut('Ctrl+Enter', () => setAsking(true), ready && !asking);

  return (
    <Page head={head} fill>
      <div className="pm-disputes">
        <Panel>
          <div className="pm-disputes-act">
            <div className="pm-disputes-committee">
              <Field label="归入调委会" required>
                <LinkInput value={committee} onChange={choose} suggest={suggestCommittees} />
              </Field>
            </div>
            <span className="pa-dialog-space" />
            <Button kind="main" shortcut="Ctrl+Enter" onClick={() => setAsking(true)} disabled={!ready}>
              {total === 0 ? '转为案件' : `转为案件（${total.toLocaleString('zh-CN')} 件）`}
            </Button>
          </div>
          {left > 0 && (
            <Callout>
              这里是最近的 {disputes.length.toLocaleString('zh-CN')} 起，更早的还有 {left.toLocaleString('zh-CN')}{' '}
              起，转好这些以后接着列出。
            </Callout>
          )}
          {job.failure !== null && <ErrorPanel compact message={job.failure} />}
          <JobPanel job={job} cancelHint="停下来，已经转好的案件留下" />
        </Panel>
        <div className="pm-disputes-bar">
          <Tabs
            label="纠纷"
            value={shown}
            onChange={(key) => setShown(key as Shown)}
            items={[
              { key: 'good', label: '可以转', count: good.length },
              { key: 'held', label: '暂不能转', count: held },
              { key: 'all', label: '全部', count: disputes.length },
            ]}
          />
          <span className="pa-dialog-space" />
          {selectable.length > 0 && (
            <Checkbox
              label={`选中列出的（${selected}/${selectable.length}）`}
              checked={selected === selectable.length}
              partly={selected > 0 && selected < selectable.length}
              onChange={toggleAll}
            />
          )}
          <div className="pm-disputes-search">
            <SearchInput label="查找纠纷" placeholder="查找事由、当事人、原因" value={words} onChange={setWords} />
          </div>
        </div>
        <DisputeTable rows={rows} chosen={chosen} onToggle={toggle} />
        {asking && committee !== null && (
          <ConfirmDialog
            open
            title={`把 ${total.toLocaleString('zh-CN')} 件纠纷转为案件？`}
            confirmLabel="转为案件"
            onConfirm={() => void make()}
            onClose={() => setAsking(false)}
          >
            归入{committee.title}，按受理日期的先后编卷号。编过的卷号不再收回，案件注销后也留着原来的号。
          </ConfirmDialog>
        )}
      </div>
    </Page>
  );
}

function wordsOf({ title, parties, notes }: Dispute): string {
  return [title, ...parties.map(({ name }) => name), ...notes].join(' ');
}
