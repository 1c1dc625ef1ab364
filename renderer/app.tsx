// The application: the gate, then the frame with the page of the address, help beside it.
import LargeTypeIcon from '@mui/icons-material/FormatSizeOutlined';
import PasswordIcon from '@mui/icons-material/KeyOutlined';
import LockIcon from '@mui/icons-material/LockOutlined';
import SignOutIcon from '@mui/icons-material/LogoutOutlined';
import { lazy, type ReactNode, Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { mayCall } from '../shared/contract/procedure.ts';
import { CurrentUser, Unlocks } from './api/currentUser.ts';
import { forgetPreferences, usePreference } from './api/preference.ts';
import { Frame } from './frame/Frame.tsx';
import { mayOpen, navItemOf, navigationFor } from './frame/navigation.ts';
import { PageBoundary } from './frame/PageBoundary.tsx';
import { helpOfScreen, useCurrentScreen } from './help/screenHelp.ts';
import { pages, searchBox as SearchBox, screens } from './pages.tsx';
import { go, hrefOf, type Route, useRoute } from './route.ts';
import { roleTitles } from './session/roleTitles.ts';
import { SessionGate } from './session/SessionGate.tsx';
import { type Session, type SessionUser, useSession } from './session/useSession.ts';
import {
  AppTheme,
  clearNotices,
  EmptyState,
  layerContainer,
  type MenuEntry,
  mayLeave,
  Notices,
  notifyError,
  SkeletonRows,
  type TypeSize,
  useShortcut,
} from './ui/index.ts';

// With all its pages: fetched at the first F1.
const HelpPanel = lazy(async () => ({ default: (await import('./help/HelpPanel.tsx')).HelpPanel }));

const readTypeSize = (stored: unknown): TypeSize => (stored === 'large' ? 'large' : 'normal');
const readFolded = (stored: unknown): boolean => stored === true;

/** What is set up once and seldom looked at begins closed. */
const readClosedGroups = (stored: unknown): string[] =>
  Array.isArray(stored) ? stored.filter((title) => typeof title === 'string') : ['勤务设置'];

/** The key of a place: of its item in the navigation and of its help. */
function screenOf({ page, part }: Route): string {
  return part === '' || page === 'help' ? page : `${page}/${part}`;
}

export function App() {
  const session = useSession();
  const open = session.gate.kind === 'open';
  const userId = session.user?.id;
  const [typeSize] = usePreference('look.typeSize', readTypeSize, open);

  // Ahead of every effect that asks for the new user's own: what was asked before is not listened to any more.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what belonged to one user ends with her
  useLayoutEffect(() => {
    forgetPreferences();
    clearNotices();
  }, [userId]);
  const unlocks = useUnlockCount(open);
  useFirstPageAfter(userId);

  return (
    <AppTheme typeSize={typeSize}>
      <SessionGate
        state={session.gate}
        setup={<Screen name="setup" session={session} />}
        signIn={<Screen name="signIn" session={session} />}
        lock={<Screen name="lock" session={session} />}
      >
        {session.user && (
          <CurrentUser value={session.user}>
            <Unlocks value={unlocks}>
              <Workplace key={session.user.id} session={session} user={session.user} />
            </Unlocks>
          </CurrentUser>
        )}
      </SessionGate>
      {session.gate.kind !== 'locked' && <Notices />}
    </AppTheme>
  );
}

function useUnlockCount(open: boolean): number {
  const [count, setCount] = useState(0);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (open && !wasOpen.current) setCount((before) => before + 1);
    wasOpen.current = open;
  }, [open]);
  return count;
}

/** Whoever signs in next starts at the first page, not at what the last user had open. */
function useFirstPageAfter(userId: string | undefined): void {
  const last = useRef<string>(undefined);
  useEffect(() => {
    if (last.current !== undefined && last.current !== userId) void go(hrefOf('today'));
    last.current = userId;
  }, [userId]);
}

function Screen({ name, session }: { name: keyof typeof screens; session: Session }) {
  const [help, setHelp] = useState(false);
  useShortcut('F1', () => setHelp(!help));
  const Found = screens[name];
  return (
    <PageBoundary place={name}>
      <Suspense fallback={null}>
        <Found session={session} />
      </Suspense>
      {help && (
        <Suspense fallback={null}>
          <HelpPanel page={helpOfScreen(name)} over onClose={() => setHelp(false)} />
        </Suspense>
      )}
    </PageBoundary>
  );
}

function Workplace({ session, user }: { session: Session; user: SessionUser }) {
  const route = useRoute();
  const place = screenOf(route);
  const screen = useCurrentScreen(place);
  const [folded, setFolded] = usePreference('look.navFolded', readFolded);
  const [closedGroups, setClosedGroups] = usePreference('look.navClosedGroups', readClosedGroups);
  const [searching, setSearching] = useState(false);
  const [help, setHelp] = useState<'closed' | 'beside' | 'over'>('closed');
  const userMenu = useUserMenu(session);

  const toggleHelp = () => setHelp(help === 'closed' ? (isLayerOpen() ? 'over' : 'beside') : 'closed');
  return (
    <Frame
      groups={navigationFor(user.role)}
      current={navItemOf(place)}
      collapsed={folded}
      onCollapse={setFolded}
      closedGroups={closedGroups}
      onCloseGroups={setClosedGroups}
      township={session.session?.township ?? ''}
      user={{ name: user.name, roleTitle: roleTitles[user.role] }}
      userMenu={userMenu}
      importHref={mayCall(user.role, 'writer') ? hrefOf('import') : undefined}
      onSearch={() => setSearching(true)}
      onHelp={toggleHelp}
      onLock={() => session.lock().catch(notifyError)}
      side={
        help !== 'closed' && (
          <Suspense fallback={null}>
            <HelpPanel page={helpOfScreen(screen)} over={help === 'over'} onClose={() => setHelp('closed')} />
          </Suspense>
        )
      }
    >
      <PageBoundary place={place}>
        <Suspense fallback={<Waiting />}>
          <PageOf route={route} role={user.role} />
        </Suspense>
      </PageBoundary>
      {searching && (
        <Suspense fallback={null}>
          <SearchBox onClose={() => setSearching(false)} />
        </Suspense>
      )}
    </Frame>
  );
}

function useUserMenu(session: Session): MenuEntry[] {
  const [typeSize, setTypeSize] = usePreference('look.typeSize', readTypeSize);
  const large = typeSize === 'large';
  const signOut = async () => {
    if (await mayLeave()) await session.signOut().catch(notifyError);
  };
  return [
    {
      key: 'type',
      label: '大字',
      icon: <LargeTypeIcon />,
      checked: large,
      onSelect: () => setTypeSize(large ? 'normal' : 'large'),
    },
    { key: 'password', label: '改密码', icon: <PasswordIcon />, onSelect: () => go(hrefOf('settings', 'password')) },
    'line',
    {
      key: 'lock',
      label: '锁定',
      icon: <LockIcon />,
      shortcut: 'Ctrl+L',
      onSelect: () => session.lock().catch(notifyError),
    },
    { key: 'signOut', label: '退出', icon: <SignOutIcon />, onSelect: signOut },
  ];
}

function PageOf({ route, role }: { route: Route; role: SessionUser['role'] }): ReactNode {
  const place = screenOf(route);
  const Found = pages[place] ?? pages[route.page];
  if (!Found) return <EmptyState title="没有这个页面">从左侧导航选择。</EmptyState>;
  if (!mayOpen(role, place)) {
    return <EmptyState title="您的角色不能使用这个页面">需要时请联系系统管理员。</EmptyState>;
  }
  return <Found part={route.part} query={route.query} />;
}

function Waiting() {
  return (
    <div style={{ padding: '1rem 1.25rem' }}>
      <SkeletonRows />
    </div>
  );
}

/** Whether a form or dialog lies over the page, so that help must lie over that. */
function isLayerOpen(): boolean {
  return layerContainer().querySelector('.MuiDrawer-modal, .MuiDialog-root') !== null;
}
