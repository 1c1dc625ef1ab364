// Names of a report's files: 单位_表名_期间_日期 (document-format.md §6).
import type { Period } from '../../../shared/reports/period.ts';
import { plainFileName } from '../fileName.ts';
import { type NamedVersion, templateMark } from '../templates/templateMark.ts';
import type { ReportPart } from './monthlyTask.ts';

const partNames: Record<ReportPart | 'all', { title: string; extension: string }> = {
  report: { title: '平安建设工作报告', extension: 'docx' },
  redHead: { title: '平安建设工作报告（红头）', extension: 'docx' },
  tables: { title: '平安建设工作报告附表', extension: 'xlsx' },
  records: { title: '平安建设工作报告指标口径和记录', extension: 'xlsx' },
  figures: { title: '指标数据', extension: 'json' },
  startReport: { title: '平安建设工作报告模板', extension: 'docx' },
  startRedHead: { title: '平安建设工作报告模板（红头）', extension: 'docx' },
  startTables: { title: '平安建设工作报告附表模板', extension: 'xlsx' },
  ownReport: { title: '平安建设工作报告', extension: 'docx' },
  ownTables: { title: '平安建设工作报告附表', extension: 'xlsx' },
  all: { title: '平安建设工作报告', extension: 'zip' },
};

/**
 * `day` is the day of the lock for a locked report, else today; a draft says that it is one; a file that a template of
 * the office writes names it.
 */
export function reportFileName(
  part: ReportPart | 'all',
  {
    unit,
    period,
    day,
    number,
    isDraft,
    template,
  }: {
    unit: string;
    period: Period;
    day: string;
    number: number;
    isDraft: boolean;
    template?: NamedVersion | undefined;
  },
): string {
  if (part === 'figures') return 'figures.json';
  const { title, extension } = partNames[part];
  const state = isDraft ? '草稿' : number > 1 ? `更正版${number - 1}` : '';
  const mark = template === undefined ? '' : templateMark(template);
  const parts = [unit, title, mark, period.title, state, day.replaceAll('-', '')];
  return plainFileName(`${parts.filter((each) => each !== '').join('_')}.${extension}`);
}
