// Who cannot serve, and who with whom: what contradicts itself, and what is planned already.
import type { Problem } from '../../../../../shared/contract/errors.ts';
import { rowsIn } from '../../../tables.ts';
import type { RegisterRules } from '../registerRules.ts';

export const memberAbsenceRules: RegisterRules = {
  async checkAgainst({ id, values }, call) {
    const { person, from, until, shift } = values;
    if (typeof person !== 'string' || typeof from !== 'string' || typeof until !== 'string') return [];
    const problems: Problem[] = [];
    const same = await rowsIn(call.trx)
      .selectFrom('memberAbsence')
      .select(['from', 'until'])
      .where('person', '=', person)
      .where('withdrawnAt', 'is', null)
      .where('id', '<>', id ?? '')
      .where('from', '<=', until)
      .where('until', '>=', from)
      .executeTakeFirst();
    if (same) {
      const message = `这个人 ${String(same.from)} 至 ${String(same.until)} 已有登记，日子有重叠，请核对`;
      problems.push({ field: 'from', label: '从', code: 'overlappingAbsence', level: 'warning', message });
    }
    let planned = call.trx
      .selectFrom('rotaCell')
      .innerJoin('rota', 'rota.id', 'rotaCell.rota')
      .select('rotaCell.day')
      .where('rotaCell.person', '=', person)
      .where('rota.withdrawnAt', 'is', null)
      .where('rotaCell.day', '>=', from)
      .where('rotaCell.day', '<=', until);
    if (typeof shift === 'string') planned = planned.where('rotaCell.shift', '=', shift);
    const duties = await planned.orderBy('rotaCell.day').execute();
    if (duties.length > 0) {
      const days = [...new Set(duties.map(({ day }) => day))];
      const shown = days.slice(0, 3).join('、') + (days.length > 3 ? ' 等' : '');
      const message = `这些日子已排了 ${duties.length} 个班（${shown}），请到排班表改派`;
      problems.push({ field: 'from', label: '从', code: 'alreadyPlanned', level: 'warning', message });
    }
    return problems;
  },
};

export const dutyWishRules: RegisterRules = {
  checkValues({ weekday, day }) {
    if (weekday == null || day == null) return [];
    const message = '星期和日期只填一个';
    return [{ field: 'weekday', label: '星期', code: 'weekdayAndDay', level: 'error', message }];
  },
};

export const pairRuleRules: RegisterRules = {
  checkValues({ one, other }) {
    if (one == null || one !== other) return [];
    const message = '请选两个不同的人';
    return [{ field: 'other', label: '另一人', code: 'samePerson', level: 'error', message }];
  },

  async checkAgainst({ id, values }, call) {
    const { team, one, other, kind } = values;
    if (typeof team !== 'string' || typeof one !== 'string' || typeof other !== 'string') return [];
    const rows = await rowsIn(call.trx)
      .selectFrom('pairRule')
      .select(['one', 'other', 'kind'])
      .where('team', '=', team)
      .where('withdrawnAt', 'is', null)
      .where('id', '<>', id ?? '')
      .execute();
    const same = rows.find((row) => new Set([row.one, row.other, one, other]).size === 2);
    if (same && same.kind !== kind) {
      const message = '这两个人另有一条相反的要求，不能既同班又不同班，请先注销那一条';
      return [{ field: 'kind', label: '要求', code: 'contradictingPair', level: 'error', message }];
    }
    const members = await rowsIn(call.trx)
      .selectFrom('teamMember')
      .select('person')
      .where('team', '=', team)
      .where('person', 'in', [one, other])
      .where('withdrawnAt', 'is', null)
      .execute();
    if (new Set(members.map(({ person }) => person)).size === 2) return [];
    const message = '两个人不都是这支队伍的队员，这条要求排班时用不上';
    return [{ field: 'team', label: '队伍', code: 'notMembers', level: 'warning', message }];
  },
};
