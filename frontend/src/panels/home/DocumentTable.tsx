import { Table, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { desk } from '../../api/desk';
import type { DocumentInfo } from '../../model/wire';
import { goToDocument } from '../../stores/route';
import { DocumentMenu } from './DocumentMenu';
import { DocumentState } from './DocumentState';
import { DocumentTitle } from './DocumentTitle';
import { dayOf } from './days';
import classes from './home.module.css';

export function DocumentTable({ documents }: { documents: DocumentInfo[] }) {
  const { t } = useTranslation();
  return (
    <Table className={classes.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('home.column.title')}</Table.Th>
          <Table.Th>{t('home.column.rubric')}</Table.Th>
          <Table.Th>{t('home.column.pages')}</Table.Th>
          <Table.Th>{t('home.column.modified')}</Table.Th>
          <Table.Th>{t('home.column.state')}</Table.Th>
          <Table.Th>
            <VisuallyHidden>{t('home.column.menu')}</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {documents.map((d) => (
          <DocumentRow key={d.id} info={d} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function DocumentRow({ info }: { info: DocumentInfo }) {
  const { t, i18n } = useTranslation();
  const [isRenaming, setIsRenaming] = useState(false);
  const open = () => goToDocument(info.id);
  return (
    <Table.Tr data-document={info.id} onDoubleClick={open}>
      <Table.Td>
        <span className={classes.rowTitle}>
          <img src={desk.thumbnailUrl(info.id, info.revision, 320)} alt="" loading="lazy" />
          {isRenaming ? (
            <DocumentTitle info={info} isRenaming end={() => setIsRenaming(false)} />
          ) : (
            <button type="button" className={classes.rowLink} onClick={open}>
              {info.title}
            </button>
          )}
        </span>
      </Table.Td>
      <Table.Td>{info.rubric}</Table.Td>
      <Table.Td>{info.pages}</Table.Td>
      <Table.Td>{dayOf(info.modified, i18n.language, t)}</Table.Td>
      <Table.Td>
        <DocumentState info={info} />
      </Table.Td>
      <Table.Td>
        <DocumentMenu info={info} rename={() => setIsRenaming(true)} />
      </Table.Td>
    </Table.Tr>
  );
}
