import type { CaseView } from '../../../shared/contract/mediationProcedures.ts';
import { Tabs } from '../../ui/index.ts';
import { type RecordKey, rowsOf } from '../parts/caseWork.ts';

export type CaseTab = 'wall' | 'situation' | 'people' | 'work' | 'closing' | 'history';

const tabs: readonly { key: CaseTab; label: string; counts: readonly RecordKey[] }[] = [
  { key: 'wall', label: '卷宗材料', counts: [] },
  { key: 'situation', label: '案件情况', counts: [] },
  { key: 'people', label: '当事人与调解员', counts: ['caseParty', 'caseMediator'] },
  { key: 'work', label: '调查与调解', counts: ['caseSession', 'caseInquiry', 'caseEvidence'] },
  { key: 'closing', label: '协议与履行', counts: ['caseAgreement', 'casePerformance', 'caseVisit'] },
  { key: 'history', label: '修改记录', counts: [] },
];

/** The tab of an address; anything else is the wall. */
export function tabOf(text: string | undefined): CaseTab {
  return tabs.find(({ key }) => key === text)?.key ?? 'wall';
}

interface CaseTabsProps {
  view: CaseView;
  tab: CaseTab;
  onTab: (tab: CaseTab) => void;
}

export function CaseTabs({ view, tab, onTab }: CaseTabsProps) {
  return (
    <Tabs
      label="案件的各页"
      items={tabs.map(({ key, label, counts }) => {
        const count = counts.reduce((sum, part) => sum + rowsOf(view, part).length, 0);
        return { key, label, ...(counts.length > 0 ? { count } : {}) };
      })}
      value={tab}
      onChange={(key) => onTab(key as CaseTab)}
    />
  );
}
