// A finding becomes a dispute, a hazard or a matter: what the patrol tells stands there, the rest is asked for.
import { useState } from 'react';
import type { PatrolView } from '../../shared/contract/dutyProcedures.ts';
import { Refusal } from '../../shared/contract/errors.ts';
import { findRegister } from '../../shared/registers/index.ts';
import type { Register } from '../../shared/registers/register.ts';
import { call } from '../api/client.ts';
import { useAttempt } from '../api/useAnswer.ts';
import type { Office } from '../fields/office.ts';
import { RecordField } from '../records/RowFields.tsx';
import { useRowForm } from '../records/useRowForm.ts';
import { go, rowHref } from '../route.ts';
import { Callout, Dialog, ErrorPanel, enterScope, enterToNext, FieldGroup, notify } from '../ui/index.ts';

export type ReferralTo = 'dispute' | 'hazard' | 'matter';

export const referralTitles: Readonly<Record<ReferralTo, string>> = { dispute: '纠纷', hazard: '隐患', matter: '事项' };

interface ReferralDialogProps {
  to: ReferralTo;
  view: PatrolView;
  office: Office;
  onMade: () => void;
  onClose: () => void;
}

/** What is asked for beside the required fields. */
const furtherFields: Readonly<Record<ReferralTo, readonly string[]>> = {
  dispute: ['village', 'place', 'kind', 'summary'],
  hazard: ['kind', 'village'],
  matter: ['village', 'place'],
};

function askedFields(to: ReferralTo, register: Register) {
  const further = furtherFields[to];
  return register.fields.filter(
    ({ key, required, default: standard }) => (required === true && standard === undefined) || further.includes(key),
  );
}

export function ReferralDialog({ to, view, office, onMade, onClose }: ReferralDialogProps) {
  const register = findRegister(to)!;
  const village = view.patrol.values.village;
  const villageTitle = typeof village === 'string' ? view.titles.village?.[village] : undefined;
  const form = useRowForm(register, null, {
    values: view.referrals[to] ?? {},
    ...(villageTitle === undefined ? {} : { titles: { village: villageTitle } }),
  });
  const making = useAttempt();
  const [refused, setRefused] = useState<string | null>(null);
  const make = () =>
    making.run(async () => {
      setRefused(null);
      try {
        const { id } = await call('patrol.refer', { patrol: view.patrol.id, to, changes: form.changes });
        notify({
          text: `已转为${referralTitles[to]}，两边互相可查`,
          action: { label: '打开', run: () => void go(rowHref(to, id)) },
        });
        onMade();
      } catch (error) {
        if (!(error instanceof Refusal) || !error.problems?.length) throw error;
        form.refuse(error.problems);
        const told = error.problems.filter(({ level }) => level === 'error').map(({ message }) => message);
        setRefused([...new Set(told)].join('；'));
      }
    });
  const failure = making.failure ?? refused;
  return (
    <Dialog
      open
      width="large"
      title={`转为${referralTitles[to]}`}
      main={{ label: `转为${referralTitles[to]}`, onPress: () => void make(), busy: making.busy }}
      onClose={onClose}
    >
      <Callout>内容、地点、日期已从巡逻记录带出，可以改；保存后登记在“{register.title}”，两边互相可查。</Callout>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter is passed on between the inputs inside */}
      <div className="pt-refer" onKeyDown={enterToNext} {...{ [enterScope]: '' }}>
        <FieldGroup columns={2}>
          {askedFields(to, register).map((field) => (
            <RecordField
              key={field.key}
              field={field}
              register={register}
              office={office}
              base={null}
              form={form}
              bare
            />
          ))}
        </FieldGroup>
      </div>
      {failure !== null && <ErrorPanel compact message={failure} />}
    </Dialog>
  );
}
