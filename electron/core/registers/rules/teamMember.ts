// 巡防队员: one standing per team; 离岗 and 退出日期 say the same thing (registers.md §2.2).
import type { Problem } from '../../../../shared/contract/errors.ts';
import type { FieldValue } from '../../../../shared/fields/field.ts';
import { rowsIn } from '../../tables.ts';
import type { WriteCall } from '../writeCall.ts';
import { cameBack, homeOfMember, type MembershipKind, membershipProblems } from './membership.ts';
import type { RegisterRules, RowBeingWritten } from './registerRules.ts';

const onDuty = '1';
const offDuty = '2';

const kind: MembershipKind = { register: 'teamMember', body: 'team', twice: '这个人已是本队队员，不能重复登记' };

export const teamMemberRules: RegisterRules = {
  // In a grid one cell is changed at a time: writing the day of leaving is leaving, clearing it is coming back.
  derive(row): Record<string, FieldValue> {
    const { values, before, changed } = row;
    if (!changed.has('leftOn') || changed.has('onDuty')) return cameBack(row);
    if (values.leftOn != null) return { onDuty: offDuty };
    return before?.leftOn == null ? {} : { onDuty, ...cameBack(row) };
  },

  checkValues(values) {
    if (values.onDuty === offDuty && values.leftOn == null) {
      return [
        {
          field: 'leftOn',
          label: '退出日期',
          code: 'leftOnMissing',
          level: 'error',
          message: '离岗的队员要填退出日期',
        },
      ];
    }
    if (values.onDuty === onDuty && values.leftOn != null) {
      return [
        {
          field: 'onDuty',
          label: '在岗状态',
          code: 'leftButOnDuty',
          level: 'error',
          message: '填了退出日期的队员不能是在岗，请改为离岗或清空退出日期',
        },
      ];
    }
    return [];
  },

  async checkAgainst(row, call) {
    const problems = await membershipProblems(kind, row, call);
    return [...problems, ...(await inDissolvedTeam(row, call))];
  },

  standing({ untrained }) {
    if (untrained !== true) return [];
    const message = '参加已满 30 天，没有岗前培训记录；培训后在“培训签到”登记，或者填培训合格日期';
    return [{ field: 'trainedOn', label: '培训合格日期', code: 'untrained', level: 'warning', message }];
  },

  newLinked: async (field, values, call) => (field === 'person' ? homeOfMember('team', values.team ?? null, call) : {}),
};

async function inDissolvedTeam({ values }: RowBeingWritten, call: WriteCall): Promise<Problem[]> {
  if (typeof values.team !== 'string' || values.onDuty !== onDuty) return [];
  const team = await rowsIn(call.trx)
    .selectFrom('team')
    .select('dissolvedOn')
    .where('id', '=', values.team)
    .executeTakeFirst();
  if (team?.dissolvedOn == null) return [];
  const message = `这支队伍已于 ${team.dissolvedOn} 撤销，请核对所属队伍和在岗状态`;
  return [{ field: 'team', label: '所属队伍', code: 'dissolvedTeam', level: 'warning', message }];
}
