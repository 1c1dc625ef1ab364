import { useState } from 'react';
import type { Row } from '../../../shared/contract/shapes.ts';
import { call } from '../../api/client.ts';
import { useAttempt } from '../../api/useAnswer.ts';
import { optionsOf } from '../../fields/codeOptions.ts';
import { Callout, CodeInput, DayInput, Dialog, ErrorPanel, Field, FieldGroup, notify } from '../../ui/index.ts';
import { partyTitle, textIn, useCase } from '../parts/caseWork.ts';
import { saveMany } from './saveMany.ts';
import { signaturesUnder, signersIn } from './signing.ts';
import { TickList } from './TickList.tsx';

const mediatorTick = 'mediator';
const sealTick = 'seal';

/** 登记签署: parties, mediator and seal of one day in one go. A written agreement binds once all are there (人民调解法 29). */
export function SignDialog({ agreement, onClose }: { agreement: Row; onClose: () => void }) {
  const { id, view, office, reload } = useCase();
  const signatures = signaturesUnder(view, agreement.id);
  const signers = signersIn(view);
  const items = [
    ...signers.map((party) => {
      const day = textIn(signatures.get(party.id) ?? party, 'signedOn');
      const done = signatures.has(party.id);
      return { id: party.id, label: partyTitle(view, party.id), ...(done ? { note: day, done } : {}) };
    }),
    tickOf(mediatorTick, '人民调解员签名', textIn(agreement, 'mediatorSignedOn')),
    tickOf(sealTick, '调委会盖章', textIn(agreement, 'sealedOn')),
  ];
  const open = items.filter(({ done }) => done !== true).map((item) => item.id);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(open));
  const [on, setOn] = useState<string | null>(office.today);
  const [way, setWay] = useState<string | null>('1');
  const attempt = useAttempt();

  const save = () =>
    attempt.run(async () => {
      if (on === null || way === null) return;
      const own = {
        ...(open.includes(mediatorTick) && chosen.has(mediatorTick) ? { mediatorSignedOn: on } : {}),
        ...(open.includes(sealTick) && chosen.has(sealTick) ? { sealedOn: on } : {}),
      };
      try {
        if (Object.keys(own).length > 0) {
          const { id: row, version } = agreement;
          await call('rows.save', { register: 'caseAgreement', id: row, version, changes: own });
        }
        const parties = signers.filter((party) => open.includes(party.id) && chosen.has(party.id));
        await saveMany(
          'caseSignature',
          parties.map((party) => ({
            id: null,
            version: null,
            changes: { case: id, agreement: agreement.id, party: party.id, way, signedOn: on },
          })),
        );
        notify({ text: '已登记签署' });
        onClose();
      } finally {
        await reload();
      }
    });

  return (
    <Dialog
      open
      title="登记签署"
      width="medium"
      main={{
        label: '保存',
        onPress: () => void save(),
        disabled: on === null || way === null || chosen.size === 0,
        busy: attempt.busy,
      }}
      onClose={onClose}
    >
      <FieldGroup>
        <Field label="签署日期" required>
          <DayInput value={on} onChange={setOn} today={office.today} autoFocus />
        </Field>
        <Field label="当事人签署方式" required>
          <CodeInput value={way} onChange={setWay} options={optionsOf(office.table('signatureWay'))} />
        </Field>
        <Field label="这一天签署的" group>
          <TickList label="这一天签署的" items={items} chosen={chosen} onChange={setChosen} />
        </Field>
      </FieldGroup>
      <Callout>
        各方当事人签名、盖章或者按指印，调解员签名，调委会盖章，全部齐备之日生效（人民调解法第二十九条）。
      </Callout>
      {attempt.failure !== null && <ErrorPanel compact message={attempt.failure} />}
    </Dialog>
  );
}

function tickOf(id: string, label: string, day: string) {
  return { id, label, ...(day === '' ? {} : { note: day, done: true }) };
}
