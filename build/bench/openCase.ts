// Opening a case with thirty sessions: all its records masked and judged, against the bare driver reading the same rows.
import { dataFolder } from '../../electron/core/database/folder.ts';
import { unlockWithPassword } from '../../electron/core/database/keyring.ts';
import { openReadOnly } from '../../electron/core/database/open.ts';
import { caseParts } from '../../shared/registers/mediation/index.ts';
import { inTurn, type Line } from './measure.ts';
import { benchLogin, benchPassword, inventedName } from './seed.ts';
import type { Bench } from './township.ts';

const sessions = 30;
const day = '2026-03-02';
const minutes = '双方就排水沟的走向和赔偿数额各自陈述，调解员释明相邻关系的规定，约定再次调解。'.repeat(40);

/** A case with two parties, a mediator and thirty sessions of some 1,600 characters. */
async function prepare({ call }: Bench): Promise<string> {
  const made = async (register: string, changes: Record<string, string | number | null | { create: string }>) =>
    (await call('rows.save', { register, id: null, version: null, changes })).row.id;
  const name = '测速人民调解委员会';
  const committee = await made('peopleCommittee', { name, shortName: '测速', kind: '3' });
  const mediator = await made('mediator', {
    committee,
    person: { create: '测速调解员' },
    post: '3',
    phone: '13800000001',
  });
  const { case: id } = await call('mediation.intake', {
    case: {
      committee,
      kind: '02',
      source: '1',
      applicationForm: '2',
      appliedOn: day,
      registeredOn: day,
      summary: minutes,
    },
    parties: [
      { side: '1', person: { create: '测速申请人' }, consent: '1' },
      { side: '2', person: { create: '测速被申请人' }, consent: '1' },
    ],
    accept: { on: day },
  });
  await made('caseMediator', { case: id, mediator, role: '1', source: '1', from: day });
  for (let at = 0; at < sessions; at += 1) {
    await made('caseSession', {
      case: id,
      heldOn: `2026-03-${String(3 + (at % 28)).padStart(2, '0')}`,
      startTime: at < 28 ? '09:00' : '15:00',
      place: '镇调解室',
      subject: '排水沟纠纷',
      presentParties: `${inventedName(at)}、${inventedName(at + 1)}`,
      mediators: '测速调解员',
      recorder: '测速',
      minutes,
      result: '3',
    });
  }
  return id;
}

export async function openCase(bench: Bench): Promise<Line[]> {
  const { host, call } = bench;
  const id = await prepare(bench);
  const { key } = unlockWithPassword(host.dataFolder, { login: benchLogin, password: benchPassword, now: host.now() });
  const { driver, close } = openReadOnly(dataFolder(host.dataFolder).database, key);
  const head = driver.prepare('select * from "mediationCase" where "id" = ?');
  const parts = caseParts.map((part) =>
    driver.prepare(`select * from "${part.key}" where "case" = ? and "withdrawnAt" is null`),
  );
  const opened = await inTurn(
    15,
    () => call('mediation.open', { case: id }),
    () => [head.all(id), ...parts.map((part) => part.all(id))],
  );
  close();
  key.fill(0);
  const goal = { words: 'under 100 ms', met: opened.ours < 100 };
  return [
    { what: `open a case with ${sessions} sessions`, ...opened, goal, note: 'masked, judged, with its documents' },
  ];
}
