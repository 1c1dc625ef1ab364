// The pages and screens of the application, each fetched when it is first opened. A new page is one line here.
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import SearchPalette from './search/SearchPalette.tsx';
import LockScreen from './session/LockScreen.tsx';
import type { Session } from './session/useSession.ts';

export interface PageProps {
  /** The second part of the address: a register's key, a settings part, a help page. */
  part: string;
  query: Readonly<Record<string, string>>;
}

export interface ScreenProps {
  session: Session;
}

export interface SearchProps {
  onClose: () => void;
}

type Lazy<P> = LazyExoticComponent<ComponentType<P>>;

/** By the address, `settings/users`, or by its first part: `#/register/person` is `register`. */
export const pages: Readonly<Record<string, Lazy<PageProps>>> = {
  today: lazy(() => import('./today/TodayPage.tsx')),
  'settings/users': lazy(() => import('./session/UsersPage.tsx')),
  'settings/password': lazy(() => import('./session/PasswordPage.tsx')),
  'settings/codes': lazy(() => import('./settings/CodesPage.tsx')),
  'settings/backup': lazy(() => import('./settings/BackupPage.tsx')),
  'settings/audit': lazy(() => import('./settings/AuditPage.tsx')),
  'settings/office': lazy(() => import('./settings/OfficePage.tsx')),
  'settings/imports': lazy(() => import('./settings/ImportBatchesPage.tsx')),
  help: lazy(() => import('./help/HelpPageView.tsx')),
  register: lazy(() => import('./registers/RegisterPage.tsx')),
  'persons/duplicates': lazy(() => import('./registers/duplicates/DuplicatesPage.tsx')),
  import: lazy(() => import('./imports/ImportPage.tsx')),
  'mediation/cases': lazy(() => import('./mediation/cases/CasesPage.tsx')),
  'mediation/intake': lazy(() => import('./mediation/intake/IntakePage.tsx')),
  'mediation/case': lazy(() => import('./mediation/case/CasePage.tsx')),
  'mediation/minutes': lazy(() => import('./mediation/minutes/MinutesPage.tsx')),
  'mediation/disputes': lazy(() => import('./mediation/disputes/DisputesPage.tsx')),
  'mediation/numbers': lazy(() => import('./mediation/numbers/NumbersPage.tsx')),
  'mediation/subsidy': lazy(() => import('./subsidy/SubsidyPage.tsx')),
  'reports/list': lazy(() => import('./reports/ReportsPage.tsx')),
  'reports/view': lazy(() => import('./reports/ReportPage.tsx')),
  'reports/centre': lazy(() => import('./centre/CentrePage.tsx')),
  'reports/monthly': lazy(() => import('./monthly/MonthlyPage.tsx')),
  'reports/indicators': lazy(() => import('./indicators/IndicatorsPage.tsx')),
  'reports/templates': lazy(() => import('./templates/TemplatesPage.tsx')),
  'reports/look': lazy(() => import('./look/LookPage.tsx')),
  'duty/patrol': lazy(() => import('./duty/PatrolPage.tsx')),
  'duty/log': lazy(() => import('./duty/DutyLogPage.tsx')),
  'duty/schools': lazy(() => import('./duty/SchoolsPage.tsx')),
  'duty/coverage': lazy(() => import('./duty/CoveragePage.tsx')),
  'duty/rota': lazy(() => import('./rosters/RotaPage.tsx')),
  'duty/today': lazy(() => import('./rosters/DutyTodayPage.tsx')),
  'mediation/settings': lazy(() => import('./mediation/settings/MediationSettingsPage.tsx')),
};

/** What stands before the pages: the set-up (also for a damaged folder), the sign-in, the lock. */
export const screens: Readonly<Record<'setup' | 'signIn' | 'lock', ComponentType<ScreenProps>>> = {
  setup: lazy(() => import('./session/SetupScreen.tsx')),
  signIn: lazy(() => import('./session/SignInScreen.tsx')),
  // Stands at once: who locks and types the password loses no key.
  lock: LockScreen,
};

/** The box of Ctrl+K. Not fetched late: the letters typed after it would go into the table below. */
export const searchBox: ComponentType<SearchProps> = SearchPalette;
