// The window's end of its port to the core. Every call gets an answer, also when the core never starts or dies.
import type { Answer } from '../../shared/contract/answer.ts';

/** What is common to the DOM's MessagePort and Node's. */
export interface ClientPort {
  postMessage(message: unknown): void;
  onMessage(listener: (data: unknown) => void): void;
  onClose(listener: () => void): void;
}

/** `input` is JSON text, or empty. */
export interface PortRequest {
  id: number;
  procedure: string;
  input: string;
}

/** `answer` is an `Answer` as JSON text. */
export interface PortReply {
  id: number;
  answer: string;
}

export interface PortClient {
  call(procedure: string, input: string): Promise<string>;
  /** Calls made before this wait for it. */
  attach(port: ClientPort): void;
  /** Answers everything that waits, and everything later, with this sentence. */
  fail(sentence: string): void;
}

export const coreDied =
  '程序的后台部分意外停止，刚才的操作可能没有完成。已保存的数据不受影响，请关闭窗口后重新打开平安台账。';

const unavailable = (message: string): string => {
  const answer: Answer = { ok: false, error: { code: 'unavailable', message } };
  return JSON.stringify(answer);
};

export function portClient(): PortClient {
  const waiting = new Map<number, (answer: string) => void>();
  let unsent: PortRequest[] = [];
  let port: ClientPort | null = null;
  let failure: string | null = null;
  let lastId = 0;

  const fail = (sentence: string) => {
    failure ??= sentence;
    unsent = [];
    for (const answer of waiting.values()) answer(unavailable(failure));
    waiting.clear();
  };

  const receive = (data: unknown) => {
    if (!isReply(data)) return;
    waiting.get(data.id)?.(data.answer);
    waiting.delete(data.id);
  };

  return {
    call(procedure, input) {
      if (failure !== null) return Promise.resolve(unavailable(failure));
      lastId += 1;
      const request = { id: lastId, procedure, input };
      return new Promise((resolve) => {
        waiting.set(request.id, resolve);
        if (port === null) unsent.push(request);
        else port.postMessage(request);
      });
    },
    attach(given) {
      port = given;
      port.onMessage(receive);
      port.onClose(() => fail(coreDied));
      for (const request of unsent) port.postMessage(request);
      unsent = [];
    },
    fail,
  };
}

function isReply(data: unknown): data is PortReply {
  return (
    typeof data === 'object' &&
    data !== null &&
    'id' in data &&
    typeof data.id === 'number' &&
    'answer' in data &&
    typeof data.answer === 'string'
  );
}
