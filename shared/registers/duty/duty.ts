// What the registers of duty share.
import type { Field } from '../../fields/field.ts';

export const note: Field = { key: 'note', label: '备注', type: 'text', maxLength: 300, width: 8 };

/** A season that comes back each year, MM-DD to MM-DD; it may cross the new year. Both blank: the whole year. */
export const season: readonly Field[] = [
  {
    key: 'seasonFrom',
    label: '季节起',
    aliases: ['起始月日'],
    type: 'text',
    maxLength: 5,
    width: 4,
    headGroup: '季节',
    help: '每年从哪天起，写月日，如 06-01；全年适用的留空。',
  },
  {
    key: 'seasonUntil',
    label: '季节止',
    aliases: ['截止月日'],
    type: 'text',
    maxLength: 5,
    width: 4,
    headGroup: '季节',
    help: '每年到哪天止（含当天），如 09-30；可以跨年。',
  },
];
