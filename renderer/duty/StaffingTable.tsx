// Villages by roles: names, and how many are missing against what is asked.
import type { StaffingMatrix } from '../../shared/contract/dutyProcedures.ts';
import { rowHref } from '../route.ts';

export function StaffingTable({ matrix: { roles, villages } }: { matrix: StaffingMatrix }) {
  return (
    <div className="pt-staffing">
      <table aria-label="警务团队">
        <thead>
          <tr>
            <th scope="col">村（社区）</th>
            {roles.map(({ code, name }) => (
              <th key={code} scope="col">
                {name}
              </th>
            ))}
            <th scope="col" className="pt-right">
              缺
            </th>
          </tr>
        </thead>
        <tbody>
          {villages.map((village) => (
            <tr key={village.id}>
              <th scope="row">
                <a href={rowHref('village', village.id)}>{village.name}</a>
              </th>
              {village.cells.map(({ people, least }, at) => {
                const lacking = Math.max(0, least - people.length);
                return (
                  <td key={roles[at]!.code} className={lacking > 0 ? 'pt-gap' : undefined}>
                    {people.join('、')}
                    {lacking > 0 && (
                      <span>
                        {people.length > 0 && '，'}缺 {lacking} 人
                      </span>
                    )}
                  </td>
                );
              })}
              <td className="pt-right">{village.lacking > 0 ? village.lacking : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
