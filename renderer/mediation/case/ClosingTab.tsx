import type { Row } from '../../../shared/contract/shapes.ts';
import { call } from '../../api/client.ts';
import { Button, notify, notifyError, Panel, SmallTable, Tag } from '../../ui/index.ts';
import { agreementInForce, partyTitle, rowsOf, textIn, useCase } from '../parts/caseWork.ts';
import { PartTable } from '../parts/PartTable.tsx';
import { signaturesUnder, signersIn } from './signing.ts';

const oral = '1';

/** Agreement and signatures, performance, visits, judicial confirmation. */
export function ClosingTab() {
  const { view, office, act, reload } = useCase();
  const agreement = agreementInForce(view);
  const isReplaced = rowsOf(view, 'caseAgreement').some((row) => textIn(row, 'replacedOn') !== '');
  const done = (row: Row) => async () => {
    const { id, version } = row;
    await call('rows.save', { register: 'casePerformance', id, version, changes: { doneOn: office.today } });
    notify({ text: `已记下：${textIn(row, 'what')} 今天履行` });
    await reload();
  };
  return (
    <>
      <PartTable
        part="caseAgreement"
        columns={[
          { field: 'form', width: '7rem' },
          { field: 'number', width: '12rem', wrap: false },
          { field: 'reachedOn', width: '8rem' },
          { field: 'content', wrap: true },
          { field: 'amount', width: '8rem', align: 'right' },
          { field: 'effectiveOn', width: '8rem' },
          { field: 'state', width: '8rem' },
          ...(isReplaced ? [{ field: 'replacedOn', title: '变更日期', width: '7rem' }] : []),
        ]}
        none="还没有协议。达成协议的制作协议书，当事人认为不需要的记口头协议。"
        addLabel="新增协议"
        rowTone={(row) => (textIn(row, 'replacedOn') === '' ? undefined : 'muted')}
      />
      {agreement && textIn(agreement, 'form') !== oral && (
        <Signatures agreement={agreement} onSign={() => act('sign')} />
      )}
      <PartTable
        part="casePerformance"
        columns={[
          { field: 'what', wrap: true },
          { field: 'amount', width: '8rem', align: 'right' },
          { field: 'dueOn', width: '8rem' },
          { field: 'doneOn', width: '8rem' },
          { field: 'evidence', width: '10rem' },
          { field: 'urgedOn', width: '8rem' },
        ]}
        none="没有约定的履行事项。分期的一期一条，到期前会提醒。"
        addLabel="新增履行事项"
        rowTone={(row) => (textIn(row, 'doneOn') === '' && textIn(row, 'dueOn') < office.today ? 'danger' : undefined)}
        acts={(row) =>
          textIn(row, 'doneOn') === '' && (
            <Button kind="quiet" onClick={() => void done(row)().catch(notifyError)}>
              今天已履行
            </Button>
          )
        }
      />
      <PartTable
        part="caseVisit"
        document="D12"
        columns={[
          { field: 'visitedOn', width: '9rem' },
          { field: 'visited', width: '10rem' },
          { field: 'situation', wrap: true },
          { field: 'performed', title: '已履行', width: '5rem' },
          { field: 'satisfied', width: '5rem' },
          { field: 'visitor', width: '7rem' },
          { field: 'nextOn', width: '8rem' },
        ]}
        none="还没有回访。"
        addLabel="记一次回访"
      />
      <PartTable
        part="caseConfirmation"
        document="D13"
        columns={[
          { field: 'court', width: '12rem' },
          { field: 'appliedOn', width: '8rem' },
          { field: 'allApply', width: '10rem' },
          { field: 'result', width: '8rem' },
          { field: 'decidedOn', width: '8rem' },
          { field: 'rulingNumber' },
        ]}
        none="没有申请司法确认。各方可以自协议生效之日起三十日内共同申请（人民调解法第三十三条）。"
        addLabel="登记司法确认"
      />
    </>
  );
}

interface Signed {
  id: string;
  who: string;
  way: string;
  on: string;
  /** The record of a party's signature. */
  row?: Row;
}

function Signatures({ agreement, onSign }: { agreement: Row; onSign: () => void }) {
  const { view, office, writable, openForm } = useCase();
  const signatures = signaturesUnder(view, agreement.id);
  const ways = office.table('signatureWay')?.entries ?? [];
  const lines: Signed[] = [
    ...signersIn(view).map((party): Signed => {
      const row = signatures.get(party.id);
      const who = partyTitle(view, party.id);
      if (!row) return { id: party.id, who, way: '', on: '' };
      const way = ways.find(({ code }) => code === textIn(row, 'way'))?.name ?? '';
      return { id: party.id, who, way, on: textIn(row, 'signedOn'), row };
    }),
    { id: 'mediator', who: '人民调解员', way: '签名', on: textIn(agreement, 'mediatorSignedOn') },
    { id: 'seal', who: '人民调解委员会', way: '盖章', on: textIn(agreement, 'sealedOn') },
  ];
  const effective = textIn(agreement, 'effectiveOn');
  const open = (line: Signed) =>
    line.row
      ? openForm({ part: 'caseSignature', row: line.row.id })
      : openForm({
          part: 'caseAgreement',
          row: agreement.id,
          title: '调解员签名和盖章',
          only: ['mediatorSignedOn', 'sealedOn'],
        });
  return (
    <Panel
      title="协议签署"
      action={
        <>
          {effective === '' ? <Tag tone="warning">未生效</Tag> : <Tag tone="success">{effective} 生效</Tag>}
          {writable && effective === '' && (
            <Button kind="quiet" onClick={onSign}>
              登记签署
            </Button>
          )}
        </>
      }
    >
      <SmallTable
        label="协议签署"
        columns={[
          { key: 'who', title: '签署人', render: ({ who }) => who },
          { key: 'way', title: '方式', width: '8rem', render: ({ way, on }) => (on === '' ? '—' : way) },
          { key: 'on', title: '日期', width: '9rem', render: ({ on }) => on || <Tag tone="warning">未签</Tag> },
        ]}
        rows={lines}
        rowKey={({ id }) => id}
        onOpen={(line) => (line.on === '' && writable ? onSign() : open(line))}
      />
    </Panel>
  );
}
