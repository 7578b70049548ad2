import { Modal } from '@mantine/core';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { closeDialog, type DialogName, openDialog, usePanels } from '../../stores/panels';
import { usePreferences } from '../../stores/preferences';
import { ExportDialog } from './ExportDialog';
import { FitDialog } from './FitDialog';
import { RereadDialog } from './RereadDialog';
import { ShortcutSheet } from './ShortcutSheet';
import { Welcome } from './Welcome';

/** With its reader of Markdown: fetched when first opened. */
const Guide = lazy(() => import('./Guide'));
const About = lazy(() => import('./About'));

const contents: Record<DialogName, { content: () => React.ReactNode; size: string }> = {
  export: { content: () => <ExportDialog />, size: '460px' },
  reread: { content: () => <RereadDialog />, size: '860px' },
  fit: { content: () => <FitDialog />, size: '520px' },
  shortcuts: { content: () => <ShortcutSheet />, size: '860px' },
  welcome: { content: () => <Welcome />, size: '560px' },
  guide: { content: () => <Guide />, size: '920px' },
  about: { content: () => <About />, size: '920px' },
};

/** One dialog at a time, by its name. */
export function Dialogs() {
  const { t } = useTranslation();
  const dialog = usePanels((s) => s.dialog);
  useFirstRun();
  if (!dialog) return null;
  const { content, size } = contents[dialog];
  return (
    <Modal
      opened
      onClose={closeDialog}
      size={size}
      title={t(`dialog.${dialog}.title`)}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <Suspense>{content()}</Suspense>
    </Modal>
  );
}

/** Whoever comes for the first time sees the three steps. A driven browser has no first time. */
function useFirstRun() {
  useEffect(() => {
    const { seenWelcome, set } = usePreferences.getState();
    if (seenWelcome || navigator.webdriver) return;
    set({ seenWelcome: true });
    openDialog('welcome');
  }, []);
}
