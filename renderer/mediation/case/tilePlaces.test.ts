import { expect, it } from 'vitest';
import { caseDocuments } from '../../../shared/rules/mediation/documents.ts';
import { placeOfDocument } from './tilePlaces.ts';

it('every document has a place where it is filled', () => {
  for (const { key, each, isWritten } of caseDocuments) {
    const place = placeOfDocument(key);
    if (each !== null) expect(place, key).toEqual({ kind: 'records', part: each });
    if (!isWritten) expect(place.kind, key).toBe('scans');
  }
});
