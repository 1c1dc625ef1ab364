// Documents page by page, as they will lie on paper: look, zoom, print, keep as a file.

import CloseIcon from '@mui/icons-material/Close';
import PrintIcon from '@mui/icons-material/PrintOutlined';
import ZoomInIcon from '@mui/icons-material/ZoomIn';
import ZoomOutIcon from '@mui/icons-material/ZoomOut';
import MuiDialog from '@mui/material/Dialog';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { PaperKind } from '../../shared/contract/previewProcedures.ts';
import { call } from '../api/client.ts';
import { saveFile } from '../api/saveFile.ts';
import { useHelpScreen } from '../help/screenHelp.ts';
import {
  Button,
  Callout,
  Dialog,
  IconButton,
  MenuButton,
  notify,
  notifyError,
  ProgressPanel,
  Select,
  useShortcut,
} from '../ui/index.ts';
import './preview.css';
import { MissingFonts } from './MissingFonts.tsx';
import { PreviewPage } from './PreviewPage.tsx';
import {
  facesOf,
  laidOutBy,
  type NotShown,
  nextZoom,
  type OpenedPreview,
  type PageFace,
  printRuns,
  zoomToFit,
} from './preview.ts';
import { printPages } from './printPages.ts';
import { printRough } from './printRough.tsx';
import { SheetsView } from './SheetsView.tsx';
import { WordView } from './WordView.tsx';

interface PreviewDialogProps {
  opened: OpenedPreview;
  papers: readonly PaperKind[];
  /** Why these are no true pages; null when they are. */
  roughBecause: string | null;
  /** Documents that were asked for and are not among the pages. */
  notShown: readonly NotShown[];
  onClose: () => void;
}

/** Room beside the widest page, in CSS pixels. */
const margin = 64;
/** Pictures of more pages than this are too much for one print run. */
const mostPrinted = 400;
/** Documents without pages that are named. */
const mostNamed = 6;

const labelOf = (face: PageFace, several: boolean) =>
  several ? `第 ${face.document + 1} 份第 ${face.page} 页` : `第 ${face.page} 页`;

export function PreviewDialog({ opened, papers, roughBecause, notShown, onClose }: PreviewDialogProps) {
  const { preview, documents } = opened;
  const titleId = useId();
  // State, not a ref: the dialog mounts its content after the first effects have run.
  const [body, setBody] = useState<HTMLElement | null>(null);
  const faces = useMemo(() => facesOf(documents), [documents]);
  const [zoom, setZoom] = useState(1);
  const [shown, setShown] = useState(0);
  const [seen, setSeen] = useState(1);
  const [printed, setPrinted] = useState<number | null>(null);
  const stop = useRef<AbortController | null>(null);
  useHelpScreen('preview');

  const fitWidth = () => setZoom(faces.length === 0 ? 1 : zoomToFit(faces, (body?.clientWidth ?? 0) - margin));
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the window can be measured
  useEffect(() => {
    if (!body) return;
    fitWidth();
    body.focus();
  }, [body]);
  useEffect(() => () => stop.current?.abort(), []);
  // What was looked at is forgotten as soon as nobody looks.
  useEffect(() => () => void call('previews.close', { preview }).catch(() => undefined), [preview]);

  /** The page in the middle of the window. */
  const look = () => {
    if (!body) return;
    const middle = body.getBoundingClientRect().top + body.clientHeight / 2;
    const sheets = [...body.querySelectorAll('.pv-page')];
    const at = sheets.findIndex((sheet) => sheet.getBoundingClientRect().bottom >= middle);
    if (at >= 0) setSeen(at + 1);
  };
  const goTo = (document: number) => {
    setShown(document);
    const at = faces.findIndex((face) => face.document === document);
    body?.querySelectorAll('.pv-page')[at]?.scrollIntoView({ block: 'start' });
  };

  const current = faces[seen - 1];
  const at = faces.length > 0 ? (current?.document ?? 0) : shown;
  const document = documents[at];
  const truePages = faces.length > 0;
  const runs = useMemo(() => printRuns(faces, mostPrinted), [faces]);
  const canPrint = printed === null;

  const print = async () => {
    const control = new AbortController();
    stop.current = control;
    setPrinted(0);
    const { signal } = control;
    try {
      if (!truePages) await printRough({ preview, documents, onProgress: setPrinted, signal });
      let done = 0;
      for (const run of runs) {
        if (signal.aborted) return;
        const before = done;
        await printPages({ preview, faces: run, onProgress: (drawn) => setPrinted(before + drawn), signal });
        done += run.length;
      }
    } finally {
      stop.current = null;
      setPrinted(null);
    }
  };
  const save = async (as: 'own' | 'pdf') => {
    if (!document) return;
    const name = as === 'pdf' ? document.name.replace(/\.\w+$/, '.pdf') : document.name;
    const saved = await saveFile(name, (file) => call('previews.save', { preview, document: at, as, file }));
    if (saved) notify({ text: `已保存：${saved.name}` });
  };
  useShortcut('Ctrl+P', () => void (canPrint && print().catch(notifyError)));
  useShortcut('Ctrl+=', () => setZoom(nextZoom(zoom, 1)));
  useShortcut('Ctrl+-', () => setZoom(nextZoom(zoom, -1)));
  useShortcut('Ctrl+0', fitWidth);

  const own = document?.name.toLowerCase().endsWith('.xlsx') ? 'Excel' : 'Word';
  const printHint = !truePages
    ? '按粗排的样子打印，每页下方注明'
    : runs.length > 1
      ? `共 ${faces.length} 页，分 ${runs.length} 次打印，每次出现一个打印窗口`
      : '';
  const makers = laidOutBy(documents);

  return (
    <MuiDialog
      open
      fullScreen
      slotProps={{ paper: { style: { margin: 0, maxWidth: '100vw', borderRadius: 0 } } }}
      aria-labelledby={titleId}
      onClose={(_, why) => why === 'escapeKeyDown' && onClose()}
    >
      <header className="pv-head">
        <h2 id={titleId}>
          {documents.length > 1 ? `预览 ${documents.length} 份文件` : `预览 ${document?.name ?? ''}`}
        </h2>
        {documents.length > 1 && (
          <Select
            narrow
            label="看哪一份"
            value={String(at)}
            choices={documents.map(({ name }, place) => ({ value: String(place), label: name }))}
            onChange={(value) => goTo(Number(value))}
          />
        )}
        <span className="pv-space" />
        {makers.length > 0 && <span className="pv-maker">{makers.join('、')} 排版</span>}
        {truePages && (
          <span className="pv-count" role="status">
            第 {seen} 页，共 {faces.length} 页
          </span>
        )}
        <IconButton label="缩小" shortcut="Ctrl+-" icon={<ZoomOutIcon />} onClick={() => setZoom(nextZoom(zoom, -1))} />
        <span className="pv-zoom">{Math.round(zoom * 100)}%</span>
        <IconButton label="放大" shortcut="Ctrl+=" icon={<ZoomInIcon />} onClick={() => setZoom(nextZoom(zoom, 1))} />
        <Button kind="quiet" shortcut="Ctrl+0" onClick={fitWidth}>
          {truePages ? '适合宽度' : '原大小'}
        </Button>
        <MenuButton
          label="保存"
          entries={[
            { key: 'own', label: `保存为 ${own}`, onSelect: () => void save('own').catch(notifyError) },
            {
              key: 'pdf',
              label: '保存为 PDF',
              disabled: document?.kind !== 'pages',
              ...(document?.kind === 'pages' ? {} : { detail: '需要本机的 WPS、Word 或 LibreOffice' }),
              onSelect: () => void save('pdf').catch(notifyError),
            },
          ]}
        />
        <Button
          kind="main"
          icon={<PrintIcon />}
          shortcut="Ctrl+P"
          hint={printHint}
          disabled={!canPrint}
          onClick={() => void print().catch(notifyError)}
        >
          打印
        </Button>
        <IconButton label="关闭预览" shortcut="Esc" icon={<CloseIcon />} onClick={onClose} />
      </header>
      {roughBecause !== null && (
        <div className="pv-told">
          <Callout tone="warning">{roughBecause}</Callout>
        </div>
      )}
      {notShown.length > 0 && (
        <div className="pv-told">
          <Callout tone="warning">
            {notShown.length} 份没有做成，不在下面，也不会打印：
            {notShown.slice(0, mostNamed).map(({ name, why }) => (
              <p key={name}>
                {name}：{why}
              </p>
            ))}
            {notShown.length > mostNamed && <p>等 {notShown.length} 份。</p>}
          </Callout>
        </div>
      )}
      <div className="pv-told">
        <MissingFonts papers={papers} brief />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keys that scroll must reach it */}
      <section className="pv-body" ref={setBody} tabIndex={0} aria-label="页面" onScroll={look}>
        {faces.map((face) => (
          <PreviewPage
            key={`${face.document} ${face.page}`}
            preview={preview}
            face={face}
            zoom={zoom}
            label={labelOf(face, documents.length > 1)}
          />
        ))}
        {!truePages && document?.kind === 'word' && <WordView key={at} preview={preview} document={at} zoom={zoom} />}
        {!truePages && document?.kind === 'sheets' && (
          <SheetsView key={at} preview={preview} document={at} zoom={zoom} />
        )}
      </section>
      {printed !== null && (
        <Dialog open title="正在准备打印" width="medium">
          <ProgressPanel
            title="正在画要打印的页"
            done={printed}
            total={truePages ? faces.length : documents.length}
            unit={truePages ? '页' : '份'}
            cancelHint="不会打印"
            onCancel={() => stop.current?.abort()}
          />
        </Dialog>
      )}
    </MuiDialog>
  );
}
