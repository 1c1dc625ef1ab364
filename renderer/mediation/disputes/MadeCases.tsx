import { hrefOf, rowHref } from '../../route.ts';
import { Button, Panel, SmallTable } from '../../ui/index.ts';

/** What the job answers. */
export interface Made {
  made: number;
  held: readonly Told[];
  /** Made, with what is missing or worth a look. */
  notes: readonly Told[];
  /** Stopped on the way: what was made stays. */
  cancelled: boolean;
}

interface Told {
  id: string;
  title: string;
  notes: readonly string[];
}

export interface MadeCasesProps {
  made: Made;
  /** Disputes that are still no case. */
  left: number;
  onBack: () => void;
}

/** What became of the run: how many cases, and what stayed behind and why. */
export function MadeCases({ made, left, onBack }: MadeCasesProps) {
  return (
    <div className="pm-made">
      <Panel>
        <p className="pm-made-sum" role="status">
          {made.cancelled && '已停下。'}已转为案件 <strong>{made.made.toLocaleString('zh-CN')}</strong> 件
          {made.held.length > 0 && (
            <>
              ，留在台账 <strong>{made.held.length.toLocaleString('zh-CN')}</strong> 件
            </>
          )}
          。转来的案件还缺的材料，在各案件的文书墙里列出。
        </p>
        <div className="pm-made-act">
          <Button kind="main" href={hrefOf('mediation', 'cases')}>
            看案件
          </Button>
          {left > 0 && <Button onClick={onBack}>继续转（还有 {left.toLocaleString('zh-CN')} 条）</Button>}
        </div>
      </Panel>
      <ToldRows title="留在台账的" rows={made.held} link="去修改" />
      <ToldRows title="转了，请补齐的" rows={made.notes} link="看台账" />
    </div>
  );
}

/** More lines than anybody reads. */
const most = 500;

/** Rows of the ledger with what is to be said of each; nothing where there are none. */
function ToldRows({ title, rows, link }: { title: string; rows: readonly Told[]; link: string }) {
  if (rows.length === 0) return null;
  return (
    <Panel title={title} count={rows.length}>
      <SmallTable
        label={title}
        columns={[
          { key: 'title', title: '纠纷', wrap: true, width: '32%', render: (each) => each.title },
          { key: 'notes', title: '说明', wrap: true, render: (each) => each.notes.join('；') },
          {
            key: 'link',
            title: '',
            width: '5.5rem',
            render: (each) => <a href={rowHref('dispute', each.id)}>{link}</a>,
          },
        ]}
        rows={rows.slice(0, most)}
        rowKey={(each) => each.id}
        maxHeight="24rem"
      />
      {rows.length > most && <p className="pm-made-more">只列出前 {most} 条，其余在各案件的材料里列出。</p>}
    </Panel>
  );
}
