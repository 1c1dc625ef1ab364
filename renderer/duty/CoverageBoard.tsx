// 片区 → 防线 → 部位: lines with their last patrol, places under them, posts with who is on duty today; nodes at the top.
import type { CoverageBoard as Board } from '../../shared/contract/dutyProcedures.ts';
import { rowHref } from '../route.ts';
import { Callout, Panel, SmallTable, Tag } from '../ui/index.ts';

type Area = Board['areas'][number];
type Line = Area['lines'][number];
type Post = Area['posts'][number];

const timesWords = ({ times, last }: { times: number; last: string | null }) =>
  times === 0 ? (
    <Tag tone="danger">没有巡逻</Tag>
  ) : (
    <>
      {times} 次 <span className="pt-muted">最近 {last}</span>
    </>
  );

const lastBefore = ({ times, last }: { times: number; last: string | null }) =>
  times === 0 && last !== null ? <span className="pt-muted">上次 {last}</span> : null;

export function CoverageBoard({ board }: { board: Board }) {
  const lacking = board.nodes.filter(({ withoutTeam }) => withoutTeam.length > 0);
  return (
    <div className="pt-board">
      {lacking.map(({ id, name, from, until, withoutTeam }) => (
        <Callout key={id} tone="warning" action={<a href={rowHref('dutyNode', id)}>节点</a>}>
          {`${name}（${from} 至 ${until}）：重点部位还没有部署队伍的有 `}
          {withoutTeam.map(({ id: place, name: title }, at) => (
            <span key={place}>
              {at > 0 && '、'}
              <a href={rowHref('patrolPlace', place)}>{title}</a>
            </span>
          ))}
          。
        </Callout>
      ))}
      <PostCounts kinds={board.postKinds} />
      {board.areas.map((area) => (
        <AreaPanel key={area.id ?? 'none'} area={area} />
      ))}
      {board.placesWithoutLine.length > 0 && (
        <Panel title="没有归入防线的部位" count={board.placesWithoutLine.length}>
          <p>
            {board.placesWithoutLine.map(({ id, name, important, times }, at) => (
              <span key={id}>
                {at > 0 && '、'}
                <a href={rowHref('patrolPlace', id)}>{name}</a>
                {important && ' '}
                {important && <Tag tone="accent">重点</Tag>}
                {times > 0 && <span className="pt-muted">（专巡 {times} 次）</span>}
              </span>
            ))}
          </p>
        </Panel>
      )}
    </div>
  );
}

/** 站 4 个、岗 8 个、点 2 个，共 14 个; nothing where there is none. */
function PostCounts({ kinds }: { kinds: Board['postKinds'] }) {
  const all = kinds.reduce((sum, { posts }) => sum + posts, 0);
  if (all === 0) return null;
  return (
    <p className="pt-post-counts">
      固定站岗点：{kinds.map(({ name, posts }) => `${name} ${posts} 个`).join('、')}，共 {all} 个
    </p>
  );
}

function AreaPanel({ area }: { area: Area }) {
  return (
    <Panel
      title={area.kind === '' ? area.name : `${area.name}（${area.kind}）`}
      action={area.id !== null && <a href={rowHref('patrolArea', area.id)}>看片区</a>}
    >
      {area.lines.length > 0 && (
        <SmallTable<Line>
          label={`${area.name}的防线`}
          rows={area.lines}
          rowKey={({ id }) => id}
          rowTone={({ times }) => (times === 0 ? 'danger' : undefined)}
          columns={[
            {
              key: 'line',
              title: '防线',
              width: '12rem',
              wrap: true,
              render: ({ id, name }) => <a href={rowHref('patrolLine', id)}>{name}</a>,
            },
            { key: 'team', title: '责任队伍', width: '11rem', wrap: true, render: ({ team }) => team },
            {
              key: 'places',
              title: '部位',
              wrap: true,
              render: ({ places }) =>
                places.map(({ id, name, important, times }, at) => (
                  <span key={id}>
                    {at > 0 && '、'}
                    {name}
                    {important && (
                      <>
                        {' '}
                        <Tag tone="accent">重点</Tag>
                      </>
                    )}
                    {times > 0 && <span className="pt-muted">（专巡 {times} 次）</span>}
                  </span>
                )),
            },
            {
              key: 'times',
              title: '期内巡逻',
              width: '15rem',
              render: (line) => (
                <>
                  {timesWords(line)} {lastBefore(line)}
                </>
              ),
            },
          ]}
        />
      )}
      {area.posts.length > 0 && (
        <SmallTable<Post>
          label={`${area.name}的站岗点`}
          rows={area.posts}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'post',
              title: '站岗点',
              width: '12rem',
              wrap: true,
              render: ({ id, name, kind }) => (
                <>
                  <a href={rowHref('guardPost', id)}>{name}</a> <span className="pt-muted">{kind}</span>
                </>
              ),
            },
            { key: 'team', title: '值守队伍', width: '11rem', wrap: true, render: ({ team }) => team },
            {
              key: 'today',
              title: '今天在岗',
              wrap: true,
              render: ({ onDuty }) => (onDuty.length === 0 ? <Tag tone="warning">没有排班</Tag> : onDuty.join('；')),
            },
            {
              key: 'times',
              title: '期内巡逻记录',
              width: '15rem',
              render: (post) => (
                <>
                  {post.times === 0 ? <span className="pt-muted">没有</span> : timesWords(post)} {lastBefore(post)}
                </>
              ),
            },
          ]}
        />
      )}
      {area.lines.length + area.posts.length === 0 && <p className="pt-muted">还没有防线和站岗点。</p>}
    </Panel>
  );
}
