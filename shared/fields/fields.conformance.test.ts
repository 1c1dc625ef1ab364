// Runs every example of every field type through its codec, there and back.
import { describe, expect, it } from 'vitest';
import { cellFromExport } from './cellFromExport.ts';
import { exampleReading, exampleWriting } from './exampleContext.ts';
import type { FieldType } from './field.ts';
import { codecOf, fieldExamples } from './index.ts';

const everyType: Record<FieldType, true> = {
  text: true,
  longText: true,
  integer: true,
  decimal: true,
  money: true,
  day: true,
  month: true,
  clock: true,
  instant: true,
  yesNo: true,
  code: true,
  codes: true,
  person: true,
  village: true,
  reference: true,
  idNumber: true,
  phone: true,
  creditCode: true,
  place: true,
  attachment: true,
  computed: true,
};

describe.each(Object.keys(everyType) as FieldType[])('type %s', (type) => {
  it('has valid and invalid examples', () => {
    const examples = fieldExamples.filter((example) => example.field.type === type);
    expect(examples.flatMap((example) => example.valid).length).toBeGreaterThan(0);
    expect(examples.flatMap((example) => example.invalid).length).toBeGreaterThan(0);
  });
});

describe.each(fieldExamples.map((example) => ({ title: `${example.field.type} ${example.field.label}`, ...example })))(
  '$title',
  ({ field, valid, invalid }) => {
    const codec = codecOf(field);

    it.each(valid)('reads $cell.kind "$cell.text" as $value', ({ cell, value, warns }) => {
      const result = codec.read(cell, field, exampleReading);
      expect(result).toMatchObject({ ok: true, value });
      expect(result.problems.some((problem) => problem.level === 'warning')).toBe(warns ?? false);
    });

    it.each(valid)('finds nothing wrong with $value', ({ value }) => {
      expect(codec.check(value, field, exampleReading).filter((problem) => problem.level === 'error')).toEqual([]);
    });

    it.each(valid)('stores and loads $value', ({ value }) => {
      const stored = codec.store(value, field);
      expect(stored === null || ['string', 'number'].includes(typeof stored)).toBe(true);
      expect(codec.load(stored, field)).toEqual(value);
    });

    it.each(valid)('shows $value as "$shown"', ({ value, shown }) => {
      expect(codec.format(value, field, exampleWriting)).toBe(shown);
    });

    it.each(valid)('reads $value back from the workbook it wrote', ({ value }) => {
      const cell = cellFromExport(codec.exportKind(field), codec.exportValue(value, field, exampleWriting));
      expect(codec.read(cell, field, exampleReading)).toMatchObject({ ok: true, value });
    });

    it.each(valid)('reads "$shown" back from the screen', ({ value, shown }) => {
      expect(codec.read({ kind: 'text', text: shown }, field, exampleReading)).toMatchObject({ ok: true, value });
    });

    it.each(invalid)('refuses $cell.kind "$cell.text" with $code', ({ cell, code }) => {
      const result = codec.read(cell, field, exampleReading);
      expect(result.ok).toBe(false);
      const problem = result.problems.find((each) => each.level === 'error');
      expect(problem).toMatchObject({ code, field: field.key, label: field.label });
      expect(problem?.message).toMatch(/^\P{Cc}*\p{Script=Han}\P{Cc}*$/u);
    });

    it('shows nothing for null and does not fail on values of the wrong kind', () => {
      expect(codec.format(null, field, exampleWriting)).toBe('');
      expect(codec.exportValue(null, field, exampleWriting)).toBeNull();
      for (const strange of ['一段文字', 7, true, ['01']]) {
        expect(typeof codec.format(strange, field, exampleWriting)).toBe('string');
        expect(() => codec.check(strange, field, exampleReading)).not.toThrow();
        codec.mask?.(strange);
      }
    });
  },
);
