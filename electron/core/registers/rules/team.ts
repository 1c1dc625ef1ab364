// 群防群治组织: a team that was dissolved has nobody on duty.
import { sql } from 'kysely';
import { readSeason, seasonProblems } from './duty/seasonEnds.ts';
import type { RegisterRules } from './registerRules.ts';

export const teamRules: RegisterRules = {
  derive: ({ values }) => readSeason(values),

  checkValues: seasonProblems,

  async checkAgainst({ id, values }, call) {
    if (id === null || values.dissolvedOn == null) return [];
    const found = await sql<{ people: number }>`select count(*) as "people" from "teamMember"
      where "team" = ${id} and "withdrawnAt" is null and "onDuty" = '1'`.execute(call.trx);
    const people = Number(found.rows[0]?.people ?? 0);
    if (people === 0) return [];
    const message = `队伍已撤销，还有 ${people} 名队员在岗，请为他们填写退出日期`;
    return [{ field: 'dissolvedOn', label: '撤销日期', code: 'membersLeft', level: 'warning', message }];
  },
};
