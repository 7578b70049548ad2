// One box for commands and documents.

import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight';
import { Search } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isCommandEnabled, useCommands } from '../../components/commands';
import { Key } from '../../components/Key';
import { goToDocument } from '../../stores/route';
import { useShelf } from '../../stores/shelf';

export function Palette() {
  const { t } = useTranslation();
  const commands = useCommands((s) => s.commands);
  const documents = useShelf((s) => s.documents);

  const actions = useMemo((): SpotlightActionGroupData[] => {
    const ofCommands = commands.map(
      (c): SpotlightActionData => ({
        id: c.id,
        label: t(c.titleKey),
        rightSection: c.keys?.[0] && <Key chord={c.keys[0]} />,
        keywords: c.id,
        onClick: () => isCommandEnabled(c) && c.run(),
      }),
    );
    const ofDocuments = (documents ?? []).map(
      (d): SpotlightActionData => ({ id: `d ${d.id}`, label: d.title, onClick: () => goToDocument(d.id) }),
    );
    return [
      { group: t('shell.palette.documents'), actions: ofDocuments },
      { group: t('shell.palette.commands'), actions: ofCommands },
    ];
  }, [commands, documents, t]);

  return (
    <Spotlight
      actions={actions}
      shortcut={null}
      nothingFound={t('shell.palette.nothing')}
      highlightQuery={false}
      scrollable
      maxHeight={420}
      limit={60}
      size={560}
      transitionProps={{ duration: 0 }} // who knows the command types on at once
      overlayProps={{ backgroundOpacity: 0.2, blur: 0 }}
      attributes={{ content: { 'aria-label': t('shell.palette.placeholder') } }}
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
      searchProps={{
        leftSection: <Search size={16} strokeWidth={1.6} />,
        placeholder: t('shell.palette.placeholder'),
        'aria-label': t('shell.palette.placeholder'),
      }}
    />
  );
}
