// The whole contract: every procedure that a window, a browser or the command line may call.
import type { z } from 'zod';
import { dutyPrintProcedures } from './dutyPrintProcedures.ts';
import { dutyProcedures } from './dutyProcedures.ts';
import { exchangeProcedures } from './exchangeProcedures.ts';
import { indicatorProcedures } from './indicatorProcedures.ts';
import { lookProcedures } from './lookProcedures.ts';
import { mediationProcedures } from './mediationProcedures.ts';
import { monthlyProcedures } from './monthlyProcedures.ts';
import { officialNumberProcedures } from './officialNumberProcedures.ts';
import { previewProcedures } from './previewProcedures.ts';
import { registerProcedures } from './registerProcedures.ts';
import { reportProcedures } from './reportProcedures.ts';
import {
  rotaChangingProcedures,
  rotaDayProcedures,
  rotaExportProcedures,
  rotaPlanProcedures,
} from './rotaProcedures.ts';
import { sessionProcedures } from './sessionProcedures.ts';
import { setupProcedures } from './setupProcedures.ts';
import { subsidyProcedures } from './subsidyProcedures.ts';
import { templateProcedures } from './templateProcedures.ts';

export const contract = {
  ...setupProcedures,
  ...sessionProcedures,
  ...registerProcedures,
  ...dutyProcedures,
  ...exchangeProcedures,
  ...mediationProcedures,
  ...indicatorProcedures,
  ...lookProcedures,
  ...monthlyProcedures,
  ...officialNumberProcedures,
  ...previewProcedures,
  ...reportProcedures,
  ...subsidyProcedures,
  ...templateProcedures,
  ...rotaPlanProcedures,
  ...rotaExportProcedures,
  ...dutyPrintProcedures,
  ...rotaDayProcedures,
  ...rotaChangingProcedures,
};

export type Contract = typeof contract;
export type ProcedureName = keyof Contract;
/** What a caller passes (defaults may be left out). */
export type InputOf<N extends ProcedureName> = z.input<Contract[N]['input']>;
/** What a handler receives (defaults filled in). */
export type ReceivedBy<N extends ProcedureName> = z.output<Contract[N]['input']>;
export type OutputOf<N extends ProcedureName> = z.output<Contract[N]['output']>;

/** Whether the contract has a procedure of this name. */
export function isProcedureName(name: string): name is ProcedureName {
  return Object.hasOwn(contract, name);
}
