import { useState } from 'react';
import { call } from '../../api/client.ts';
import { useAttempt } from '../../api/useAnswer.ts';
import { DayInput, Dialog, ErrorPanel, Field, FieldGroup, notify, Segmented } from '../../ui/index.ts';
import { partyTitle, rowsOf, textIn, useCase } from '../parts/caseWork.ts';
import { saveMany } from './saveMany.ts';
import { TickList } from './TickList.tsx';

/** 权利义务告知: the day, how, and who has signed for it (若干规定 30). */
export function NoticeDialog({ onClose }: { onClose: () => void }) {
  const { view, office, reload } = useCase();
  const parties = rowsOf(view, 'caseParty');
  const [on, setOn] = useState<string | null>(textIn(view.case, 'noticeOn') || office.today);
  const [form, setForm] = useState(textIn(view.case, 'noticeForm') || '1');
  const unsigned = parties.filter((party) => textIn(party, 'noticeSignedOn') === '');
  const [signed, setSigned] = useState<ReadonlySet<string>>(new Set(unsigned.map(({ id }) => id)));
  const attempt = useAttempt();

  const save = () =>
    attempt.run(async () => {
      if (on === null) return;
      const edits = unsigned
        .filter(({ id }) => form === '1' && signed.has(id))
        .map(({ id, version }) => ({ id, version, changes: { noticeSignedOn: on } }));
      try {
        await call('rows.save', {
          register: 'mediationCase',
          id: view.case.id,
          version: view.case.version,
          changes: { noticeOn: on, noticeForm: form },
        });
        await saveMany('caseParty', edits);
        notify({ text: '已记下权利义务告知' });
        onClose();
      } finally {
        // Also after a refusal: the next try needs the version that stands now.
        await reload();
      }
    });

  return (
    <Dialog
      open
      title="权利义务告知"
      width="medium"
      main={{ label: '保存', onPress: () => void save(), disabled: on === null, busy: attempt.busy }}
      onClose={onClose}
    >
      <FieldGroup>
        <Field label="告知日期" required>
          <DayInput value={on} onChange={setOn} today={office.today} autoFocus />
        </Field>
        <Field label="告知方式" group>
          <Segmented
            label="告知方式"
            value={form}
            choices={[
              { value: '1', label: '书面' },
              { value: '2', label: '口头' },
            ]}
            onChange={setForm}
          />
        </Field>
        {form === '1' && parties.length > 0 && (
          <Field label="已签收" group help="没有签收的以后在当事人的“告知书签收日期”里补。">
            <TickList
              label="已签收的当事人"
              items={parties.map((party) => {
                const day = textIn(party, 'noticeSignedOn');
                return {
                  id: party.id,
                  label: partyTitle(view, party.id),
                  ...(day === '' ? {} : { note: day, done: true }),
                };
              })}
              chosen={signed}
              onChange={setSigned}
            />
          </Field>
        )}
      </FieldGroup>
      {attempt.failure !== null && <ErrorPanel compact message={attempt.failure} />}
    </Dialog>
  );
}
