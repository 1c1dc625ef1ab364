// 人员: the grid is named within its village, as every village numbers its own.
import { sameName, unclear } from './referenceName.ts';
import type { ReferenceAnswer, ReferenceQuestion, RegisterReader } from './registerReader.ts';

function grid({ written, village, known }: ReferenceQuestion): ReferenceAnswer {
  if (written === null) return { problem: null };
  const named = sameName(known, written, village);
  const fitting = village === null ? named : named.filter((row) => row.village === village);
  if (fitting.length === 1) return { id: fitting[0]!.id };
  if (fitting.length > 1) return unclear('网格', fitting);
  if (village !== null) return { create: { name: written, village } };
  return {
    problem: { code: 'unknownReference', message: `没有“${written}”这个网格，请先登记网格，或者写明所在村（社区）` },
  };
}

export const personReader: RegisterReader = { completes: [], references: { grid } };
