// What a report is written as: the built-in document, a template of the office, or what such a template wrote when it was
// locked.
import { useState } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import { useAnswer } from '../api/useAnswer.ts';

type OwnTemplate = OutputOf<'templates.list'>['templates'][number];
type KeptFile = OutputOf<'reports.ownFiles'>['files'][number];

interface Layout {
  value: string;
  label: string;
  /** Filled with the records of now. */
  template?: OwnTemplate;
  /** Given out as it was kept. */
  kept?: KeptFile;
}

const builtIn: Layout = { value: 'builtIn', label: '内置' };

const keptLayout = (kept: KeptFile): Layout => ({
  value: kept.id,
  label: `锁定时的${kept.template === '' ? '本单位模板' : `模板“${kept.template}”`}（.${kept.format}）`,
  kept,
});

const ownLayout = (template: OwnTemplate): Layout => ({
  value: template.id,
  label: `模板“${template.name}”（.${template.format}）`,
  template,
});

/** `run`: the locked version that is looked at. The first choice is the template that goes with the report, or its kept file. */
export function useLayout(report: string, run: string | null) {
  const [wanted, choose] = useState<string | null>(null);
  const list = useAnswer('templates.list', {});
  const files = useAnswer('reports.ownFiles', { run });
  const owns = (list.data?.templates ?? []).filter(
    (each) => each.report === report && each.withdrawn === null && each.inUse !== null,
  );
  const kept = (files.data?.files ?? []).map(keptLayout);
  const own = owns.toSorted((one, other) => Number(other.isChosen) - Number(one.isChosen)).map(ownLayout);
  const layouts = [builtIn, ...kept, ...own];
  const usual = run === null ? own.find(({ template }) => template?.isChosen) : kept[0];
  const isAsking = [list, files].some(({ data, failure }) => data === undefined && failure === null);
  return { layouts, layout: layouts.find(({ value }) => value === wanted) ?? usual ?? builtIn, choose, isAsking };
}
