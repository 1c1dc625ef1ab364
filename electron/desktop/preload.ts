// Runs before the page, in the sandbox, and puts the one door on `window.pingan`. The page gets functions, never
// Electron's own objects.
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { DesktopBridge } from '../../shared/contract/bridge.ts';
import {
  connectChannel,
  goneChannel,
  openFinishedChannel,
  pickOpenChannel,
  pickSaveChannel,
  portChannel,
  takeFileChannel,
} from './channels.ts';
import { type ClientPort, portClient } from './portClient.ts';

const client = portClient();

ipcRenderer.on(portChannel, (event) => {
  const port = event.ports[0];
  if (port !== undefined) client.attach(asClientPort(port));
});
ipcRenderer.on(goneChannel, (_event, sentence: string) => client.fail(sentence));
ipcRenderer.send(connectChannel);

const bridge: DesktopBridge = {
  call: (procedure, input) => client.call(procedure, input),
  pickOpen: (options) => ipcRenderer.invoke(pickOpenChannel, options),
  // The system gives a path only for a file that the user herself dropped or chose; a page cannot make one up.
  takeFile: async (file) =>
    file instanceof File ? ipcRenderer.invoke(takeFileChannel, webUtils.getPathForFile(file)) : null,
  pickSave: (suggestedName) => ipcRenderer.invoke(pickSaveChannel, suggestedName),
  openFinished: (handle) => ipcRenderer.invoke(openFinishedChannel, handle),
};
contextBridge.exposeInMainWorld('pingan', bridge);

function asClientPort(port: MessagePort): ClientPort {
  return {
    postMessage: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.onmessage = (event) => listener(event.data);
    },
    // Electron adds this event to the DOM's port: the other end is gone.
    onClose: (listener) => port.addEventListener('close', listener),
  };
}
