// The data key and how it is wrapped: by a password (Argon2id) or by a recovery code (HKDF), sealed with AES-256-GCM.
// The seal carries its own check, so "wrong password" is told apart from "damaged" before the database is touched.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { type Algorithm, hashRawSync } from '@node-rs/argon2';
import type { Host } from '../host.ts';

export type PasswordCost = Host['passwordCost'];

/** The data key under one other key. All base64. */
export interface WrappedKey {
  salt: string;
  nonce: string;
  /** Ciphertext and its 16-byte tag. */
  box: string;
}

const keyBytes = 32;
const tagBytes = 16;
// The package exports its enum for types only.
const argon2id = 2 as Algorithm.Argon2id;

/** A new random 256-bit data key. */
export function newDataKey(): Buffer {
  return randomBytes(keyBytes);
}

/**
 * A name for a data key that tells nothing about it: 32 hex digits. The database file begins with these 16 bytes (as
 * its salt, which a raw key leaves unused), so that a file of another data folder is recognised without any key.
 */
export function keyId(key: Buffer): string {
  if (key.length !== keyBytes) throw new Error(`a data key has ${keyBytes} bytes, got ${key.length}`);
  return createHmac('sha256', key).update('pingan-taizhang key id').digest('hex').slice(0, 32);
}

/** Full-width letters and composed forms typed with an IME count as their plain ones. */
function passwordBytes(password: string): Buffer {
  return Buffer.from(password.normalize('NFKC'), 'utf8');
}

function fromPassword(password: string, salt: Buffer, cost: PasswordCost): Buffer {
  return hashRawSync(passwordBytes(password), {
    algorithm: argon2id,
    memoryCost: cost.memory,
    timeCost: cost.passes,
    parallelism: cost.lanes,
    outputLen: keyBytes,
    salt,
  });
}

// A recovery code has 160 random bits of its own: nothing to slow down.
function fromRecoverySecret(secret: Buffer, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, 'pingan-taizhang recovery', keyBytes));
}

function seal(key: Buffer, under: Buffer, salt: Buffer, bound: string): WrappedKey {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', under, nonce).setAAD(Buffer.from(bound));
  const box = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()]);
  under.fill(0);
  return { salt: salt.toString('base64'), nonce: nonce.toString('base64'), box: box.toString('base64') };
}

function unseal(wrapped: WrappedKey, under: Buffer, bound: string): Buffer | undefined {
  const box = Buffer.from(wrapped.box, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', under, Buffer.from(wrapped.nonce, 'base64'), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(bound)).setAuthTag(box.subarray(-tagBytes));
  under.fill(0);
  try {
    return Buffer.concat([decipher.update(box.subarray(0, -tagBytes)), decipher.final()]);
  } catch {
    return undefined;
  }
}

/** `bound` ties the wrapping to its place: it opens only where the same text is given again. */
export function wrapByPassword(key: Buffer, password: string, cost: PasswordCost, bound: string): WrappedKey {
  const salt = randomBytes(16);
  return seal(key, fromPassword(password, salt, cost), salt, bound);
}

/** @returns undefined for a wrong password. */
export function unwrapByPassword(
  wrapped: WrappedKey,
  password: string,
  cost: PasswordCost,
  bound: string,
): Buffer | undefined {
  return unseal(wrapped, fromPassword(password, Buffer.from(wrapped.salt, 'base64'), cost), bound);
}

export function wrapByRecovery(key: Buffer, secret: Buffer, bound: string): WrappedKey {
  const salt = randomBytes(16);
  return seal(key, fromRecoverySecret(secret, salt), salt, bound);
}

/** @returns undefined for a code that was not made for this key. */
export function unwrapByRecovery(wrapped: WrappedKey, secret: Buffer, bound: string): Buffer | undefined {
  return unseal(wrapped, fromRecoverySecret(secret, Buffer.from(wrapped.salt, 'base64')), bound);
}

/** A wrapping that no password opens: unknown logins are tried against it, so that they take as long as known ones. */
export function wrappingOfNobody(): WrappedKey {
  return {
    salt: randomBytes(16).toString('base64'),
    nonce: randomBytes(12).toString('base64'),
    box: randomBytes(keyBytes + tagBytes).toString('base64'),
  };
}
