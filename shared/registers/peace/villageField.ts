// The column 村（社区） of the ledgers of 平安建设.
import type { VillageField } from '../../fields/field.ts';

/** The village that a record belongs to; left empty, the township itself. */
export function villageField(changes: Partial<Omit<VillageField, 'type' | 'key'>> = {}): VillageField {
  return {
    key: 'village',
    label: '村（社区）',
    aliases: ['村社区', '村', '社区', '所属村', '所属社区', '所属村社区', '村居'],
    type: 'village',
    width: 8,
    ...changes,
  };
}
