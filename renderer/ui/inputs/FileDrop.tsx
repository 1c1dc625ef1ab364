import UploadIcon from '@mui/icons-material/UploadFileOutlined';
import { type DragEvent, useId, useRef, useState } from 'react';
import { Button } from '../Button.tsx';
import './FileDrop.css';

export interface FileDropProps {
  /** 把文件拖到这里，或 … */
  title: string;
  /** Which files, how large. */
  detail?: string;
  /** As in HTML: `.xlsx,.xls,.csv`. */
  accept?: string;
  multiple?: boolean;
  disabled?: boolean;
  /** Where the shell has a file dialog of its own; otherwise the browser's is opened. */
  onChoose?: () => void;
  onFiles: (files: File[]) => void;
}

/** A place to drop files on, with a button for the keyboard. */
export function FileDrop({
  title,
  detail,
  accept,
  multiple = false,
  disabled = false,
  onChoose,
  onFiles,
}: FileDropProps) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (!disabled && files.length > 0) onFiles(multiple ? files : files.slice(0, 1));
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra way; the button inside is the keyboard's
    <div
      className={`pa-file-drop${over ? ' pa-file-drop-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(!disabled);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <UploadIcon className="pa-file-drop-icon" />
      <p>{title}</p>
      <Button disabled={disabled} onClick={onChoose ?? (() => input.current?.click())}>
        选择文件…
      </Button>
      <input
        ref={input}
        id={id}
        type="file"
        hidden
        accept={accept}
        multiple={multiple}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
      {detail !== undefined && <p className="pa-file-drop-detail">{detail}</p>}
    </div>
  );
}
