import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './components/tokens.css';
import './components/mantine.css';
import './i18n';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { shell } from './api/shell';
import { listenForKeys } from './components/commands';
import { App } from './panels/App';
import { show } from './panels/shell/shell-events';

// Before the pasteboard's own listener: what a command takes is not the page's.
listenForKeys();

const root = document.getElementById('root');

async function begin(into: HTMLElement) {
  // What the page shall show is known before it shows anything else.
  show(await shell.start().catch(() => ({})));
  createRoot(into).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

if (root) void begin(root);
