// What a period pays: choosing cases, the sheet to sign, noting them as paid.
import { useMemo, useState } from 'react';
import type { PayableCase } from '../../shared/contract/subsidyProcedures.ts';
import type { Period } from '../../shared/reports/period.ts';
import { yuanFigure, yuanWords } from '../../shared/rules/mediation/subsidy/amount.ts';
import { useMay } from '../api/currentUser.ts';
import { useAttempt } from '../api/useAnswer.ts';
import { usePreview } from '../preview/usePreview.tsx';
import { Button, Checkbox, EmptyState, ErrorPanel, MenuButton, notify, SmallTable } from '../ui/index.ts';
import { CaseLink } from './CaseLink.tsx';
import { DecideDialog } from './DecideDialog.tsx';
import { LongList } from './LongList.tsx';
import { PayDialog } from './PayDialog.tsx';
import { type SheetFormat, saveSheet, sheetOf } from './sheetFile.ts';

interface PayableListProps {
  period: Period;
  cases: readonly PayableCase[];
  today: string;
  /** What the day of a case is: 归档日期 or 结案日期. */
  dayTitle: string;
  onChanged: () => Promise<void>;
}

export function PayableList({ period, cases, today, dayTitle, onChanged }: PayableListProps) {
  const writes = useMay('writer');
  const attempt = useAttempt();
  const preview = usePreview();
  // What was taken out of the choice: new cases of the period are in it by themselves.
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [paying, setPaying] = useState(false);
  const [deciding, setDeciding] = useState<PayableCase | null>(null);
  const chosen = useMemo(() => cases.filter(({ case: id }) => !left.has(id)), [cases, left]);
  const total = chosen.reduce((sum, { amount }) => sum + amount, 0);
  const mediators = new Set(chosen.flatMap(({ shares }) => shares.map(({ mediator }) => mediator))).size;

  if (cases.length === 0) {
    return (
      <EmptyState title={`${period.title}没有可以发放的案件`}>
        案件要结案、符合卷宗要求，并且规则里有对应的金额。没有列在这里的，看“不能发放”里写的原因。
      </EmptyState>
    );
  }

  const toggle = (id: string, on: boolean) => {
    const next = new Set(left);
    if (on) next.delete(id);
    else next.add(id);
    setLeft(next);
  };
  const toggleAll = (on: boolean) => setLeft(on ? new Set() : new Set(cases.map(({ case: id }) => id)));
  const sheet = (format: SheetFormat) =>
    sheetOf(
      period.key,
      chosen.map(({ case: id }) => id),
      format,
    );
  const look = () =>
    attempt.run(async () => {
      const order = sheet('docx');
      preview.show([{ ...order, name: await order.name() }]);
    });
  const write = (format: SheetFormat) =>
    attempt.run(async () => {
      const saved = await saveSheet(sheet(format));
      if (saved !== null) notify({ text: `已制作签领表：${saved}` });
    });

  return (
    <>
      <div className="ps-chosen">
        {writes && (
          <Checkbox
            label="全选"
            checked={left.size === 0}
            partly={chosen.length > 0 && chosen.length < cases.length}
            onChange={toggleAll}
          />
        )}
        <p aria-live="polite">
          {writes ? '已选 ' : '共 '}
          <strong>{chosen.length}</strong> 件，<strong>{mediators}</strong> 名调解员，合计{' '}
          <strong className="ps-sum">{yuanWords(total)}</strong>
        </p>
        {writes && (
          <>
            <MenuButton
              label="制作签领表"
              disabled={chosen.length === 0 || attempt.busy}
              entries={[
                { key: 'look', label: '预览并打印', onSelect: () => void look() },
                { key: 'docx', label: 'Word 文档（打印签字）', onSelect: () => void write('docx') },
                { key: 'xlsx', label: 'Excel 工作簿', onSelect: () => void write('xlsx') },
              ]}
            />
            <Button kind="main" disabled={chosen.length === 0} onClick={() => setPaying(true)}>
              标记已发放…
            </Button>
          </>
        )}
      </div>
      {attempt.failure !== null && <ErrorPanel message={attempt.failure} compact />}
      <LongList items={cases}>
        {(shown) => (
          <SmallTable<PayableCase>
            label="可以发放的案件"
            rows={shown}
            rowKey={({ case: id }) => id}
            rowTone={({ case: id }) => (left.has(id) ? 'muted' : undefined)}
            maxHeight="100%"
            columns={[
              ...(writes
                ? [
                    {
                      key: 'chosen',
                      title: '选',
                      width: '2.75rem',
                      align: 'center' as const,
                      render: (row: PayableCase) => (
                        <Checkbox
                          label={<span className="ps-hidden">{row.title}</span>}
                          checked={!left.has(row.case)}
                          onChange={(on) => toggle(row.case, on)}
                        />
                      ),
                    },
                  ]
                : []),
              {
                key: 'title',
                title: '纠纷名称、卷号',
                wrap: true,
                render: (row) => <CaseLink id={row.case} title={row.title} number={row.number} />,
              },
              {
                key: 'mediators',
                title: '调解员',
                width: '8rem',
                wrap: true,
                render: ({ shares }) => <Shares shares={shares} />,
              },
              {
                key: 'form',
                title: '协议、难度',
                width: '6rem',
                render: ({ form, difficulty }) => (
                  <>
                    {form}
                    <div className="ps-why">{difficulty}</div>
                  </>
                ),
              },
              {
                key: 'documents',
                title: '文书',
                width: '4rem',
                align: 'center',
                render: ({ documents }) => `${documents.complete}/${documents.all}`,
              },
              { key: 'day', title: dayTitle, width: '7rem', render: ({ day }) => day },
              {
                key: 'amount',
                title: '金额（元）',
                width: '6.5rem',
                align: 'right',
                render: ({ amount }) => yuanFigure(amount),
              },
              {
                key: 'why',
                title: '怎样得来',
                width: '14rem',
                wrap: true,
                render: (row) => (
                  <div className="ps-why">
                    {row.why}
                    {row.repeats.length > 0 && (
                      <div>
                        已认定不是重复：{row.repeats[0]!.decision?.reason}
                        {writes && (
                          <Button kind="quiet" onClick={() => setDeciding(row)}>
                            重新认定…
                          </Button>
                        )}
                      </div>
                    )}
                  </div>
                ),
              },
            ]}
          />
        )}
      </LongList>
      {deciding !== null && (
        <DecideDialog
          one={deciding}
          onDecided={async () => {
            setDeciding(null);
            await onChanged();
          }}
          onClose={() => setDeciding(null)}
        />
      )}
      {preview.layer}
      {paying && (
        <PayDialog
          period={period}
          cases={chosen}
          total={total}
          mediators={mediators}
          today={today}
          onPaid={async () => {
            setPaying(false);
            setLeft(new Set());
            await onChanged();
          }}
          onClose={() => setPaying(false)}
        />
      )}
    </>
  );
}

/** 张三, or each with a share of the amount. */
function Shares({ shares }: Pick<PayableCase, 'shares'>) {
  if (shares.length === 1) return shares[0]!.name;
  return shares.map(({ mediator, name, amount }) => (
    <div key={mediator} className="ps-share">
      {name} {yuanFigure(amount)}
    </div>
  ));
}
