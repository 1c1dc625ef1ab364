// The desktop window's way to the core: the bridge that its preload script put there.
import type { Answer } from '../../shared/contract/answer.ts';
import type { DesktopBridge } from '../../shared/contract/bridge.ts';
import { FileRefused } from './fileRefused.ts';
import type { Transport } from './transport.ts';

export function desktopTransport(bridge: DesktopBridge): Transport {
  return {
    async call(procedure, input) {
      return JSON.parse(await bridge.call(procedure, JSON.stringify(input) ?? '')) as Answer;
    },
    pickOpen: (options) => bridge.pickOpen({ label: options.label, extensions: [...options.extensions] }),
    async takeFile(file) {
      const taken = await bridge.takeFile(file);
      if (taken === null) throw new FileRefused(`没有取到“${file.name}”，请点“选择文件”来选。`);
      return taken;
    },
    pickSave: (suggestedName) => bridge.pickSave(suggestedName),
    async finishSave(handle) {
      await bridge.openFinished(handle);
    },
  };
}
