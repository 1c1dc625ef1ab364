// The list of mediation cases: the ledger's table with quick filters; a case is worked on at its own page.
import AddIcon from '@mui/icons-material/Add';
import DossierIcon from '@mui/icons-material/FolderZipOutlined';
import { useMemo, useState } from 'react';
import { mediationCase } from '../../../shared/registers/mediation/mediationCase.ts';
import { useCurrentUser, useMay } from '../../api/currentUser.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import type { ShownRow } from '../../fields/cellView.ts';
import { useOffice } from '../../fields/office.ts';
import { RegisterView, type TableVariant } from '../../registers/RegisterPage.tsx';
import { go, hrefOf, replaceQuery, rowHref } from '../../route.ts';
import { Button, EmptyState, notify } from '../../ui/index.ts';
import { DossiersDialog } from '../dossier/DossiersDialog.tsx';
import { ChipRow } from './ChipRow.tsx';
import { caseChips } from './caseChips.ts';

const usualNoticeDays = 5;
const mostDossiers = 500;

/** Where a case stands is seen without scrolling. */
const columns = [
  'title',
  'number',
  'state',
  'partyNames',
  'mediator',
  'nextDueOn',
  'lacking',
  'acceptedOn',
  'kind',
  'village',
  'committee',
  'registeredOn',
  'performance',
  'closedOn',
  'amount',
];

interface CasesPageProps {
  query: Readonly<Record<string, string>>;
}

export default function CasesPage({ query }: CasesPageProps) {
  const { office } = useOffice();
  const user = useCurrentUser();
  const writes = useMay('writer');
  const settings = useAnswer('mediation.settings', {});
  const [dossiers, setDossiers] = useState<readonly ShownRow[] | null>(null);

  const chip = caseChips.find(({ key }) => key === query.filter);
  const today = office?.today;
  const noticeDays = settings.data?.noticeDays ?? usualNoticeDays;
  const name = user?.name ?? '';
  const filters = useMemo(
    () => (chip && today !== undefined ? chip.filters({ today, noticeDays, user: name }) : []),
    [chip, today, noticeDays, name],
  );
  const choose = (key: string | null) => {
    const { filter: _, ...rest } = query;
    replaceQuery(key === null ? rest : { ...rest, filter: key });
  };
  const chooseDossiers = (rows: readonly ShownRow[]) => {
    if (rows.length > 0) setDossiers(rows.slice(0, mostDossiers));
    else notify({ text: '先在表格里选中要导出的案件', tone: 'info' });
  };
  const takeIn = () => void go(hrefOf('mediation', 'intake'));

  const variant: TableVariant = {
    title: '调解案件',
    filters,
    columns,
    bar: <ChipRow label="快速筛选" chips={caseChips} chosen={chip?.key ?? null} onChoose={choose} />,
    main: writes ? { label: '新收案件', icon: <AddIcon />, onPress: takeIn } : undefined,
    acts: [{ label: '导出卷宗', icon: <DossierIcon />, run: (rows) => chooseDossiers(rows) }],
    warningOf: ({ values: { nextDueOn } }) =>
      typeof nextDueOn === 'string' && today !== undefined && nextDueOn < today
        ? `最近的期限是 ${nextDueOn}，已经超过`
        : undefined,
    open: ({ row }) => void go(rowHref(mediationCase.key, row.id)),
    empty: chip ? (
      <EmptyState title={chip.none} action={<Button onClick={() => choose(null)}>看全部案件</Button>} />
    ) : (
      <EmptyState
        title="还没有调解案件"
        action={
          writes && (
            <>
              <Button kind="main" onClick={takeIn}>
                新收案件
              </Button>
              <Button href={hrefOf('mediation', 'disputes')}>从矛盾纠纷台账转入</Button>
            </>
          )
        }
      >
        接到电话、来人申请或者移送的纠纷，从“新收案件”登记，一分钟以内就好；材料以后逐件补齐。
      </EmptyState>
    ),
  };
  return (
    <>
      <RegisterView register={mediationCase} query={query} variant={variant} />
      {dossiers !== null && <DossiersDialog cases={dossiers} onClose={() => setDossiers(null)} />}
    </>
  );
}
