// The core in a process of its own, so that a long query never freezes a window. The main process starts this file.
import { createApp } from '../core/app.ts';
import { endOnFault, nodeHost } from '../core/nodeHost.ts';
import { pathFiles } from '../core/pathFiles.ts';
import type { FromCore, ToCore } from './channels.ts';
import { dataFolderArgument } from './security.ts';
import { servePort } from './servePort.ts';

const dataFolder = dataFolderArgument(process.argv);
if (dataFolder === null) throw new Error('the main process names the data folder');

// The window says in words that the core is gone; here only the log learns why.
endOnFault(dataFolder, () => undefined);

const files = pathFiles();
const app = createApp({ host: nodeHost({ shell: 'desktop', dataFolder, files }) });

process.parentPort.on('message', ({ data, ports }: { data: ToCore; ports: Electron.MessagePortMain[] }) => {
  switch (data.kind) {
    case 'connect': {
      const port = ports[0];
      if (port !== undefined) serve(port);
      return;
    }
    case 'allow': {
      if (data.access === 'read') files.allowReading(data.path, data.handle);
      else files.allowWriting(data.path, data.handle);
      const done: FromCore = { kind: 'allowed', handle: data.handle };
      process.parentPort.postMessage(done);
      return;
    }
    case 'close':
      app.close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
  }
});

function serve(port: Electron.MessagePortMain) {
  servePort(app, {
    postMessage: (message) => port.postMessage(message),
    onMessage: (listener) => port.on('message', (event) => listener(event.data)),
    onClose: (listener) => port.on('close', listener),
    start: () => port.start(),
  });
}
