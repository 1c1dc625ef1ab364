// Settings of the office, kept in the encrypted file.
import { Refusal } from '../../shared/contract/errors.ts';
import type { FieldValue } from '../../shared/fields/field.ts';
import { addAudit } from './audit.ts';
import type { OpenHandlers } from './handlers.ts';
import type { Db } from './tables.ts';

export interface OfficeSettings {
  /** 9 digits. */
  division: string;
  /** Names from the province down to the township. */
  divisionPath: readonly string[];
  /** 填报单位 on exported tables. */
  unit: string;
  unitHead: string;
  reviewer: string;
  preparer: string;
  phone: string;
  /** Minutes without a call until a session locks itself; 0 never. */
  autoLockMinutes: number;
  /** A second folder for backups, such as a USB stick. */
  backupFolder: string | null;
  /** When a backup was last written to a file somebody chose; the core cannot see that file again. */
  backupElsewhereAt: string | null;
  /** Who wrote a history row: this installation. */
  site: string;
  /** The demo township tells its password at the sign-in page; real ones are false. */
  demo: boolean;
}

const defaults: OfficeSettings = {
  division: '',
  divisionPath: [],
  unit: '',
  unitHead: '',
  reviewer: '',
  preparer: '',
  phone: '',
  autoLockMinutes: 15,
  backupFolder: null,
  backupElsewhereAt: null,
  site: '',
  demo: false,
};

interface Editable {
  /** As the settings page calls it. */
  label: string;
  check: (value: FieldValue) => boolean;
  /** What is taken, where it is not. */
  wanted: string;
}

const shortText = { check: isShortText, wanted: '不超过 60 个字' };

/** What an administrator may change on the settings page. */
const editable: Readonly<Record<string, Editable>> = {
  unit: { label: '填报单位', ...shortText },
  unitHead: { label: '单位负责人', ...shortText },
  reviewer: { label: '审核人', ...shortText },
  preparer: { label: '填表人', ...shortText },
  phone: { label: '联系电话', ...shortText },
  autoLockMinutes: {
    label: '自动锁定分钟数',
    check: (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 240,
    wanted: '0 至 240 的整数',
  },
};

function isShortText(value: FieldValue): boolean {
  return typeof value === 'string' && [...value].length <= 60;
}

/** All settings; what was never set has its default. */
export async function readSettings(db: Db): Promise<OfficeSettings> {
  const rows = await db.selectFrom('setting').selectAll().execute();
  const stored = Object.fromEntries(rows.map(({ key, value }) => [key, JSON.parse(value) as unknown]));
  return { ...defaults, ...(stored as Partial<OfficeSettings>) };
}

/** Writes some settings; callers refresh the township afterwards. */
export async function writeSettings(db: Db, settings: Partial<OfficeSettings>): Promise<void> {
  const rows = Object.entries(settings).map(([key, value]) => ({ key, value: JSON.stringify(value) }));
  if (rows.length === 0) return;
  await db
    .insertInto('setting')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((excluded) => ({ value: excluded.ref('excluded.value') })),
    )
    .execute();
}

export const settingsHandlers = {
  'settings.get': async (_input, { township }) => {
    const { unit, unitHead, reviewer, preparer, phone, autoLockMinutes, division, divisionPath } = township.settings;
    return {
      settings: {
        unit,
        unitHead,
        reviewer,
        preparer,
        phone,
        autoLockMinutes,
        division,
        divisionPath: [...divisionPath],
      },
    };
  },
  'settings.set': async ({ settings }, call) => {
    const labels: string[] = [];
    for (const [key, value] of Object.entries(settings)) {
      const setting = Object.hasOwn(editable, key) ? editable[key] : undefined;
      if (!setting) throw new Refusal('invalid', `没有“${key}”这项设置。`);
      if (!setting.check(value)) throw new Refusal('invalid', `“${setting.label}”应为${setting.wanted}，没有保存。`);
      labels.push(setting.label);
    }
    if (labels.length === 0) return { ok: true };
    await call.township.db.transaction().execute(async (trx) => {
      await writeSettings(trx, settings as Partial<OfficeSettings>);
      await addAudit(trx, call, { action: 'settings', detail: labels.join('、') });
    });
    await call.township.refresh();
    return { ok: true };
  },
} satisfies Partial<OpenHandlers>;
