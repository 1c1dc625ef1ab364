// A few invented committees, teams, disputes and visits, typed in through the application as a clerk would.
import type { Changes } from '../../../shared/contract/shapes.ts';
import { inventedIdNumber } from '../documents/inventedTable.ts';
import type { CallFunction } from './testApp.ts';

export interface SmallTownship {
  /** 那铁村治保会: one 主任, one 副主任, three 委员, one of them left. */
  committee: string;
  /** 茶市村治保会: a single 委员. */
  draftCommittee: string;
  chief: string;
  team: string;
  dispute: string;
  visit: string;
}

export const longSummary =
  '当事人双方因宅基地边界问题多次发生争吵。2026年10月8日上午，张某在两家之间的空地上堆放建房用的砖石，李某认为砖石占用了自家的通道，' +
  '双方发生口角并有推搡，无人受伤。村治保会接到群众反映后立即到场劝解，稳定双方情绪，并通知镇综治中心和司法所。\n' +
  '经查，两家的宅基地均为祖辈遗留，1998年土地承包时没有明确界址，2015年确权登记时双方均未到场签字，留下争议。' +
  '调解员先后五次上门，请来熟悉情况的老人和当年的村组干部指认界址，查阅确权档案，向双方讲解民法典关于相邻关系的规定，' +
  '最终双方同意以老排水沟为界，张某在三日内清走砖石，李某同意在施工期间让出一米宽的临时通道。';

/** Fills an empty township and gives the ids of what tests look at. */
export async function smallTownship(call: CallFunction): Promise<SmallTownship> {
  const save = async (register: string, changes: Changes): Promise<{ id: string; person: string }> => {
    const { row } = await call('rows.save', { register, id: null, version: null, changes });
    return { id: row.id, person: String(row.values.person ?? '') };
  };
  const village = async (name: string): Promise<string> => {
    const { suggestions } = await call('links.suggest', { register: 'village', text: name });
    const found = suggestions.find((each) => each.title === name);
    if (!found) throw new Error(`no village ${name}`);
    return found.id;
  };
  let number = 0;
  const member = (committee: string, name: string, post: string, more: Changes = {}) => {
    number += 1;
    return save('committeeMember', {
      committee,
      person: { create: name },
      post,
      idNumber: inventedIdNumber(number * 7),
      phone: `1380743${String(number).padStart(4, '0')}`,
      ethnic: '15',
      political: number % 2 === 0 ? '13' : '01',
      joinedOn: '2021-04-12',
      ...more,
    });
  };

  const natie = await village('那铁村');
  const committee = await save('committee', {
    number: '433125109201001',
    name: '那铁村治保会',
    village: natie,
    policeStation: '迁陵派出所',
    foundedOn: '2021-04',
    address: '迁陵镇那铁村村部一楼',
    termFrom: '2026-01-15',
    funding: '村集体经济',
    groupCount: 3,
    groupMembers: 12,
  });
  const chief = await member(committee.id, '张建国', '01', { alsoVillageCommittee: true });
  await member(committee.id, '彭秀英', '02');
  await member(committee.id, '田志强', '03', { joinedOn: '2021-04' });
  await member(committee.id, '向玉兰', '03', { note: '=1+1' });
  await member(committee.id, '石永胜', '03', { leftOn: '2025-06-30', leftReason: '外出务工' });

  const chashi = await village('茶市村');
  const draft = await save('committee', { name: '茶市村治保会', village: chashi });
  await member(draft.id, '龙桂花', '03');

  const team = await save('team', {
    name: '那铁村义务巡防队',
    kind: '02',
    level: '06',
    village: natie,
    leader: chief.person,
    route: '那铁村一组—三组—村小学',
  });
  for (const name of ['梁伟', '吴军', '贾明']) {
    number += 1;
    await save('teamMember', {
      team: team.id,
      person: { create: name },
      post: '03',
      phone: `1390743${String(number).padStart(4, '0')}`,
      onDuty: '1',
      joinedOn: '2022-03-01',
    });
  }

  const dispute = await save('dispute', {
    title: '张某与李某宅基地边界纠纷',
    happenedOn: '2026-10-08',
    village: natie,
    kind: '02',
    parties: '张某、李某',
    people: 4,
    amount: 123456,
    summary: longSummary,
    way: '01',
    outcome: '1',
    resolvedOn: '2026-10-20',
  });
  await save('dispute', {
    title: '茶市村水渠用水纠纷',
    happenedOn: '2026-11-02',
    village: chashi,
    people: 6,
    amount: 50000,
    summary: '因灌溉用水先后顺序发生争执，已约定轮流放水。',
  });
  const visit = await save('visit', {
    person: chief.person,
    visitedOn: '2026-11-10',
    visitors: '彭秀英、田志强',
    seen: true,
    situation: '身体尚可，能自理，家中用电线路老化，已提醒更换。',
  });
  return {
    committee: committee.id,
    draftCommittee: draft.id,
    chief: chief.person,
    team: team.id,
    dispute: dispute.id,
    visit: visit.id,
  };
}
