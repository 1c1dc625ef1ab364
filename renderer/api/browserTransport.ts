// The browser tab's way to the core: requests to the loopback port it was loaded from. The cookie goes along by itself.
import type { Answer } from '../../shared/contract/answer.ts';
import type { PickedFile, PickedPlace } from '../../shared/contract/bridge.ts';
import type { ErrorCode } from '../../shared/contract/errors.ts';
import { callLimit, uploadLimit } from '../../shared/contract/limits.ts';
import { FileRefused } from './fileRefused.ts';
import { chooseFile, startDownload } from './pageFiles.ts';
import type { FileCheck, Transport } from './transport.ts';

/** What the transport needs of the page; tests bring their own. */
export interface PageDoor {
  fetch(path: string, init: RequestInit): Promise<Response>;
  chooseFile(accept: string): Promise<File | null>;
  startDownload(path: string): void;
}

const thisPage: PageDoor = { fetch: (path, init) => fetch(path, init), chooseFile, startDownload };

const refused = (code: ErrorCode, message: string): Answer => ({ ok: false, error: { code, message } });

const stopped = '平安台账已经停止运行，刚才的操作没有完成。请重新启动程序，再打开它显示的地址。';

export function browserTransport(page: PageDoor = thisPage): Transport {
  const request = async (path: string, init: RequestInit): Promise<Answer> => {
    let response: Response;
    try {
      response = await page.fetch(path, { ...init, cache: 'no-store', redirect: 'error', credentials: 'same-origin' });
    } catch {
      return refused('unavailable', stopped);
    }
    try {
      return (await response.json()) as Answer;
    } catch {
      return refused('unavailable', stopped);
    }
  };

  const post = (path: string, body: string) =>
    request(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });

  const upload = async (file: File, { refuse }: FileCheck = {}): Promise<PickedFile> => {
    const refusal = refuse?.(file) ?? null;
    if (refusal !== null) throw new FileRefused(refusal);
    if (file.size > uploadLimit) {
      const most = Math.floor(uploadLimit / 1024 / 1024);
      throw new FileRefused(`“${file.name}”太大，最多 ${most} MB。请拆成几个文件，或改用桌面程序、命令行处理。`);
    }
    const answer = await request(`/upload?name=${encodeURIComponent(file.name)}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: file,
    });
    if (!answer.ok) throw new FileRefused(answer.error.message);
    return answer.output as PickedFile;
  };

  return {
    async call(procedure, input) {
      const body = JSON.stringify({ procedure, input });
      // A character takes at most three bytes per UTF-16 unit; only a text near the limit is worth counting.
      if (body.length * 3 > callLimit && new Blob([body]).size > callLimit) {
        return refused('invalid', '一次提交的内容太多，请分几次提交。');
      }
      return post('/call', body);
    },

    async pickOpen({ extensions, refuse }) {
      const file = await page.chooseFile(extensions.map((extension) => `.${extension}`).join(','));
      return file === null ? null : upload(file, { refuse });
    },

    takeFile: upload,

    async pickSave(suggestedName) {
      const answer = await post('/save', JSON.stringify({ name: suggestedName }));
      if (!answer.ok) throw new FileRefused(answer.error.message);
      return answer.output as PickedPlace;
    },

    async finishSave(handle) {
      page.startDownload(`/download/${encodeURIComponent(handle)}`);
    },
  };
}
