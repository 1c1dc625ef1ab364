// The recovery code on the printed sheet: nine groups of four, the last one a check over the others.
//   ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345-6789-CHCK
import { createHash, randomBytes } from 'node:crypto';
import { Refusal } from '../../../shared/contract/errors.ts';

// 32 signs; 0, 1, I and O are left out because they are misread on paper.
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const groupSize = 4;
const secretBytes = 20;
const secretSigns = (secretBytes * 8) / 5;
const signs = secretSigns + groupSize;

/** 160 random bits. */
export function newRecoverySecret(): Buffer {
  return randomBytes(secretBytes);
}

function toSigns(bytes: Buffer, count: number): string {
  let bits = BigInt(`0x${bytes.toString('hex')}`);
  bits >>= BigInt(bytes.length * 8 - count * 5);
  let text = '';
  for (let i = 0; i < count; i += 1) {
    text = alphabet.charAt(Number(bits & 31n)) + text;
    bits >>= 5n;
  }
  return text;
}

function toBytes(text: string): Buffer {
  let bits = 0n;
  for (const sign of text) bits = (bits << 5n) | BigInt(alphabet.indexOf(sign));
  return Buffer.from(bits.toString(16).padStart(secretBytes * 2, '0'), 'hex');
}

function checkGroup(secret: Buffer): string {
  return toSigns(createHash('sha256').update('recovery code').update(secret).digest(), groupSize);
}

/** The code as it is printed. */
export function formatRecoveryCode(secret: Buffer): string {
  const text = toSigns(secret, secretSigns) + checkGroup(secret);
  return text.match(/.{4}/g)!.join('-');
}

function invalid(message: string): Refusal {
  return new Refusal('invalid', message, {
    problems: [{ field: 'recoveryCode', label: '恢复密钥', code: 'recoveryCode', message, level: 'error' }],
  });
}

/**
 * What was typed → the secret. Case, spaces, dashes and full-width forms do not matter.
 * @throws Refusal `invalid` for a typing error (strange sign, wrong length, check group does not fit: 1 error in about
 * a million slips through); it says which group holds a strange sign. Nothing has been tried against the keys then.
 */
export function parseRecoveryCode(typed: string): Buffer {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}_.·−]/gu, '');
  const strange = [...text].findIndex((sign) => !alphabet.includes(sign));
  if (strange >= 0) {
    const group = Math.floor(strange / groupSize) + 1;
    throw invalid(
      `恢复密钥第 ${group} 组里的“${[...text][strange]}”不会出现在恢复密钥中（没有数字0、1和字母I、O），请对照恢复表核对。`,
    );
  }
  if (text.length !== signs) {
    throw invalid(
      `恢复密钥应有 ${signs / groupSize} 组、每组 ${groupSize} 位，现在共 ${text.length} 位，请对照恢复表补全。`,
    );
  }
  const secret = toBytes(text.slice(0, secretSigns));
  if (text.slice(secretSigns) !== checkGroup(secret)) {
    throw invalid('恢复密钥有输错的地方，请对照恢复表逐组核对后再输入。');
  }
  return secret;
}
