// What people do with records once they are there: phones change, rows are withdrawn, photos are added. All of it goes
// through the procedures that windows call, so that the history looks as it does in an office.
import { ageOn } from '../../../shared/rules/days.ts';
import type { DemoCall } from './createDemo.ts';
import type { DemoFiles } from './demoFiles.ts';
import type { DemoPerson, DemoRow, DemoVillage, DemoWorld } from './demoRow.ts';
import { drawPicture } from './picture.ts';

interface Office {
  villages: readonly DemoVillage[];
  people: readonly DemoPerson[];
  peopleOf: ReadonlyMap<string, readonly DemoPerson[]>;
  disputes: readonly DemoRow[];
  visits: readonly DemoRow[];
  world: DemoWorld;
  files: DemoFiles;
  call: DemoCall;
}

const phonesChanged = 15;
const gone = ['户口迁出本县', '重复登记', '已去世'];

export async function liveIn(office: Office): Promise<void> {
  await describeVillages(office);
  await changePhones(office);
  await withdrawSome(office);
  await addPhotos(office);
}

async function describeVillages({ villages, peopleOf, world, call }: Office): Promise<void> {
  for (const village of villages) {
    const { chance } = world;
    const contact = peopleOf
      .get(village.id)
      ?.find((person) => person.phone !== null && ageOn(person.birth, world.until) > 30);
    const households = chance.between(180, village.kind === 'community' ? 1400 : 620);
    await call('rows.save', {
      register: 'village',
      id: village.id,
      version: 1,
      changes: {
        townRural: village.kind === 'community' ? '121' : '220',
        households,
        population: households * 3 + chance.between(0, 90),
        area: `${chance.between(2, 18)}.${chance.between(1, 9)}`,
        policeStation: '保靖县公安局迁陵派出所',
        contact: contact?.id ?? null,
      },
    });
  }
}

async function changePhones({ people, world, call }: Office): Promise<void> {
  const withPhone = people.filter((person) => person.phone !== null);
  for (const person of world.chance.several(withPhone, phonesChanged)) {
    const phone = `15${world.chance.between(0, 9)}0743${world.chance.between(1000, 9999)}`;
    await call('rows.save', { register: 'person', id: person.id, version: 1, changes: { phone } });
  }
}

async function withdrawSome(office: Office): Promise<void> {
  const { disputes, world, call } = office;
  for (const person of await peopleWithoutPost(office, gone.length)) {
    await call('rows.withdraw', { register: 'person', ids: [person.id], reason: world.chance.pick(gone) });
  }
  const [twice] = world.chance.several(disputes, 1);
  if (twice) await call('rows.withdraw', { register: 'dispute', ids: [twice.id], reason: '与另一件重复登记' });
}

/** People no committee, team or grid rests on: others are not withdrawn before they have left. */
async function peopleWithoutPost({ people, call }: Office, most: number): Promise<DemoPerson[]> {
  const found: DemoPerson[] = [];
  for (const person of people.toReversed()) {
    if (found.length === most) break;
    const { related } = await call('rows.related', { register: 'person', id: person.id });
    if (related.length === 0) found.push(person);
  }
  return found;
}

async function addPhotos({ visits, world, files, call }: Office): Promise<void> {
  for (const visit of visits.filter(({ values }) => values.method === '01').slice(-3)) {
    const file = files.offer(`走访照片${String(visit.values.visitedOn)}.png`, drawPicture(world.chance));
    await call('attachments.add', { register: 'visit', id: visit.id, field: 'photos', file });
  }
}
