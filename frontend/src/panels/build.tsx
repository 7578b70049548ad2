// Builds the program around the page, which may be on the screen already.

import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import '../components/mantine.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { listenForKeys } from '../components/commands';
import '../i18n/components';
import type { Opening } from '../model/shell';
import { App } from './App';
import { show } from './shell/shell-events';

export function build(into: HTMLElement, opening: Opening) {
  // Before the pasteboard's own listener: what a command takes is not the page's.
  listenForKeys();
  show(opening);
  createRoot(into).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
