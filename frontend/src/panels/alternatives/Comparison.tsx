// Two pages side by side: as it is, and an alternative.

import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAlternatives } from '../../stores/alternatives';
import { useSession } from '../../stores/session';
import { PageThumbnail } from '../pages/PageThumbnail';
import classes from './alternatives.module.css';
import { CompareTable } from './CompareTable';

export function Comparison() {
  const { t } = useTranslation();
  const scene = useSession((s) => s.scene);
  const { set, pages, chosen, shown } = useAlternatives();
  const n = chosen ?? shown ?? set?.alternatives[0]?.number;
  const other = n === undefined ? undefined : pages[n];
  const close = () => useAlternatives.setState({ isComparing: false });
  return (
    <Modal
      opened
      onClose={close}
      size="xl"
      title={t('alternatives.compare')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <div className={classes.pair}>
        <figure>
          {scene && <PageThumbnail scene={scene} page={0} />}
          <figcaption>{t('alternatives.current')}</figcaption>
        </figure>
        <figure>
          {other && <PageThumbnail scene={other.scene} page={0} />}
          <figcaption>{t('alternatives.name', { number: n })}</figcaption>
        </figure>
      </div>
      <CompareTable />
    </Modal>
  );
}
