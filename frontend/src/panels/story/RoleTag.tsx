// What a paragraph is: a tag, and for the chosen one a menu of the roles that
// it may take.

import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Block, Role } from '../../model/document';
import { session } from '../../stores/session';
import { roles, setRole, toCaption } from '../../text/formatting';
import { localDocument, useLocal } from '../../text/local';
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
        <CaptionItems story={story} block={block} />
      </Menu.Dropdown>
    </Menu>
  );
}

/** A paragraph becomes the caption of a photo that has none: its text moves there. */
function CaptionItems({ story, block }: RoleMenuProps) {
  const { t } = useTranslation('text');
  const photos = useLocal((s) => s.document?.photos) ?? [];
  const bare = photos.flatMap((p, i) => (p.caption ? [] : [{ id: p.id, name: p.name, number: i + 1 }]));
  if (bare.length === 0) return null;
  return (
    <>
      <Menu.Divider />
      {bare.slice(0, mostPhotos).map((p) => (
        <Menu.Item key={p.id} onClick={() => giveCaption(story, block.id, p.id)}>
          {t('role.caption', p)}
        </Menu.Item>
      ))}
    </>
  );
}

/** Photos that the menu lists. */
const mostPhotos = 8;

function giveCaption(story: string, block: string, photo: string) {
  const document = localDocument();
  const edit = document && toCaption(document, story, block, photo);
  if (edit) void session.edit(edit);
}

function giveRole(story: string, block: string, role: Role) {
  const document = localDocument();
  const place = { at: { story, block }, offset: 0 };
  const edit = document && setRole(document, { anchor: place, focus: place }, role);
  if (edit) void session.edit(edit);
}
