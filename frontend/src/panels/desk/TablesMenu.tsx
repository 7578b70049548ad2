// What goes out of the desk and comes back: captions as a table, photos with
// their words in them.

import { Button, List, Menu, Modal } from '@mantine/core';
import { FileDown, FileSpreadsheet, FileUp, Images } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { desk } from '../../api/desk';
import { FilePicker } from '../../components/FilePicker';
import { uploadFile } from '../../components/files';
import { attempt, toast } from '../../components/toasts';
import { i18n } from '../../i18n';
import type { Finding } from '../../model/wire';
import { startExport, useExporting } from '../../stores/exporting';
import { session } from '../../stores/session';

const icon = { size: 16, strokeWidth: 1.6, 'aria-hidden': true } as const;
const tableTypes = '.csv,.xlsx';

export function TablesMenu() {
  const { t } = useTranslation();
  const isExporting = useExporting((s) => s.job !== null);
  const [left, setLeft] = useState<readonly Finding[]>([]);
  const take = async ([file]: readonly File[]) => {
    if (file) setLeft(await importTable(file));
  };
  return (
    <FilePicker accept={tableTypes} take={(files) => void attempt(() => take(files))}>
      {(choose) => (
        <>
          <Menu position="bottom-end">
            <Menu.Target>
              <Button variant="default" loading={isExporting} leftSection={<FileSpreadsheet {...icon} />}>
                {t('desk.tables')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown miw={260}>
              <Menu.Item
                leftSection={<FileDown {...icon} />}
                onClick={() => void startExport({ format: 'captions', table: 'xlsx' })}
              >
                {t('desk.exportXlsx')}
              </Menu.Item>
              <Menu.Item
                leftSection={<FileDown {...icon} />}
                onClick={() => void startExport({ format: 'captions', table: 'csv' })}
              >
                {t('desk.exportCsv')}
              </Menu.Item>
              <Menu.Item leftSection={<FileUp {...icon} />} onClick={choose}>
                {t('desk.importTable')}
              </Menu.Item>
              <Menu.Divider />
              <Menu.Label>{t('desk.photosOut')}</Menu.Label>
              <Menu.Item leftSection={<Images {...icon} />} onClick={() => void startExport({ format: 'photos' })}>
                {t('desk.exportPhotos')}
              </Menu.Item>
              <Menu.Item
                leftSection={<Images {...icon} />}
                onClick={() => void startExport({ format: 'photos', longSide: 1800, sidecars: true })}
              >
                {t('desk.exportSmall')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
          <Left findings={left} close={() => setLeft([])} />
        </>
      )}
    </FilePicker>
  );
}

/** Takes a table into the document, as one step. Resolves with what could not be used of it. */
async function importTable(file: File): Promise<Finding[]> {
  const upload = await uploadFile(file);
  let findings: Finding[] = [];
  let taken = 0;
  await session.ask(async (id, at) => {
    const change = await desk.importCaptions(id, at, upload.id);
    ({ findings, taken } = change);
    return change;
  });
  toast(i18n.t('desk.imported', { count: taken }));
  return findings;
}

/** Rows of a table that were not used, with their reasons. */
function Left({ findings, close }: { findings: readonly Finding[]; close: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={findings.length > 0}
      onClose={close}
      title={t('desk.notTaken', { count: findings.length })}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <List size="sm">
        {findings.map((f) => (
          <List.Item key={`${f.code} ${f.place.line} ${f.place.excerpt} ${f.message}`}>
            {f.place.line ? `${t('home.start.line', { line: f.place.line })} · ` : ''}
            {f.message}
          </List.Item>
        ))}
      </List>
    </Modal>
  );
}
