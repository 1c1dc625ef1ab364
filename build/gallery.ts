// Pictures of the component sheets, for looking at: `node build/gallery.ts [sheet …]` writes them to out/gallery.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openGallery } from '../renderer/e2e/gallery.ts';

const every = ['frame', 'collapsed', 'parts', 'form', 'reason', 'confirm', 'notices', 'help', 'helpPage', 'locked'];
const sheets = process.argv.length > 2 ? process.argv.slice(2) : every;
const folder = fileURLToPath(new URL('../out/gallery', import.meta.url));

mkdirSync(folder, { recursive: true });
const gallery = await openGallery();
try {
  for (const sheet of sheets) {
    for (const type of ['normal', 'large'] as const) {
      await gallery.show(sheet, type);
      await gallery.page.screenshot({ path: `${folder}/${sheet}-${type}.png` });
    }
  }
} finally {
  await gallery.close();
}
for (const complaint of gallery.complaints) console.log(complaint);
