// An import from the file to the result: where it stands, and what may be done next.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ImportCounts, SheetFound } from '../../shared/contract/exchangeProcedures.ts';
import { call } from '../api/client.ts';
import type { PickedFile } from '../api/transport.ts';
import { type Job, useJob } from '../api/useJob.ts';
import type { ImportResult } from './importResult.ts';
import { chosenSheets, type FileMapping } from './sheetMapping.ts';

export type Step = 'choose' | 'map' | 'check' | 'result';

export interface OpenedFile {
  importId: string;
  /** By which it is looked at anew for another register. */
  file: PickedFile;
}

export interface Import {
  step: Step;
  opened: OpenedFile | null;
  mapping: FileMapping;
  result: ImportResult | null;
  /** Changes with every check: the review starts anew. */
  checked: number;
  /** Something was mended or decided since the check. */
  touched: boolean;
  job: Job;
  /** A file that was not taken over, in words. */
  refused: string | null;
  open(file: PickedFile, register: string | null): Promise<void>;
  refuse(sentence: string): void;
  setMapping(mapping: FileMapping): void;
  check(): Promise<void>;
  touch(): void;
  save(): Promise<void>;
  goTo(step: Step): void;
  /** Forgets the file. */
  restart(): void;
}

const nothingMapped: FileMapping = { register: null, sheets: [] };

export function useImport(): Import {
  const job = useJob();
  const [step, setStep] = useState<Step>('choose');
  const [opened, setOpened] = useState<OpenedFile | null>(null);
  const [mapping, setMapping] = useState<FileMapping>(nothingMapped);
  const [result, setResult] = useState<ImportResult | null>(null);
  const [checked, setChecked] = useState(0);
  const [touched, setTouched] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);

  const held = useRef<string | null>(null);
  const forget = useCallback(() => {
    if (held.current !== null) call('imports.close', { import: held.current }).catch(() => undefined);
    held.current = null;
  }, []);
  useEffect(() => forget, [forget]);

  const open = async (file: PickedFile, register: string | null) => {
    setRefused(null);
    const answer = await job.run<{ import: string; sheets: SheetFound[] }>(`正在读“${file.name}”`, '', () =>
      call('imports.open', { file: file.handle, ...(register === null ? {} : { register }) }),
    );
    if (!answer) return;
    forget();
    held.current = answer.import;
    const found = await call('imports.sheets', { import: answer.import });
    setOpened({ importId: answer.import, file });
    setMapping({ register: found.register, sheets: found.sheets });
    setResult(null);
    setTouched(false);
    setStep('map');
  };

  const check = async () => {
    if (!opened || mapping.register === null) return;
    const { register } = mapping;
    const mappings = chosenSheets(mapping).map(({ sheet, columns }) => ({
      sheet,
      columns: columns.map(({ index, field }) => ({ index, field })),
    }));
    const answer = await job.run<{ counts: ImportCounts }>('正在逐行核对', '行', () =>
      call('imports.preview', { import: opened.importId, register, mappings }),
    );
    if (!answer) return;
    setChecked((number) => number + 1);
    setTouched(false);
    setStep('check');
  };

  const save = async () => {
    if (!opened) return;
    const saved = await job.run<ImportResult>('正在导入', '条', () =>
      call('imports.save', { import: opened.importId }),
    );
    if (!saved) return;
    setResult(saved);
    setTouched(false);
    setStep('result');
  };

  return {
    step,
    opened,
    mapping,
    result,
    checked,
    touched,
    job,
    refused,
    open,
    refuse: setRefused,
    setMapping,
    check,
    touch: () => setTouched(true),
    save,
    goTo: (next) => {
      job.forget();
      if (next === 'check') setChecked((number) => number + 1);
      setStep(next);
    },
    restart: () => {
      forget();
      job.forget();
      setRefused(null);
      setOpened(null);
      setMapping(nothingMapped);
      setResult(null);
      setTouched(false);
      setStep('choose');
    },
  };
}
