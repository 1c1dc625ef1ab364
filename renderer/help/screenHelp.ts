// Which help page belongs to which screen. A screen's key is its place in the address, `register/person`, or the
// name of a layer that a feature has opened, `form`.
import { useEffect, useSyncExternalStore } from 'react';

const pageOfScreen: Readonly<Record<string, string>> = {
  setup: 'start',
  signIn: 'session',
  lock: 'session',
  today: 'today',
  import: 'import',
  search: 'search',
  form: 'form',
  export: 'export',
  preview: 'preview',
  reveal: 'sensitive',
  'persons/duplicates': 'persons',
  'register/village': 'village',
  'register/grid': 'village',
  'register/person': 'persons',
  'register/committee': 'committee',
  'register/committeeMember': 'committee',
  'register/team': 'team',
  'register/teamMember': 'team',
  'register/dispute': 'dispute',
  'register/peopleCommittee': 'mediators',
  'register/mediator': 'mediators',
  'register/mediationRoom': 'mediators',
  'register/roomStation': 'mediators',
  'register/mediatorTraining': 'mediators',
  'register/mediatorAward': 'mediators',
  'register/screening': 'screening',
  'register/matter': 'matter',
  'register/hazard': 'hazard',
  'register/jointCheck': 'hazard',
  'register/campaign': 'hazard',
  'register/rentalHouse': 'housing',
  'register/floatingResident': 'housing',
  'register/meeting': 'meeting',
  'register/meetingDecision': 'meeting',
  'register/training': 'meeting',
  'register/trainee': 'meeting',
  'register/publicity': 'publicity',
  'register/householdVisit': 'publicity',
  'register/peaceVillage': 'peaceVillage',
  'register/assessment': 'peaceVillage',
  'register/visit': 'visit',
  'register/monthlyFigure': 'monthlyData',
  'register/villageReport': 'monthlyData',
  'mediation/cases': 'mediationCases',
  'mediation/intake': 'mediationCases',
  'mediation/case': 'mediationCase',
  caseRecord: 'mediationCase',
  'mediation/minutes': 'minutes',
  'mediation/disputes': 'disputesToCases',
  'mediation/numbers': 'caseNumbers',
  'mediation/subsidy': 'subsidy',
  'mediation/settings': 'mediationSettings',
  'duty/patrol': 'patrol',
  'duty/log': 'dutyLog',
  'duty/schools': 'schools',
  'duty/coverage': 'coverage',
  'register/patrolRecord': 'patrol',
  'register/patrolAttendee': 'patrol',
  'register/dutyLog': 'dutyLog',
  'register/dutyLogEntry': 'dutyLog',
  'register/school': 'schools',
  'register/schoolTerm': 'schools',
  'register/schoolGuard': 'schools',
  'register/patrolArea': 'coverage',
  'register/patrolLine': 'coverage',
  'register/patrolPlace': 'coverage',
  'register/guardPost': 'coverage',
  'register/villageForce': 'coverage',
  'register/staffingRule': 'coverage',
  'register/shiftSwap': 'rota',
  'register/shiftPattern': 'rota',
  'register/memberAbsence': 'rota',
  'register/dutyWish': 'rota',
  'register/pairRule': 'rota',
  'register/dutyNode': 'rota',
  'register/dutyLevel': 'rota',
  'register/calendarDay': 'rota',
  'register/nodeDeployment': 'coverage',
  'register/patrolTemplate': 'patrol',
  'register/responsePlan': 'drill',
  'register/drill': 'drill',
  'duty/rota': 'rota',
  'duty/today': 'dutyToday',
  'reports/list': 'reports',
  'reports/view': 'reports',
  'reports/centre': 'centre',
  'reports/monthly': 'monthly',
  'reports/indicators': 'indicators',
  'reports/look': 'look',
  'reports/templates': 'templates',
  'settings/imports': 'import',
  'settings/codes': 'codes',
  'settings/users': 'users',
  'settings/backup': 'backup',
  'settings/audit': 'sensitive',
  'settings/office': 'settings',
  'settings/password': 'session',
};

/** The help page of a screen; a register without a page of its own gets the page on tables. */
export function helpOfScreen(screen: string): string {
  return pageOfScreen[screen] ?? (screen.startsWith('register/') ? 'table' : 'start');
}

/** Whether a screen is named here; the test holds every screen against it. */
export function hasHelp(screen: string): boolean {
  return screen in pageOfScreen;
}

let layers: readonly string[] = [];
const watchers = new Set<() => void>();

function setLayers(next: readonly string[]): void {
  layers = next;
  for (const watcher of watchers) watcher();
}

/** While the component is mounted, F1 opens this screen's page instead of the one of the address. */
export function useHelpScreen(screen: string, enabled = true): void {
  useEffect(() => {
    if (!enabled) return;
    setLayers([...layers, screen]);
    return () => {
      const place = layers.lastIndexOf(screen);
      setLayers(layers.filter((_, index) => index !== place));
    };
  }, [screen, enabled]);
}

/** The screen that help is about: the innermost layer, else the place in the address. */
export function useCurrentScreen(place: string): string {
  const now = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => layers,
    () => layers,
  );
  return now[now.length - 1] ?? place;
}
