// Cases of mediation made through the calls that a clerk's page makes. Today is 2026-11-21.
import type { Changes } from '../../../shared/contract/shapes.ts';
import { idOfMade } from './rowCalls.ts';
import type { CallFunction } from './testApp.ts';

export interface Office {
  committee: string;
  mediator: string;
}

/** The township's committee with one mediator. */
export async function mediationOffice(call: CallFunction): Promise<Office> {
  const name = '迁陵镇人民调解委员会';
  const committee = await idOfMade(call, 'peopleCommittee', { name, shortName: '迁陵', kind: '3' });
  const person = { create: '向玉兰' };
  const mediator = await idOfMade(call, 'mediator', { committee, person, post: '3', phone: '13807430001' });
  return { committee, mediator };
}

/** What is told on the telephone: two neighbours and a drain. */
export const telephoneIntake: { case: Changes; parties: Changes[] } = {
  case: {
    kind: '02',
    source: '1',
    applicationForm: '2',
    appliedOn: '2026-11-02',
    registeredOn: '2026-11-02',
    summary: '因排水沟改道发生争执。',
    request: '恢复排水沟原状\n赔偿损失 500 元',
  },
  parties: [
    { side: '1', person: { create: '张三' }, phone: '13807431111', consent: '1' },
    { side: '2', person: { create: '李四' }, consent: '1' },
  ],
};

/** An accepted case, of 2026-11-02. @returns its id. */
export async function acceptedCase(call: CallFunction): Promise<string> {
  const taken = await call('mediation.intake', { ...telephoneIntake, accept: { on: '2026-11-02' } });
  return taken.case;
}

/** A record of a case. @returns its id. */
export function recordOf(call: CallFunction, id: string, register: string, changes: Changes): Promise<string> {
  return idOfMade(call, register, { case: id, ...changes });
}

/** Notice, mediator and one successful session on 2026-11-05. */
export async function mediated(call: CallFunction, id: string, { mediator }: Office): Promise<void> {
  const { case: head } = await call('mediation.open', { case: id });
  const notice = { noticeOn: '2026-11-02', noticeForm: '1', difficulty: '2' };
  await call('rows.save', { register: 'mediationCase', id, version: head.version, changes: notice });
  await recordOf(call, id, 'caseMediator', { mediator, role: '1', source: '1', from: '2026-11-02' });
  await recordOf(call, id, 'caseSession', {
    heldOn: '2026-11-05',
    startTime: '9点半',
    endTime: '11:00',
    place: '镇调解室',
    subject: '排水沟纠纷',
    presentParties: '张三、李四',
    mediators: '向玉兰',
    recorder: '石主任',
    minutes: '双方各让一步。',
    result: '1',
    signedOn: '2026-11-05',
  });
}

/** A written agreement of 2026-11-05, signed and sealed. @returns its id. */
export async function agreed(call: CallFunction, id: string): Promise<string> {
  const agreement = await recordOf(call, id, 'caseAgreement', {
    form: '2',
    reachedOn: '2026-11-05',
    facts: '李四改道排水沟，雨水漫入张三院内。',
    content: '李四恢复排水沟原状，赔偿张三 500 元。',
    performance: '2026-11-15 前履行完毕。',
    amount: 50_000,
  });
  const { parts } = await call('mediation.open', { case: id });
  for (const party of parts.caseParty!) {
    await recordOf(call, id, 'caseSignature', { agreement, party: party.id, way: '1', signedOn: '2026-11-05' });
  }
  const { row } = await call('rows.get', { register: 'caseAgreement', id: agreement });
  const sealed = { mediatorSignedOn: '2026-11-05', sealedOn: '2026-11-06' };
  await call('rows.save', { register: 'caseAgreement', id: agreement, version: row.version, changes: sealed });
  return agreement;
}
