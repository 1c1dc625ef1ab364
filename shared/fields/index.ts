// Behaviour by field type: the only list of codecs and of their examples.
import { attachmentCodec, attachmentExamples } from './attachment.ts';
import { clockCodec, clockExamples } from './clock.ts';
import { codeCodec, codeExamples } from './code.ts';
import type { Codec, FieldExample } from './codec.ts';
import { codesCodec, codesExamples } from './codes.ts';
import { codecOfResult, computedCodec, computedExamples } from './computed.ts';
import { creditCodeCodec, creditCodeExamples } from './creditCode.ts';
import { dayCodec, dayExamples } from './day.ts';
import { decimalCodec, decimalExamples } from './decimal.ts';
import type { Field, FieldType } from './field.ts';
import { idNumberCodec, idNumberExamples } from './idNumber.ts';
import { instantCodec, instantExamples } from './instant.ts';
import { integerCodec, integerExamples } from './integer.ts';
import { longTextCodec, longTextExamples } from './longText.ts';
import { moneyCodec, moneyExamples } from './money.ts';
import { monthCodec, monthExamples } from './month.ts';
import { personCodec, personExamples } from './person.ts';
import { phoneCodec, phoneExamples } from './phone.ts';
import { placeCodec, placeExamples } from './place.ts';
import { referenceCodec, referenceExamples } from './reference.ts';
import { textCodec, textExamples } from './text.ts';
import { villageCodec, villageExamples } from './village.ts';
import { yesNoCodec, yesNoExamples } from './yesNo.ts';

const codecs: { readonly [T in FieldType]: Codec<Extract<Field, { type: T }>> } = {
  text: textCodec,
  longText: longTextCodec,
  integer: integerCodec,
  decimal: decimalCodec,
  money: moneyCodec,
  day: dayCodec,
  month: monthCodec,
  clock: clockCodec,
  instant: instantCodec,
  yesNo: yesNoCodec,
  code: codeCodec,
  codes: codesCodec,
  person: personCodec,
  village: villageCodec,
  reference: referenceCodec,
  idNumber: idNumberCodec,
  phone: phoneCodec,
  creditCode: creditCodeCodec,
  place: placeCodec,
  attachment: attachmentCodec,
  computed: computedCodec,
};

/** The codec of a field's type. Pass it only that field. */
export function codecOf(field: Field): Codec {
  return codecs[field.type];
}

/** Which comparisons the filter row offers for a field; computed values filter like their result. */
export function filterOf(field: Field): Codec['filter'] {
  return field.type === 'computed' ? codecOfResult(field).filter : codecOf(field).filter;
}

/** Every example of every type; they hold in the contexts of exampleContext.ts. */
export const fieldExamples: readonly FieldExample[] = [
  ...textExamples,
  ...longTextExamples,
  ...integerExamples,
  ...decimalExamples,
  ...moneyExamples,
  ...dayExamples,
  ...monthExamples,
  ...clockExamples,
  ...instantExamples,
  ...yesNoExamples,
  ...codeExamples,
  ...codesExamples,
  ...personExamples,
  ...villageExamples,
  ...referenceExamples,
  ...idNumberExamples,
  ...phoneExamples,
  ...creditCodeExamples,
  ...placeExamples,
  ...attachmentExamples,
  ...computedExamples,
];
