// The paragraph styles of the design; the chosen paragraphs take the one that
// is clicked. A paragraph that departs from its style has a plus.

import { ActionIcon, Select, Tooltip } from '@mantine/core';
import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { showNumber } from '../../components/numbers';
import type { Design, Role } from '../../model/document';
import { useSelection } from '../../stores/selection';
import { session } from '../../stores/session';
import { fitSelected, roles, setRole } from '../../text/formatting';
import { localDocument } from '../../text/local';
import { isOverridden } from './appearance';
import type { GroupProps } from './TextInspector';
import classes from './text-inspector.module.css';

/** Styles of the folio and other furniture are no paragraph's. */
const isForParagraphs = (name: string): boolean => !/^(folio|jump|badge)/.test(name);

export function StyleList({ design, grid, view }: GroupProps) {
  const { t } = useTranslation('text');
  const { appearance, isCaption, ownStyle: own, role } = view;
  const give = (name: string) => {
    const [d, selection] = [localDocument(), useSelection.getState().text];
    const edit =
      d &&
      selection &&
      fitSelected(d, selection, { ...nothing, style: name === own ? undefined : name }, 'paragraph-style');
    if (edit) void session.edit(edit);
  };
  return (
    <section className={classes.group} aria-labelledby="text-styles">
      <h3 id="text-styles">
        {t('inspector.styles')}
        {isOverridden(appearance.fit) && <Reset onClick={() => give(appearance.styleName)} />}
      </h3>
      {role && (
        <Select
          size="xs"
          aria-label={t('inspector.role')}
          allowDeselect={false}
          data={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
          value={role}
          onChange={(next) => next && giveRole(next as Role)}
        />
      )}
      <ul key={appearance.styleName} ref={showChosen} className={classes.styles} aria-label={t('inspector.styles')}>
        {paragraphStyles(design).map((name) => (
          <li key={name}>
            <button
              type="button"
              disabled={isCaption}
              aria-pressed={name === appearance.styleName}
              onMouseDown={(e) => e.preventDefault()}
              onClick={() => give(name)}
            >
              <span>
                {t(`style.${name}`, { defaultValue: name })}
                {name === appearance.styleName && isOverridden(appearance.fit) && ' +'}
              </span>
              <span className={classes.hint}>{sizes(design, name, grid)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The text's own style first, then as the design has them. */
function paragraphStyles(design: Design): string[] {
  const names = Object.keys(design.styles).filter(isForParagraphs);
  return names.toSorted((a, b) => Number(b === 'body') - Number(a === 'body'));
}

/** The chosen style is in sight. */
const showChosen = (list: HTMLElement | null) => {
  const chosen = list?.querySelector<HTMLElement>('[aria-pressed="true"]');
  if (list && chosen) list.scrollTop = Math.max(0, chosen.offsetTop - list.clientHeight / 2);
};

const nothing = { size: undefined, leading: undefined, tracking: undefined, align: undefined, indent: undefined };

function giveRole(role: Role) {
  const [d, selection] = [localDocument(), useSelection.getState().text];
  const edit = d && selection && setRole(d, selection, role);
  if (edit) void session.edit(edit);
}

function Reset({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation('text');
  const label = t('inspector.reset');
  return (
    <Tooltip label={label}>
      <ActionIcon size={22} variant="subtle" color="gray" aria-label={label} onClick={onClick}>
        <RotateCcw size={14} strokeWidth={1.6} />
      </ActionIcon>
    </Tooltip>
  );
}

/** "10.5 / 13": the text's own sizes come from the grid. */
function sizes(design: Design, name: string, grid: { size: number; leading: number }): string {
  const style = design.styles[name];
  if (!style) return '';
  const [size, leading] = name === 'body' ? [grid.size, grid.leading] : [style.size, style.leading];
  return leading ? `${showNumber(size / 1000, 1)} / ${showNumber(leading / 1000, 1)}` : showNumber(size / 1000, 1);
}
