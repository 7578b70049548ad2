import { ActionIcon, Menu } from '@mantine/core';
import { Copy, Download, Ellipsis, FolderOpen, Pencil, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { desk } from '../../api/desk';
import { attempt } from '../../components/toasts';
import type { DocumentInfo } from '../../model/wire';
import { goToDocument } from '../../stores/route';
import { saveDocument } from '../../stores/saving';
import { reloadShelf } from '../../stores/shelf';

type DocumentMenuProps = { info: DocumentInfo; rename: () => void; className?: string };

const icon = { size: 14, strokeWidth: 1.6 };

/** Runs a call and asks for the lists anew. */
const then = (call: () => Promise<unknown>) =>
  void attempt(async () => {
    await call();
    await reloadShelf();
  });

export function DocumentMenu({ info, rename, className }: DocumentMenuProps) {
  const { t } = useTranslation();
  // The closing menu takes the focus back, so what wants it begins afterwards.
  const afterwards = useRef<() => void>(null);
  const closed = () => {
    afterwards.current?.();
    afterwards.current = null;
  };
  const copyTitle = t('home.copyOf', { title: info.title });
  return (
    <Menu position="bottom-end" onExitTransitionEnd={closed}>
      <Menu.Target>
        <ActionIcon className={className} aria-label={t('home.menu', { title: info.title })}>
          <Ellipsis size={16} strokeWidth={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<FolderOpen {...icon} />} onClick={() => goToDocument(info.id)}>
          {t('home.goOn')}
        </Menu.Item>
        <Menu.Item
          leftSection={<Pencil {...icon} />}
          onClick={() => {
            afterwards.current = rename;
          }}
        >
          {t('home.rename')}
        </Menu.Item>
        <Menu.Item leftSection={<Copy {...icon} />} onClick={() => then(() => desk.duplicate(info.id, copyTitle))}>
          {t('home.duplicate')}
        </Menu.Item>
        <Menu.Item leftSection={<Download {...icon} />} onClick={() => void attempt(() => saveDocument(info.id))}>
          {t('home.download')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<Trash2 {...icon} />} onClick={() => then(() => desk.toBin(info.id))}>
          {t('home.toBin')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
