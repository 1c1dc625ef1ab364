// A township with very many people and disputes, written straight into the encrypted file.

import { unlockWithPassword } from '../../electron/core/database/keyring.ts';
import { schemaOf } from '../../electron/core/database/migrate.ts';
import { migrations } from '../../electron/core/database/migrations/index.ts';
import type { Host } from '../../electron/core/host.ts';
import { writeRowsInBulk } from '../../electron/core/registers/bulkRows.ts';
import { registerOf } from '../../electron/core/registers/columns.ts';
import { openTownship } from '../../electron/core/township.ts';
import type { RowValues } from '../../shared/fields/field.ts';
import type { Register } from '../../shared/registers/register.ts';
import { identityCheckCharacter } from '../../shared/rules/identityNumber.ts';

export const benchLogin = 'bench';
export const benchPassword = '迁陵镇测速专用口令';

const surnames = [...'石龙向彭田杨张吴王李赵陈黄周刘罗胡谭余尚'];
const given = [...'建国秀兰志强桂英家富海燕文军银花长生天佑春明玉珍小红大勇金凤永安世平'];
const sentences = [
  '双方因排水沟改道致房屋渗水发生争执',
  '村治保会上门了解情况并现场丈量核实',
  '一方称对方放牛踩坏油茶苗要求赔偿',
  '经向知情邻居询问，双方陈述基本一致',
  '地界石被移动，山林界线一时难以认定',
  '工程款拖欠半年，工人到镇政府反映',
  '调解员分头做工作，约定下月付清余款',
  '建房占用共用通道，影响邻户出行',
];

export function inventedName(index: number): string {
  const first = given[(index * 7) % given.length]!;
  const second = given[(Math.floor(index / given.length) + index) % given.length]!;
  return surnames[index % surnames.length]! + first + second;
}

export function inventedIdentity(index: number): string {
  const year = 1940 + (index % 60);
  const day = Math.floor(index / 60) % 336;
  const birth = `${year}${String(1 + Math.floor(day / 28)).padStart(2, '0')}${String(1 + (day % 28)).padStart(2, '0')}`;
  const seventeen = `433199${birth}${String(Math.floor(index / 20_160) % 1000).padStart(3, '0')}`;
  return seventeen + identityCheckCharacter(seventeen);
}

export function inventedPhone(index: number): string {
  return `138${String(10_000_000 + index * 37).slice(-8)}`;
}

export function inventedPerson(index: number, village: string): RowValues {
  const idNumber = inventedIdentity(index);
  return {
    name: inventedName(index),
    idNumber,
    sex: Number(idNumber[16]) % 2 === 1 ? '1' : '2',
    birthDay: `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`,
    ethnic: '15',
    phone: inventedPhone(index),
    village,
    address: `${(index % 12) + 1}组${(index % 300) + 1}号`,
  };
}

export function inventedDispute(index: number, village: string): RowValues {
  const summary = Array.from({ length: 6 }, (_, part) => sentences[(index * 5 + part * 3) % sentences.length]).join(
    '，',
  );
  return {
    title: `${inventedName(index)}与${inventedName(index * 3 + 1)}纠纷`,
    happenedOn: `2026-${String((index % 11) + 1).padStart(2, '0')}-${String((index % 28) + 1).padStart(2, '0')}`,
    village,
    kind: String((index % 18) + 1).padStart(2, '0'),
    parties: `${inventedName(index)}、${inventedName(index * 3 + 1)}`,
    people: (index % 9) + 2,
    amount: (index % 5000) * 10_000,
    summary,
    outcome: String((index % 3) + 1),
  };
}

/** Fills the township in the host's data folder (set up, nobody signed in). */
export async function seed(host: Host, people: number, disputes: number): Promise<void> {
  const { key } = unlockWithPassword(host.dataFolder, { login: benchLogin, password: benchPassword, now: host.now() });
  const township = await openTownship(host, key, schemaOf(migrations));
  const villages = township.driver.prepare<string>('select "id" from "village"').pluck().all();
  const villageOf = (index: number) => villages[index % villages.length]!;
  writeRowsInBulk(township, host.newId, (insert) => {
    const add = (register: Register, title: string, values: RowValues) =>
      insert(register, { id: host.newId(), values, title: String(values[title]), at: host.now(), by: 'bench' });
    const [person, dispute] = [registerOf('person'), registerOf('dispute')];
    for (let each = 0; each < people; each += 1) add(person, 'name', inventedPerson(each, villageOf(each)));
    for (let each = 0; each < disputes; each += 1) add(dispute, 'title', inventedDispute(each, villageOf(each)));
  });
  await township.close();
}
