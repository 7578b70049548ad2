import { Modal } from '@mantine/core';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { closeDialog, type DialogName, openDialog, usePanels } from '../../stores/panels';
import { usePreferences } from '../../stores/preferences';
import { useSession } from '../../stores/session';
import { ExportDialog } from './ExportDialog';
import exportClasses from './export.module.css';
import { FitDialog } from './FitDialog';
import { RereadDialog } from './RereadDialog';
import { ShortcutSheet } from './ShortcutSheet';
import { Welcome } from './Welcome';

/** With its reader of Markdown: fetched when first opened. */
const Guide = lazy(() => import('./Guide'));
const About = lazy(() => import('./About'));

type Shown = {
  content: () => React.ReactNode;
  size: string;
  /** It leaves the page to be worked on. */
  isBeside?: true;
};

const contents: Record<DialogName, Shown> = {
  export: { content: () => <ExportDialog />, size: '480px', isBeside: true },
  reread: { content: () => <RereadDialog />, size: '860px' },
  fit: { content: () => <FitDialog />, size: '520px' },
  shortcuts: { content: () => <ShortcutSheet />, size: '860px' },
  welcome: { content: () => <Welcome />, size: '560px' },
  guide: { content: () => <Guide />, size: '920px' },
  about: { content: () => <About />, size: '920px' },
};

/** At the right below the bar, without keeping anybody from the page. */
const beside = {
  centered: false,
  xOffset: 16,
  yOffset: 56,
  withOverlay: false,
  lockScroll: false,
  trapFocus: false,
  closeOnClickOutside: false,
  classNames: { inner: exportClasses.beside },
};

/** One dialog at a time, by its name. */
export function Dialogs() {
  const { t } = useTranslation();
  const dialog = usePanels((s) => s.dialog);
  useFirstRun();
  if (!dialog) return null;
  const { content, size, isBeside } = contents[dialog];
  return (
    <Modal
      opened
      onClose={closeDialog}
      size={size}
      title={<Title dialog={dialog} />}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
      {...(isBeside && beside)}
    >
      <Suspense>{content()}</Suspense>
    </Modal>
  );
}

/** What stands beside the page says of which document it is. */
function Title({ dialog }: { dialog: DialogName }) {
  const { t } = useTranslation();
  const document = useSession((s) => s.document);
  return (
    <>
      {t(`dialog.${dialog}.title`)}
      {contents[dialog].isBeside && <span className={exportClasses.of}>{document?.title}</span>}
    </>
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
