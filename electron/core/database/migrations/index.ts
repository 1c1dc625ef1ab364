// Every migration, in order, by static import. Frozen ones are never edited; a change of mind is a new number.
import type { Migration } from 'kysely/migration';
import { firstRegisters } from './0001-first-registers.ts';
import { mediationCases } from './0002-mediation-cases.ts';
import { mediators } from './0003-mediators.ts';
import { statistics } from './0004-statistics.ts';
import { subsidy } from './0005-subsidy.ts';
import { monthly } from './0006-monthly.ts';
import { monthlyRegisters } from './0007-monthly-registers.ts';
import { templates } from './0008-templates.ts';
import { duty } from './0009-duty.ts';
import { peaceLedgers } from './0010-peace-ledgers.ts';
import { rotas } from './0011-rotas.ts';
import { lockedStatistics } from './0012-locked-statistics.ts';
import { roomStation } from './0013-room-station.ts';

export const migrations: Record<string, Migration> = {
  '0001-first-registers': firstRegisters,
  '0002-mediation-cases': mediationCases,
  '0003-mediators': mediators,
  '0004-statistics': statistics,
  '0005-subsidy': subsidy,
  '0006-monthly': monthly,
  '0007-monthly-registers': monthlyRegisters,
  '0008-templates': templates,
  '0009-duty': duty,
  '0010-peace-ledgers': peaceLedgers,
  '0011-rotas': rotas,
  '0012-locked-statistics': lockedStatistics,
  '0013-room-station': roomStation,
};
