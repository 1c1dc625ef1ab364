// The page of one case: where it stands, what comes next, what is wrong, and every document of its dossier.
import BackIcon from '@mui/icons-material/ArrowBackOutlined';
import DossierIcon from '@mui/icons-material/FolderOutlined';
import PreviewIcon from '@mui/icons-material/VisibilityOutlined';
import { useContext, useEffect, useMemo } from 'react';
import { beijingText } from '../../../shared/fields/beijingTime.ts';
import { mediationCase } from '../../../shared/registers/mediation/mediationCase.ts';
import { useCurrentUser, useMay } from '../../api/currentUser.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { LinkSources } from '../../fields/linkSources.ts';
import { type Office, useOffice } from '../../fields/office.ts';
import { RevealButton } from '../../records/RevealButton.tsx';
import { useReveal } from '../../records/useReveal.ts';
import { useWithdrawal } from '../../records/useWithdrawal.tsx';
import { go, hrefOf, replaceQuery } from '../../route.ts';
import {
  Button,
  Callout,
  EmptyState,
  ErrorPanel,
  notifyError,
  Page,
  PageHead,
  ShortcutsActive,
  SkeletonForm,
  Tag,
} from '../../ui/index.ts';
import { useDossier } from '../dossier/useDossier.tsx';
import { type CaseWork, OpenCase, textIn } from '../parts/caseWork.ts';
import { ActionRow } from './ActionRow.tsx';
import { CaseFacts } from './CaseFacts.tsx';
import { CaseHistory } from './CaseHistory.tsx';
import { type CaseTab, CaseTabs, tabOf } from './CaseTabs.tsx';
import { ClosingTab } from './ClosingTab.tsx';
import './case.css';
import { linkSourcesOf } from './caseLinks.ts';
import { toneOfState } from './caseWords.ts';
import { FormWall } from './FormWall.tsx';
import { PeopleTab } from './PeopleTab.tsx';
import { ProblemList } from './ProblemList.tsx';
import { SituationTab } from './SituationTab.tsx';
import { useCaseLayers } from './useCaseLayers.tsx';
import { type CaseStanding, useCaseView } from './useCaseView.ts';
import { WorkTab } from './WorkTab.tsx';

interface CasePageProps {
  query: Readonly<Record<string, string>>;
}

const toList = () => void go(hrefOf('mediation', 'cases'));

export default function CasePage({ query }: CasePageProps) {
  if (query.row === undefined) {
    return <EmptyState title="没有指明案件" action={<Button onClick={toList}>看全部案件</Button>} />;
  }
  const register = query.part ?? mediationCase.key;
  return <CaseReading key={`${register} ${query.row}`} register={register} record={query.row} query={query} />;
}

interface CaseReadingProps extends CasePageProps {
  register: string;
  record: string;
}

function CaseReading({ register, record, query }: CaseReadingProps) {
  const standing = useCaseView(register, record);
  const { office, failure } = useOffice();
  const { view } = standing;
  if (view && office) return <CaseDesk {...{ standing, office, query }} view={view} />;
  const wrong = standing.failure ?? (failure === null ? null : '程序没有读到字典，请重试。');
  return (
    <Page head={<PageHead title="调解案件" />}>
      {wrong === null ? (
        <SkeletonForm />
      ) : (
        <ErrorPanel message={wrong} onRetry={standing.reload}>
          <Button onClick={toList}>看全部案件</Button>
        </ErrorPanel>
      )}
    </Page>
  );
}

interface CaseDeskProps extends CasePageProps {
  standing: CaseStanding;
  view: NonNullable<CaseStanding['view']>;
  office: Office;
}

const withdrawReasons = ['登记错误', '重复登记', '不属于人民调解的范围', '当事人撤回，没有受理'];
const revealed = 'caseParty caseAgent';

function CaseDesk({ standing, view, office, query }: CaseDeskProps) {
  const { reload } = standing;
  const user = useCurrentUser()?.name ?? '';
  const writes = useMay('writer');
  const settings = useAnswer('mediation.settings', {});
  const head = view.case;
  const archived = view.archived !== null;
  const writable = writes && !archived && head.withdrawn === null;
  const tab = tabOf(query.tab);
  const showTab = (next: CaseTab) => replaceQuery({ ...query, tab: next });
  const reveal = useReveal(revealed, reload);
  // The core forgets a reveal with a lock.
  const isActive = useContext(ShortcutsActive);
  const { forget } = reveal;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once for each lock
  useEffect(() => {
    if (!isActive) forget();
  }, [isActive]);
  const files = useDossier(head.id);
  const withdrawal = useWithdrawal(mediationCase, () => void reload(), withdrawReasons);
  const layers = useCaseLayers({
    view,
    office,
    writable,
    writes,
    proposals: { today: office.today, user, court: settings.data?.court ?? '' },
    reload,
    showTab,
  });
  const links = useMemo(() => linkSourcesOf(view, office), [view, office]);
  const work: CaseWork = {
    id: head.id,
    view,
    office,
    user,
    writable,
    writes: writes && head.withdrawn === null,
    reload,
    openForm: layers.openForm,
    openPlace: layers.openPlace,
    openScans: layers.openScans,
    print: files.print,
    act: layers.act,
  };

  const state = view.judgement.state;
  const stateName = office.table('caseState')?.entries.find(({ code }) => code === state)?.name ?? state;
  const number = textIn(head, 'number');
  return (
    <OpenCase value={work}>
      <LinkSources value={links}>
        <Page
          head={
            <PageHead
              title={textIn(head, 'title')}
              note={
                <span className="pm-note">
                  <Tag tone={toneOfState(state)}>{stateName}</Tag>
                  {number === '' ? '还没有卷号' : number}
                </span>
              }
              tools={
                <>
                  <Button icon={<BackIcon />} href={hrefOf('mediation', 'cases')}>
                    案件列表
                  </Button>
                  <RevealButton reveal={reveal} />
                  <Button icon={<PreviewIcon />} onClick={() => files.preview()} hint="整卷逐页看，可以打印">
                    预览卷宗
                  </Button>
                  <Button icon={<DossierIcon />} onClick={files.whole}>
                    导出卷宗
                  </Button>
                </>
              }
              more={
                writable
                  ? [
                      {
                        key: 'withdraw',
                        label: '注销案件…',
                        detail: '登记错误时用，卷号保留',
                        danger: true,
                        onSelect: () => withdrawal.ask([head.id]),
                      },
                    ]
                  : []
              }
            />
          }
        >
          <div className="pm-desk">
            {standing.failure !== null && <ErrorPanel compact message={standing.failure} onRetry={reload} />}
            {head.withdrawn !== null && (
              <Callout
                tone="warning"
                action={
                  writes && (
                    <Button onClick={() => void withdrawal.restore([head.id]).catch(notifyError)}>恢复案件</Button>
                  )
                }
              >
                {head.withdrawn.by}于 {beijingText(head.withdrawn.at)} 注销，原因：{head.withdrawn.reason}
              </Callout>
            )}
            {view.archived !== null && (
              <Callout tone="success">
                {view.archived.by}于 {beijingText(view.archived.at)} 归档，只能查看；更正写在“卷宗情况说明”里。
              </Callout>
            )}
            <CaseFacts />
            <ActionRow />
            <ProblemList />
          </div>
          <CaseTabs view={view} tab={tab} onTab={showTab} />
          <div className="pm-tab">
            {tab === 'wall' && (
              <FormWall onFill={layers.fill} onPrint={(document) => files.print(document)} onPreview={files.preview} />
            )}
            {tab === 'situation' && <SituationTab />}
            {tab === 'people' && <PeopleTab />}
            {tab === 'work' && <WorkTab />}
            {tab === 'closing' && <ClosingTab />}
            {tab === 'history' && <CaseHistory />}
          </div>
          {layers.layer}
          {files.layer}
          {withdrawal.dialog}
        </Page>
      </LinkSources>
    </OpenCase>
  );
}
