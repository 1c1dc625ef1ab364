// The office programs of this computer that turn documents into PDFs, in the order in which they are tried.
import type { Converter } from './converter.ts';
import { findLibreOffice } from './libreOffice.ts';
import { type Machine, thisMachine } from './machine.ts';
import { findWindowsOffice } from './windowsOffice.ts';

/** Asked anew each time: a program may be installed while this one runs. */
export async function findConverters(machine: Machine = thisMachine): Promise<Converter[]> {
  const libreOffice = findLibreOffice(machine);
  return [...(await findWindowsOffice(machine)), ...(libreOffice === null ? [] : [libreOffice])];
}
