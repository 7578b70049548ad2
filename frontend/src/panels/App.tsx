// The program's frame: the shelf at /, a document at /d/ID, and what floats
// above both.

import { MantineProvider } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { Notifications } from '@mantine/notifications';
import { useLayoutEffect } from 'react';
import { endFirstPage } from '../canvas/first-page';
import { theme } from '../components/theme';
import { useRoute } from '../stores/route';
import { Dialogs } from './dialogs/Dialogs';
import { Editor } from './Editor';
import { Home } from './home/Home';
import { Palette } from './shell/Palette';
import { useDeskEvents } from './shell/use-desk-events';
import { useMenuBar } from './shell/use-menu-bar';
import { useProgramCommands } from './shell/use-program-commands';
import { useTheme } from './shell/use-theme';

export function App() {
  const document = useRoute((s) => s.document);
  const scheme = useTheme();
  const isCalm = useReducedMotion();
  useDeskEvents();
  useProgramCommands();
  useMenuBar();
  // After the editor's own effects: it takes the page over that is seen already.
  useLayoutEffect(endFirstPage, []);
  return (
    <MantineProvider theme={theme} forceColorScheme={scheme}>
      <Notifications position="bottom-right" limit={4} transitionDuration={isCalm ? 0 : 120} />
      {document ? <Editor key={document} id={document} /> : <Home />}
      <Dialogs />
      <Palette />
    </MantineProvider>
  );
}
