import type { OutputOf } from '../../shared/contract/index.ts';
import { registers } from '../../shared/registers/index.ts';
import { registerGroups } from '../../shared/registers/register.ts';
import { hrefOf, viewHref } from '../route.ts';
import { Panel } from '../ui/index.ts';

/** How many rows each register holds and how many are unfinished, in the groups of the navigation. */
export function RegisterCounts({ counts }: Pick<OutputOf<'home.today'>, 'counts'>) {
  const of = (key: string) => counts.find(({ register }) => register === key);
  return (
    <Panel title="各台账">
      <div className="pa-today-groups">
        {registerGroups.map((group) => {
          const members = registers.filter((register) => register.group === group.key);
          if (members.length === 0) return null;
          return (
            <section key={group.key} aria-label={group.title}>
              <h3>{group.title}</h3>
              {members.map(({ key, title, unit }) => {
                const { rows, unfinished } = of(key) ?? { rows: 0, unfinished: 0 };
                return (
                  <div key={key} className="pa-today-register">
                    <a href={hrefOf('register', key)}>
                      <span>{title}</span>
                      <b className={rows === 0 ? 'pa-today-zero' : undefined}>
                        {rows.toLocaleString('zh-CN')} <small>{unit}</small>
                      </b>
                    </a>
                    {unfinished > 0 && (
                      <a className="pa-today-unfinished" href={viewHref({ register: key, unfinished: true })}>
                        信息不全 {unfinished.toLocaleString('zh-CN')} {unit}
                      </a>
                    )}
                  </div>
                );
              })}
            </section>
          );
        })}
      </div>
    </Panel>
  );
}
