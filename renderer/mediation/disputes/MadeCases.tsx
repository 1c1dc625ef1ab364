import { hrefOf, rowHref } from '../../route.ts';
import { Button, Panel, SmallTable } from '../../ui/index.ts';

/** What the job answers. */
export interface Made {
  made: number;
  held: readonly { id: string; title: string; notes: readonly string[] }[];
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
          已转为案件 <strong>{made.made.toLocaleString('zh-CN')}</strong> 件
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
      {made.held.length > 0 && (
        <Panel title="留在台账的" count={made.held.length}>
          <SmallTable
            label="没有转的纠纷"
            columns={[
              { key: 'title', title: '纠纷', wrap: true, render: (each) => each.title },
              { key: 'notes', title: '原因', wrap: true, render: (each) => each.notes.join('') },
              {
                key: 'link',
                title: '',
                width: '6rem',
                render: (each) => <a href={rowHref('dispute', each.id)}>去修改</a>,
              },
            ]}
            rows={made.held}
            rowKey={(each) => each.id}
            maxHeight="26rem"
          />
        </Panel>
      )}
    </div>
  );
}
