// A first rota at once, and a better one by small changes: somebody else in a seat, two people who change seats. Worse
// changes are taken now and then, ever more rarely (simulated annealing), so that the search does not stick.
import type { RotaCells } from '../../../../shared/rules/rota/counts.ts';
import type { Seating } from './seating.ts';

/** Seats people one by one, each time whoever costs least. Seats that nobody can take stay empty. */
export function seatGreedily(seating: Seating, random: () => number, prefer?: RotaCells): void {
  const { people, width, freeSeats, seatSlot, holder } = seating;
  if (prefer) {
    for (const seat of freeSeats) {
      const slot = seatSlot[seat]!;
      for (let person = 0; person < people; person += 1) {
        if (prefer[person * width + slot] !== 1 || !seating.can(person, slot)) continue;
        seating.put(seat, person);
        break;
      }
    }
  }
  for (const seat of freeSeats) {
    if (holder[seat] !== -1) continue;
    const slot = seatSlot[seat]!;
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let person = 0; person < people; person += 1) {
      if (!seating.can(person, slot)) continue;
      const before = seating.cost();
      seating.put(seat, person);
      const cost = seating.cost() - before + random() * 1e-3;
      seating.take(seat);
      if (cost >= least) continue;
      least = cost;
      best = person;
    }
    if (best >= 0) seating.put(seat, best);
  }
}

export interface Annealing {
  moves: number;
  hot: number;
  cold: number;
  /** Ends early when true; asked every thousand moves. */
  done: () => boolean;
}

/** Improves a seating by `moves` random changes; it ends at the best it came by. */
export function anneal(seating: Seating, random: () => number, { moves, hot, cold, done }: Annealing): void {
  const { people, freeSeats, seatSlot, holder, partner } = seating;
  if (freeSeats.length === 0 || people === 0) return;
  let best = seating.cost();
  let bestHolder = holder.slice();
  const cooling = Math.log(cold / hot);
  let heat = hot;

  const accepted = (delta: number) => delta <= 0 || random() < Math.exp(-delta / heat);

  function replace(seat: number, person: number): void {
    const old = holder[seat]!;
    const slot = seatSlot[seat]!;
    if (old === person) return;
    const before = seating.cost();
    if (old >= 0) seating.take(seat);
    if (seating.can(person, slot)) {
      seating.put(seat, person);
      if (accepted(seating.cost() - before)) return;
      seating.take(seat);
    }
    if (old >= 0) seating.put(seat, old);
  }

  function swap(one: number, other: number): void {
    const [first, second] = [holder[one]!, holder[other]!];
    const [slotOne, slotOther] = [seatSlot[one]!, seatSlot[other]!];
    if (first === second || slotOne === slotOther) return;
    const before = seating.cost();
    if (first >= 0) seating.take(one);
    if (second >= 0) seating.take(other);
    if (second < 0 || seating.can(second, slotOne)) {
      if (second >= 0) seating.put(one, second);
      if (first < 0 || seating.can(first, slotOther)) {
        if (first >= 0) seating.put(other, first);
        if (accepted(seating.cost() - before)) return;
        if (first >= 0) seating.take(other);
      }
      if (second >= 0) seating.take(one);
    }
    if (second >= 0) seating.put(other, second);
    if (first >= 0) seating.put(one, first);
  }

  /** Two who must serve together come into two seats of a slot, or leave two seats to two others. */
  function swapTwo(seat: number, person: number, mate: number): void {
    const slot = seatSlot[seat]!;
    const seats = seating.seatsOf[slot]!;
    const other = seats[Math.floor(random() * seats.length)]!;
    if (other === seat || !freeSet.has(other)) return;
    const before = seating.cost();
    const [first, second] = [holder[seat]!, holder[other]!];
    if (first >= 0) seating.take(seat);
    if (second >= 0) seating.take(other);
    if (seating.can(person, slot)) {
      seating.put(seat, person);
      if (seating.can(mate, slot)) {
        seating.put(other, mate);
        if (accepted(seating.cost() - before)) return;
        seating.take(other);
      }
      seating.take(seat);
    }
    if (second >= 0) seating.put(other, second);
    if (first >= 0) seating.put(seat, first);
  }

  const freeSet = new Set(freeSeats);
  const seatAt = () => freeSeats[Math.floor(random() * freeSeats.length)]!;
  const hasPairs = partner.some((mate) => mate >= 0);
  for (let move = 0; move < moves; move += 1) {
    if (move % 1000 === 0) {
      if (done()) break;
      heat = hot * Math.exp((cooling * move) / moves);
    }
    const seat = seatAt();
    if (random() < 0.4) {
      const person = Math.floor(random() * people);
      if (hasPairs && partner[person]! >= 0) swapTwo(seat, person, partner[person]!);
      else if (hasPairs && holder[seat]! >= 0 && partner[holder[seat]!]! >= 0) {
        swapTwo(seat, person, Math.floor(random() * people));
      } else replace(seat, person);
    } else swap(seat, seatAt());
    if (seating.cost() < best - 1e-9) {
      best = seating.cost();
      bestHolder = holder.slice();
    }
  }
  restore(seating, bestHolder);
}

/** Brings a seating back to who held its seats. */
export function restore(seating: Seating, holders: Int32Array): void {
  const differing = seating.freeSeats.filter((seat) => seating.holder[seat] !== holders[seat]);
  for (const seat of differing) if (seating.holder[seat]! >= 0) seating.take(seat);
  for (const seat of differing) if (holders[seat]! >= 0) seating.put(seat, holders[seat]!);
}
