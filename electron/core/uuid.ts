// UUIDv7 (RFC 9562 §5.7): sortable by creation, so that rows lie in the file in the order they were made.
import { randomBytes } from 'node:crypto';

const poolSize = 4096;

/** Random bytes drawn many at a time: a batch of rows needs hundreds of thousands of ids. */
function pooledRandom(): (size: number) => Uint8Array {
  let pool = Buffer.alloc(0);
  let used = 0;
  return (size) => {
    if (used + size > pool.length) {
      pool = randomBytes(poolSize);
      used = 0;
    }
    used += size;
    return pool.subarray(used - size, used);
  };
}

/**
 * Makes a generator of UUIDv7 that never goes backwards: within one millisecond, or when the clock is set back, the
 * 12 bits after the version count up (RFC 9562 §6.2, method 1), and an overflow borrows the next millisecond.
 */
export function uuidGenerator(clock: () => number = Date.now, random: (size: number) => Uint8Array = pooledRandom()) {
  let lastTime = -1;
  let counter = 0;

  return (): string => {
    const bytes = random(10);
    const time = clock();
    if (time > lastTime) {
      lastTime = time;
      // Seeded in the lower half, so that a busy millisecond has at least 2,048 steps.
      counter = (((bytes[0] ?? 0) & 0x07) << 8) | (bytes[1] ?? 0);
    } else {
      counter += 1;
      if (counter > 0xfff) {
        counter = 0;
        lastTime += 1;
      }
    }
    const hex = lastTime.toString(16).padStart(12, '0');
    const variant = (0x80 | ((bytes[2] ?? 0) & 0x3f)).toString(16);
    const rest = Buffer.from(bytes.subarray(3, 10)).toString('hex');
    const versioned = `7${counter.toString(16).padStart(3, '0')}`;
    return `${hex.slice(0, 8)}-${hex.slice(8)}-${versioned}-${variant}${rest.slice(0, 2)}-${rest.slice(2)}`;
  };
}
