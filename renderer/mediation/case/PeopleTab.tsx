import { Button } from '../../ui/index.ts';
import { textIn, useCase } from '../parts/caseWork.ts';
import { PartTable } from '../parts/PartTable.tsx';

/** Parties on their sides with their agents, and the mediators of the case. */
export function PeopleTab() {
  const { office, openForm, act } = useCase();
  return (
    <>
      <PartTable
        part="caseParty"
        columns={[
          { field: 'side', title: '地位', width: '6rem' },
          { field: 'name', title: '姓名或名称', width: '10rem' },
          { field: 'idNumber', or: 'creditCode', title: '证件号码', width: '11rem' },
          { field: 'phone', or: 'organisationPhone', width: '7.5rem' },
          { field: 'address', or: 'organisationAddress' },
          { field: 'consent', width: '6rem' },
          { field: 'chosenMediator', title: '所选调解员', width: '6.5rem' },
          { field: 'noticeSignedOn', title: '告知书签收', width: '7rem' },
        ]}
        none="还没有登记当事人。至少两方，分别为申请人和被申请人。"
        addLabel="新增当事人"
      />
      <PartTable
        part="caseAgent"
        document="D06"
        columns={[
          { field: 'name', width: '8rem' },
          { field: 'party', width: '8rem' },
          { field: 'kind', width: '8rem' },
          { field: 'phone', width: '9rem' },
          { field: 'powers', wrap: true },
          { field: 'signedOn', width: '7rem' },
        ]}
        none="没有代理人。当事人委托他人参加的，登记后打印授权委托书。"
        addLabel="新增代理人"
      />
      <PartTable
        part="caseMediator"
        columns={[
          { field: 'mediator', width: '10rem' },
          { field: 'role', width: '7rem' },
          { field: 'source', width: '7rem' },
          { field: 'from', width: '7rem' },
          { field: 'until', width: '7rem' },
          { field: 'challengedBy', title: '申请回避的', width: '8rem' },
          { field: 'challengeReason', wrap: true },
        ]}
        none="还没有确定调解员。调委会指定，或者由当事人选择（人民调解法第十九条）。"
        addLabel="从名册里选"
        onAdd={() => act('mediator')}
        rowTone={(row) => (textIn(row, 'until') === '' ? undefined : 'muted')}
        acts={(row) =>
          textIn(row, 'until') === '' && (
            <Button
              kind="quiet"
              onClick={() =>
                openForm({
                  part: 'caseMediator',
                  row: row.id,
                  title: '回避或者更换调解员',
                  only: ['until', 'challengedBy', 'challengedOn', 'challengeReason'],
                  proposal: { values: { until: office.today } },
                })
              }
            >
              回避、更换
            </Button>
          )
        }
      />
    </>
  );
}
