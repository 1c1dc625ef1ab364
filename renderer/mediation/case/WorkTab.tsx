import { go } from '../../route.ts';
import { ConsultationPanel } from '../consultation/ConsultationPanel.tsx';
import { minutesHref } from '../minutes/minutesParts.ts';
import { UnsavedMinutes } from '../minutes/UnsavedMinutes.tsx';
import { useCase } from '../parts/caseWork.ts';
import { PartTable } from '../parts/PartTable.tsx';

/** Inquiry, evidence, sessions, extensions, consultations. */
export function WorkTab() {
  const { id, view, writable, reload } = useCase();
  return (
    <>
      {writable && <UnsavedMinutes caseId={id} />}
      <PartTable
        part="caseSession"
        document="D09"
        columns={[
          { field: 'heldOn', width: '9rem' },
          { field: 'startTime', title: '时间', width: '5rem' },
          { field: 'place', width: '11rem' },
          { field: 'presentParties' },
          { field: 'mediators', width: '9rem' },
          { field: 'result', width: '8rem' },
          { field: 'signedOn', width: '7rem' },
        ]}
        none="还没有调解记录。每次调解记一份，边听边记，自动保存。"
        addLabel="记一次调解"
        onAdd={() => void go(minutesHref(id, 'caseSession', 'new'))}
        onOpen={(row) => void go(minutesHref(id, 'caseSession', row.id))}
      />
      <PartTable
        part="caseInquiry"
        document="D07"
        columns={[
          { field: 'heldOn', width: '9rem' },
          { field: 'inquired', width: '9rem' },
          { field: 'place', width: '11rem' },
          { field: 'minutes', title: '内容', wrap: true },
          { field: 'inquirer', width: '9rem' },
          { field: 'recorder', width: '6rem' },
        ]}
        none="没有调查记录。需要向当事人或知情人了解情况时再记。"
        addLabel="记一份调查"
        onAdd={() => void go(minutesHref(id, 'caseInquiry', 'new'))}
        onOpen={(row) => void go(minutesHref(id, 'caseInquiry', row.id))}
      />
      <PartTable
        part="caseEvidence"
        columns={[
          { field: 'position', width: '5rem' },
          { field: 'name' },
          { field: 'source', width: '14rem' },
          { field: 'pages', width: '6rem', align: 'right' },
        ]}
        none="没有证据材料。登记以后在它的“附件”里放照片或 PDF。"
        addLabel="新增证据"
      />
      <PartTable
        part="caseExtension"
        columns={[
          { field: 'until', width: '9rem' },
          { field: 'agreedOn', width: '8rem' },
          { field: 'allAgreed', width: '10rem' },
          { field: 'reason', wrap: true },
        ]}
        none="没有延长。一个月内调解不完的，各方同意可以延长。"
        addLabel="登记延长"
      />
      <ConsultationPanel
        caseId={id}
        parts={view.parts}
        titles={view.titles}
        readOnly={!writable}
        onChanged={() => void reload()}
      />
    </>
  );
}
