import CloseIcon from '@mui/icons-material/Close';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Button } from './Button.tsx';
import { IconButton } from './IconButton.tsx';
import './Notices.css';
import { dismissNotice, noticesNow, notifyError, type ShownNotice, watchNotices } from './notices.ts';

/** Shows what `notify` reports, at the bottom of the window; once in the application. */
export function Notices() {
  const notices = useSyncExternalStore(watchNotices, noticesNow, noticesNow);
  return (
    <section className="pa-notices" aria-label="通知" aria-live="polite">
      {notices.map((notice) => (
        <NoticeLine key={notice.id} notice={notice} />
      ))}
    </section>
  );
}

function NoticeLine({ notice }: { notice: ShownNotice }) {
  const [held, setHeld] = useState(false);
  const [busy, setBusy] = useState(false);
  const line = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (notice.lifetime === null || held || busy) return;
    const timer = setTimeout(() => dismissNotice(notice.id), notice.lifetime);
    return () => clearTimeout(timer);
  }, [notice, held, busy]);

  const act = async () => {
    setBusy(true);
    try {
      await notice.action?.run();
    } catch (error) {
      notifyError(error);
    }
    dismissNotice(notice.id);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: being looked at only holds the timer
    <div
      ref={line}
      className={`pa-notice pa-notice-${notice.tone}`}
      role={notice.tone === 'error' ? 'alert' : undefined}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(line.current?.contains(document.activeElement) ?? false)}
    >
      <span className="pa-notice-text">{notice.text}</span>
      {notice.action && (
        <Button kind="quiet" busy={busy} onClick={act}>
          {notice.action.label}
        </Button>
      )}
      <IconButton label="关闭通知" icon={<CloseIcon />} onClick={() => dismissNotice(notice.id)} placement="top" />
    </div>
  );
}
