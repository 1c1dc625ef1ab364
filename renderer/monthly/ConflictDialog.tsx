// Two people changed the same part of the text: whose words stand.
import { useState } from 'react';
import { Dialog, Segmented } from '../ui/index.ts';
import type { Disputed } from './merge.ts';

interface ConflictDialogProps {
  disputed: readonly Disputed[];
  onDecide: (theirKeys: readonly string[]) => void;
}

export function ConflictDialog({ disputed, onDecide }: ConflictDialogProps) {
  const [theirs, setTheirs] = useState<readonly string[]>([]);
  return (
    <Dialog
      open
      width="large"
      title="别人刚改过同样的地方"
      main={{ label: '按选择保存', onPress: () => onDecide(theirs) }}
    >
      <p className="pn-lead">双方都改了下面的部分，请选择留哪一个。其余的修改已经合在一起。</p>
      {disputed.map(({ key, title, mine, theirs: other }) => (
        <section key={key} className="pn-disputed" aria-label={title}>
          <header>
            <strong>{title}</strong>
            <Segmented
              label={`${title}保留哪一个`}
              value={theirs.includes(key) ? 'theirs' : 'mine'}
              choices={[
                { value: 'mine', label: '我的' },
                { value: 'theirs', label: '对方的' },
              ]}
              onChange={(choice) =>
                setTheirs([...theirs.filter((each) => each !== key), ...(choice === 'theirs' ? [key] : [])])
              }
            />
          </header>
          <div>
            <p>
              <small>我的</small>
              {mine}
            </p>
            <p>
              <small>对方的</small>
              {other}
            </p>
          </div>
        </section>
      ))}
    </Dialog>
  );
}
