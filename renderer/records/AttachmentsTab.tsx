// Photos and PDF of a row: seen in the window, kept inside the encrypted file, written out only with a reason.
import RemoveIcon from '@mui/icons-material/DeleteOutlined';
import PdfIcon from '@mui/icons-material/PictureAsPdfOutlined';
import SaveIcon from '@mui/icons-material/SaveAltOutlined';
import { useEffect, useState } from 'react';
import type { OutputOf } from '../../shared/contract/index.ts';
import { largeAttachment } from '../../shared/contract/limits.ts';
import { beijingText } from '../../shared/fields/beijingTime.ts';
import type { AttachmentField } from '../../shared/fields/field.ts';
import type { Register } from '../../shared/registers/register.ts';
import { call } from '../api/client.ts';
import { saveFile } from '../api/saveFile.ts';
import { type PickedFile, transport } from '../api/transport.ts';
import { useAnswer, useAttempt } from '../api/useAnswer.ts';
import {
  Dialog,
  EmptyState,
  ErrorPanel,
  FileDrop,
  IconButton,
  notify,
  notifyUndoable,
  Panel,
  ReasonDialog,
  SkeletonRows,
} from '../ui/index.ts';
import './records.css';

type Attachment = OutputOf<'attachments.list'>['attachments'][number];

const megabyte = 1024 * 1024;
const extensions: Record<AttachmentField['accept'], string[]> = {
  photo: ['jpg', 'jpeg', 'png', 'webp'],
  document: ['pdf'],
  any: ['jpg', 'jpeg', 'png', 'webp', 'pdf'],
};
const kinds: Record<AttachmentField['accept'], string> = { photo: '照片', document: 'PDF', any: '照片、PDF' };

function sizeText(bytes: number): string {
  return bytes < megabyte ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / megabyte).toFixed(1)} MB`;
}

/** The bytes as an address for this window; freed when the component goes. */
function useContent(id: string): { url: string; mediaType: string } | null {
  const [content, setContent] = useState<{ url: string; mediaType: string } | null>(null);
  useEffect(() => {
    let url: string | undefined;
    let current = true;
    call('attachments.read', { attachment: id }).then(
      ({ base64, mediaType }) => {
        if (!current) return;
        const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
        url = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
        setContent({ url, mediaType });
      },
      () => undefined,
    );
    return () => {
      current = false;
      if (url !== undefined) URL.revokeObjectURL(url);
    };
  }, [id]);
  return content;
}

interface AttachmentsTabProps {
  register: Register;
  id: string;
  writable: boolean;
  /** Only this slot. */
  only?: string;
  onChange: () => void;
}

/** The slots of a register with their files. */
export function AttachmentsTab({ register, id, writable, only, onChange }: AttachmentsTabProps) {
  const { data, failure, reload } = useAnswer('attachments.list', { register: register.key, id });
  const adding = useAttempt();
  const [viewed, setViewed] = useState<Attachment | null>(null);
  const [asked, setAsked] = useState<{ what: 'save' | 'remove'; file: Attachment } | null>(null);
  const acting = useAttempt();
  const slots = register.fields.filter(
    (field): field is AttachmentField => field.type === 'attachment' && (only === undefined || field.key === only),
  );

  const changed = async () => {
    await reload();
    onChange();
  };
  const put = async (slot: AttachmentField, file: PickedFile) => {
    await call('attachments.add', { register: register.key, id, field: slot.key, file: file.handle });
    notify({ text: `已添加“${file.name}”` });
    await changed();
  };
  const choose = (slot: AttachmentField) =>
    adding.run(async () => {
      const file = await transport().pickOpen({
        label: kinds[slot.accept],
        extensions: extensions[slot.accept],
        refuse: largeAttachment,
      });
      if (file !== null) await put(slot, file);
    });
  const drop = (slot: AttachmentField, files: readonly File[]) =>
    adding.run(async () => {
      for (const file of files) await put(slot, await transport().takeFile(file, { refuse: largeAttachment }));
    });
  const act = (reason: string) =>
    acting.run(async () => {
      if (asked === null) return;
      const { what, file } = asked;
      if (what === 'remove') {
        await call('attachments.withdraw', { attachment: file.id, reason });
        notifyUndoable(`已移除“${file.name}”`, async () => {
          await call('attachments.restore', { attachment: file.id });
          await changed();
        });
        await changed();
      } else {
        const saved = await saveFile(file.name, (handle) =>
          call('attachments.save', { attachment: file.id, file: handle, reason }),
        );
        if (saved === null) return;
      }
      setAsked(null);
    });

  if (failure !== null) return <ErrorPanel message={failure} onRetry={reload} />;
  if (!data) return <SkeletonRows />;
  return (
    <div className="pc-slots">
      {adding.failure !== null && <ErrorPanel compact message={adding.failure} />}
      {slots.map((slot) => {
        const files = data.attachments.filter((each) => each.field === slot.key);
        return (
          <Panel key={slot.key} title={slot.label} count={files.length}>
            {files.length === 0 && !writable && <EmptyState title={`还没有${slot.label}`} />}
            {files.length > 0 && (
              <ul className="pc-files">
                {files.map((file) => (
                  <li key={file.id}>
                    <button
                      type="button"
                      className="pc-thumb"
                      onClick={() => (file.kind === 'photo' ? setViewed(file) : setAsked({ what: 'save', file }))}
                      title={file.kind === 'photo' ? '查看' : '另存后用阅读器打开'}
                    >
                      {file.kind === 'photo' ? <Thumbnail file={file} /> : <PdfIcon />}
                    </button>
                    <div className="pc-file-words">
                      <span className="pc-file-name" title={file.name}>
                        {file.name}
                      </span>
                      <small>
                        {sizeText(file.size)} · {file.addedBy} · {beijingText(file.addedAt)}
                      </small>
                    </div>
                    <IconButton
                      label={`另存“${file.name}”`}
                      icon={<SaveIcon />}
                      onClick={() => setAsked({ what: 'save', file })}
                    />
                    {writable && (
                      <IconButton
                        label={`移除“${file.name}”`}
                        icon={<RemoveIcon />}
                        onClick={() => setAsked({ what: 'remove', file })}
                      />
                    )}
                  </li>
                ))}
              </ul>
            )}
            {writable && (
              <FileDrop
                title={`把${kinds[slot.accept]}拖到这里，或选择文件`}
                detail="每个不超过 20 MB，与台账一起加密保存"
                accept={extensions[slot.accept].map((each) => `.${each}`).join(',')}
                multiple
                disabled={adding.busy}
                onChoose={() => void choose(slot)}
                onFiles={(dropped) => void drop(slot, dropped)}
              />
            )}
          </Panel>
        );
      })}
      {viewed && <Viewer file={viewed} onClose={() => setViewed(null)} />}
      <ReasonDialog
        open={asked !== null}
        title={asked?.what === 'save' ? '另存附件' : '移除附件'}
        reasons={asked?.what === 'save' ? ['上级检查', '装订归档', '交当事人'] : ['添加错误', '更换文件', '不清晰']}
        confirmLabel={asked?.what === 'save' ? '另存' : '移除'}
        busy={acting.busy}
        onConfirm={(reason) => void act(reason)}
        onClose={() => {
          acting.forget();
          setAsked(null);
        }}
      >
        {asked?.what === 'save'
          ? '另存的文件离开本程序的保护，原因记入审计日志。'
          : '移除的附件不再显示，历史保留，可以撤销。'}
        {acting.failure !== null && <ErrorPanel compact message={acting.failure} />}
      </ReasonDialog>
    </div>
  );
}

function Thumbnail({ file }: { file: Attachment }) {
  const content = useContent(file.id);
  return content === null ? null : <img src={content.url} alt={file.name} />;
}

function Viewer({ file, onClose }: { file: Attachment; onClose: () => void }) {
  const content = useContent(file.id);
  return (
    <Dialog open title={file.name} width="large" onClose={onClose}>
      <div className="pc-viewer">{content === null ? <SkeletonRows /> : <img src={content.url} alt={file.name} />}</div>
    </Dialog>
  );
}
