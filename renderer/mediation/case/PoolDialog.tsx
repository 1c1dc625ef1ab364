// The pool of mediators for this case: who knows the matter, is free, has few cases, and why one should stand back.
import { useMemo, useState } from 'react';
import type { PoolMediator } from '../../../shared/contract/mediationProcedures.ts';
import { call } from '../../api/client.ts';
import { useAnswer, useAttempt } from '../../api/useAnswer.ts';
import type { OfficeTable } from '../../fields/office.ts';
import {
  DayInput,
  Dialog,
  ErrorPanel,
  Field,
  FieldGroup,
  notify,
  SearchInput,
  Segmented,
  SkeletonRows,
  SmallTable,
  Tag,
} from '../../ui/index.ts';
import { partyTitle, rowsOf, textIn, useCase } from '../parts/caseWork.ts';
import { useCommittees } from '../useCommittees.ts';
import './case.css';
import { orderedPool } from './poolOrder.ts';
import { saveMany } from './saveMany.ts';
import { TickList } from './TickList.tsx';

const roles = [
  { value: '1', label: '主持调解' },
  { value: '2', label: '参与调解' },
  { value: '3', label: '记录' },
];
const sources = [
  { value: '1', label: '调委会指定' },
  { value: '2', label: '当事人选择' },
];

const namesOf = (codes: readonly string[], table: OfficeTable | undefined) =>
  codes.map((code) => table?.entries.find((entry) => entry.code === code)?.name ?? code).join('、');

export function PoolDialog({ onClose }: { onClose: () => void }) {
  const { id, view, office, reload } = useCase();
  const pool = useAnswer('mediation.pool', { case: id });
  const committees = useCommittees() ?? [];
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<PoolMediator | null>(null);
  const inPost = rowsOf(view, 'caseMediator').filter((row) => textIn(row, 'until') === '');
  const [role, setRole] = useState(inPost.some((row) => textIn(row, 'role') === '1') ? '2' : '1');
  const [source, setSource] = useState('1');
  const [from, setFrom] = useState<string | null>(office.today);
  const parties = rowsOf(view, 'caseParty');
  const [choosers, setChoosers] = useState<ReadonlySet<string>>(new Set(parties.map((party) => party.id)));
  const attempt = useAttempt();

  const committee = textIn(view.case, 'committee');
  const kind = textIn(view.case, 'kind');
  const named = new Set(inPost.map((row) => textIn(row, 'mediator')));
  const offered = useMemo(() => {
    const all = orderedPool(pool.data?.mediators ?? [], { committee, kind });
    const wanted = search.trim();
    return wanted === '' ? all : all.filter(({ name }) => name.includes(wanted));
  }, [pool.data, committee, kind, search]);

  const save = () =>
    attempt.run(async () => {
      if (chosen === null || from === null) return;
      try {
        // Where only the parties' choice was refused, the seat is there already at the next try.
        if (!named.has(chosen.id)) {
          await call('rows.save', {
            register: 'caseMediator',
            id: null,
            version: null,
            changes: { case: id, mediator: chosen.id, role, source, from },
          });
        }
        const choice = { chosenMediator: chosen.id, chosenOn: from };
        const edits = source === '2' ? parties.filter((party) => choosers.has(party.id)) : [];
        await saveMany(
          'caseParty',
          edits.map(({ id: party, version }) => ({ id: party, version, changes: choice })),
        );
        notify({ text: `已确定调解员${chosen.name}` });
        onClose();
      } finally {
        await reload();
      }
    });

  return (
    <Dialog
      open
      title="确定调解员"
      width="large"
      main={{
        label: chosen === null ? '确定' : `确定${chosen.name}`,
        onPress: () => void save(),
        disabled: chosen === null || from === null,
        busy: attempt.busy,
      }}
      onClose={onClose}
    >
      <div className="pm-pool">
        <SearchInput label="查找调解员" placeholder="姓名" value={search} onChange={setSearch} />
        {pool.failure !== null && <ErrorPanel compact message={pool.failure} onRetry={pool.reload} />}
        {!pool.data && pool.failure === null ? (
          <SkeletonRows />
        ) : (
          <SmallTable
            label="调解员"
            maxHeight="18rem"
            columns={[
              {
                key: 'name',
                title: '姓名',
                width: '9rem',
                render: (each) => (
                  <>
                    {each.name} {named.has(each.id) && <Tag tone="accent">本案</Tag>}
                  </>
                ),
              },
              {
                key: 'committee',
                title: '所在调委会',
                width: '13rem',
                wrap: true,
                render: (each) => committees.find(({ id: found }) => found === each.committee)?.name ?? '',
              },
              {
                key: 'expertise',
                title: '擅长',
                wrap: true,
                render: (each) => namesOf(each.expertise, office.table('disputeKind')) || '—',
              },
              {
                key: 'free',
                title: '可调解日',
                width: '8rem',
                wrap: true,
                render: (each) => namesOf(each.freeDays, office.table('weekday')) || '—',
              },
              { key: 'open', title: '在办', align: 'right', width: '4rem', render: (each) => `${each.casesOpen} 件` },
              {
                key: 'warnings',
                title: '注意',
                wrap: true,
                width: '12rem',
                render: (each) =>
                  each.warnings.length > 0 ? <span className="pm-warn">{each.warnings.join('；')}</span> : '',
              },
            ]}
            rows={offered}
            rowKey={(each) => each.id}
            onOpen={(each) => setChosen(named.has(each.id) ? null : each)}
            rowTone={(each) => (each.id === chosen?.id ? 'selected' : named.has(each.id) ? 'muted' : undefined)}
            empty={<p className="pm-none">没有相符的调解员。在“人民调解员”台账里登记以后再选。</p>}
          />
        )}
      </div>
      <FieldGroup columns={2}>
        <Field label="分工" group>
          <Segmented label="分工" value={role} choices={roles} onChange={setRole} />
        </Field>
        <Field label="确定方式" group>
          <Segmented label="确定方式" value={source} choices={sources} onChange={setSource} />
        </Field>
        <Field label="开始日期" required>
          <DayInput value={from} onChange={setFrom} today={office.today} />
        </Field>
        {source === '2' && (
          <Field label="选择他的当事人" group>
            <TickList
              label="选择他的当事人"
              items={parties.map((party) => ({ id: party.id, label: partyTitle(view, party.id) }))}
              chosen={choosers}
              onChange={setChoosers}
            />
          </Field>
        )}
      </FieldGroup>
      {attempt.failure !== null && <ErrorPanel compact message={attempt.failure} />}
    </Dialog>
  );
}
