// Every document of the dossier as a tile, in the order of binding: complete, lacking (and what), not needed.

import ScanIcon from '@mui/icons-material/AttachFileOutlined';
import FillIcon from '@mui/icons-material/EditOutlined';
import PrintIcon from '@mui/icons-material/PrintOutlined';
import PreviewIcon from '@mui/icons-material/VisibilityOutlined';
import { useState } from 'react';
import type { Judgement } from '../../../shared/contract/mediationProcedures.ts';
import { gapTexts, isOnDemand, someOf } from '../../../shared/rules/mediation/checklist.ts';
import { type DocumentKey, documentOf } from '../../../shared/rules/mediation/documents.ts';
import type { Tile as CaseTile } from '../../../shared/rules/mediation/judgement.ts';
import { Button, IconButton, Tag } from '../../ui/index.ts';
import { useCase } from '../parts/caseWork.ts';
import { placeOfDocument } from './tilePlaces.ts';

type TileFacts = Judgement['tiles'][number];

interface FormWallProps {
  onFill: (document: DocumentKey) => void;
  onPrint: (document: DocumentKey) => void;
  onPreview: (document: DocumentKey) => void;
}

export function FormWall({ onFill, onPrint, onPreview }: FormWallProps) {
  const { view } = useCase();
  const [all, setAll] = useState(false);
  const { tiles } = view.judgement;
  const needed = tiles.filter(({ state }) => state !== 'notNeeded');
  const others = tiles.filter(({ state }) => state === 'notNeeded');
  const done = needed.filter(({ state }) => state === 'complete').length;
  const tile = (each: TileFacts) => (
    <Tile key={each.document} tile={each} onFill={onFill} onPrint={onPrint} onPreview={onPreview} />
  );
  return (
    <>
      <p className="pm-wall-head">
        需要的 {needed.length} 件材料，已完整 {done} 件{done < needed.length && `，还缺 ${needed.length - done} 件`}。
      </p>
      <ol className="pm-wall">{needed.map(tile)}</ol>
      {others.length > 0 && (
        <>
          <p className="pm-wall-head">
            <Button kind="quiet" onClick={() => setAll(!all)}>
              {all ? '收起' : '看'}这件案子不需要的 {others.length} 件
            </Button>
          </p>
          {all && <ol className="pm-wall">{others.map(tile)}</ol>}
        </>
      )}
    </>
  );
}

function Tile({ tile, onFill, onPrint, onPreview }: { tile: TileFacts } & FormWallProps) {
  const { writable, openScans } = useCase();
  const key = tile.document as DocumentKey;
  const declared = documentOf(key);
  const place = placeOfDocument(key);
  const fillable = place.kind !== 'none';
  const several = tile.rows.length > 1 ? ` ${tile.rows.length} 份` : '';
  return (
    <li className={`pm-tile pm-tile-${tile.state}`}>
      <button
        type="button"
        className="pm-tile-face"
        disabled={!fillable}
        onClick={() => onFill(key)}
        aria-label={`${tile.title}，${wordsOf(tile)}`}
      >
        <span className="pm-tile-title">
          {tile.title}
          {several}
        </span>
        <TileState tile={tile} />
      </button>
      <div className="pm-tile-foot">
        <span className="pm-tile-need">{needInWords(tile)}</span>
        {writable && fillable && place.kind !== 'scans' && (
          <IconButton label={`填写${tile.title}`} icon={<FillIcon />} onClick={() => onFill(key)} />
        )}
        {declared.scan !== null && (writable || tile.scans > 0) && (
          <Button
            kind="quiet"
            icon={<ScanIcon />}
            hint={tile.scans > 0 ? '查看或添加扫描件' : '添加扫描件，扫描件可以代替填写'}
            onClick={() => openScans(key)}
          >
            {tile.scans > 0 ? `扫描件 ${tile.scans}` : '扫描件'}
          </Button>
        )}
        {declared.isWritten && (
          <IconButton label={`预览${tile.title}`} icon={<PreviewIcon />} onClick={() => onPreview(key)} />
        )}
        {declared.isWritten && (
          <IconButton label={`单独打印${tile.title}`} icon={<PrintIcon />} onClick={() => onPrint(key)} />
        )}
      </div>
    </li>
  );
}

function needInWords(tile: TileFacts): string {
  if (tile.need === 'required') return '必备';
  return isOnDemand(tile as CaseTile) && tile.state === 'complete' ? '按需，不入卷' : '按需';
}

function wordsOf(tile: TileFacts): string {
  if (tile.state === 'notNeeded') return '不需要';
  if (tile.state === 'complete') return '完整';
  return `缺：${tile.lacking.map(({ text }) => text).join('、')}`;
}

function TileState({ tile }: { tile: TileFacts }) {
  if (tile.state === 'notNeeded') return <Tag>不需要</Tag>;
  if (tile.state === 'complete') return <Tag tone="success">完整</Tag>;
  const texts = gapTexts(tile.lacking as CaseTile['lacking']);
  return (
    <span className="pm-tile-lacking" title={texts.join('，')}>
      缺：{someOf(texts)}
    </span>
  );
}
