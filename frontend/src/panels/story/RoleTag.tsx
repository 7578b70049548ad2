// What a paragraph is: a tag, and for the chosen one a menu of the roles that
// it may take.

import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Block, Role } from '../../model/document';
import { session } from '../../stores/session';
import { roles, setRole } from '../../text/formatting';
import { localDocument } from '../../text/local';
import classes from './story.module.css';

export function RoleTag({ role }: { role: Role }) {
  const { t } = useTranslation('text');
  return <span className={classes.tag}>{t(`role.${role}`)}</span>;
}

export function SectionBadge({ label }: { label: string }) {
  return <span className={label.length > 1 ? classes.longBadge : classes.badge}>{label}</span>;
}

type RoleMenuProps = { story: string; block: Block };

/** The tag as a button that opens the roles. */
export function RoleMenu({ story, block }: RoleMenuProps) {
  const { t } = useTranslation('text');
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <button
          type="button"
          className={classes.tagButton}
          aria-label={t('role.change', { role: t(`role.${block.role}`) })}
        >
          {block.role === 'sectionhead' && block.label ? (
            <SectionBadge label={block.label} />
          ) : (
            <RoleTag role={block.role} />
          )}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {roles.map((role) => (
          <Menu.Item
            key={role}
            aria-current={role === block.role}
            className={role === block.role ? classes.chosenItem : undefined}
            onClick={() => giveRole(story, block.id, role)}
          >
            {t(`role.${role}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function giveRole(story: string, block: string, role: Role) {
  const document = localDocument();
  const place = { at: { story, block }, offset: 0 };
  const edit = document && setRole(document, { anchor: place, focus: place }, role);
  if (edit) void session.edit(edit);
}
