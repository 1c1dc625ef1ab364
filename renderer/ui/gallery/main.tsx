// For development only: every component on sheets of invented content, to be looked at and pictured.
// `?sheet=form&type=large` chooses; no part of it is built into the product.
import { createRoot } from 'react-dom/client';
import HelpPageView from '../../help/HelpPageView.tsx';
import { AppTheme, layersAttribute, Notices } from '../index.ts';
import { FormSheet } from './FormSheet.tsx';
import { FrameSheet } from './FrameSheet.tsx';
import { LayerSheet } from './LayerSheet.tsx';
import { LockSheet } from './LockSheet.tsx';
import { PartsSheet } from './PartsSheet.tsx';

const query = new URLSearchParams(window.location.search);
const sheets: Record<string, () => React.JSX.Element> = {
  parts: () => <PartsSheet />,
  form: () => <FormSheet />,
  frame: () => <FrameSheet />,
  help: () => <FrameSheet help="table" />,
  helpPage: () => <HelpPageView part="import" />,
  locked: () => <LockSheet />,
  collapsed: () => <FrameSheet collapsed />,
  reason: () => <LayerSheet layer="reason" />,
  confirm: () => <LayerSheet layer="confirm" />,
  notices: () => <LayerSheet layer="notices" />,
};
const Sheet = sheets[query.get('sheet') ?? 'frame'] ?? FrameSheet;

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <AppTheme typeSize={query.get('type') === 'large' ? 'large' : 'normal'}>
      <div {...{ [layersAttribute]: '' }} style={{ height: '100vh', overflow: 'auto' }}>
        <Sheet />
      </div>
      <Notices />
    </AppTheme>,
  );
}
