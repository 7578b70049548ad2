import { Button, Group, Modal, Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { desk } from '../../api/desk';
import { attempt } from '../../components/toasts';
import type { DocumentInfo } from '../../model/wire';
import { reloadShelf, useShelf } from '../../stores/shelf';
import { dayOf } from './days';
import classes from './home.module.css';

/** Documents that were thrown away: they come back, or go for ever. */
export function Bin() {
  const { t, i18n } = useTranslation();
  const bin = useShelf((s) => s.bin);
  const [going, setGoing] = useState<DocumentInfo | null>(null);
  const restore = (id: string) =>
    void attempt(async () => {
      await desk.restore(id);
      await reloadShelf();
    });
  return (
    <section className={classes.shelf} aria-labelledby="bin-title">
      <header className={classes.shelfHeader}>
        <h2 id="bin-title">{t('home.place.bin')}</h2>
      </header>
      {bin.length === 0 ? (
        <p className={classes.empty}>{t('home.binEmpty')}</p>
      ) : (
        <Table className={classes.table}>
          <Table.Tbody>
            {bin.map((d) => (
              <Table.Tr key={d.id}>
                <Table.Td>{d.title}</Table.Td>
                <Table.Td>{dayOf(d.modified, i18n.language, t)}</Table.Td>
                <Table.Td>
                  <Group gap={8} justify="flex-end">
                    <Button variant="default" onClick={() => restore(d.id)}>
                      {t('home.restore')}
                    </Button>
                    <Button variant="default" onClick={() => setGoing(d)}>
                      {t('home.deleteForever')}
                    </Button>
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Confirmation info={going} close={() => setGoing(null)} />
    </section>
  );
}

/** The one thing that cannot be taken back is asked for once more. */
function Confirmation({ info, close }: { info: DocumentInfo | null; close: () => void }) {
  const { t } = useTranslation();
  const remove = () => {
    close();
    if (info)
      void attempt(async () => {
        await desk.deleteForever(info.id);
        await reloadShelf();
      });
  };
  return (
    <Modal
      opened={info !== null}
      onClose={close}
      title={t('home.deleteForever')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <p>{t('home.confirmDelete', { title: info?.title })}</p>
      <Group gap={8} justify="flex-end" mt="md">
        <Button variant="default" onClick={close} data-autofocus>
          {t('shell.cancel')}
        </Button>
        <Button onClick={remove}>{t('home.deleteForever')}</Button>
      </Group>
    </Modal>
  );
}
