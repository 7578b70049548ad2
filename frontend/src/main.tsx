import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './components/tokens.css';
import './components/mantine.css';
import './i18n';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { shell } from './api/shell';
import { facesReady, loadFaces } from './canvas/faces';
import { listenForKeys } from './components/commands';
import type { Opening } from './model/shell';
import { App } from './panels/App';
import { show } from './panels/shell/shell-events';
import { firstPageIsSeen } from './stores/first-page';
import { suggestLanguage } from './stores/preferences';
import { useRoute } from './stores/route';
import { session } from './stores/session';

// Before the pasteboard's own listener: what a command takes is not the page's.
listenForKeys();

const root = document.getElementById('root');

/** Milliseconds that the editor waits for its document before it is built without it. */
const patience = 500;

/** The faces are on their way while the editor is being built, which takes as long as they do. */
async function prepare(document: string) {
  const late = new Promise<null>((resolve) => setTimeout(resolve, patience, null));
  const opened = await Promise.race([session.prepare(document), late]).catch(() => null);
  if (!opened) return;
  loadFaces(opened.scene, document);
  await Promise.race([facesReady(opened.scene), late]);
}

async function begin(into: HTMLElement) {
  // What the page shall show is known before it shows anything else.
  const opening = await shell.start().catch((): Opening => ({}));
  suggestLanguage(opening.language);
  show(opening);
  const { document } = useRoute.getState();
  if (document) await prepare(document);
  else firstPageIsSeen(); // the shelf has none
  createRoot(into).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

if (root) void begin(root);
