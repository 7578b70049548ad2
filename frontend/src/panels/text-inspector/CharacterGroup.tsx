// Typeface, size, leading, tracking, bold and italic, character style.

import { ActionIcon, Select, Tooltip } from '@mantine/core';
import { Bold, Italic } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../../components/NumberField';
import { countUnits, type FieldUnits } from '../../components/numbers';
import type { Document } from '../../model/document';
import type { Edit } from '../../model/step';
import { type TextSelection, useSelection } from '../../stores/selection';
import { session } from '../../stores/session';
import { type FitChange, fitSelected, limits, styleSelection, toggle } from '../../text/formatting';
import { localDocument } from '../../text/local';
import type { GroupProps } from './TextInspector';
import classes from './text-inspector.module.css';

/** Points are the field's own; millimetres are turned into them. */
const pointUnits: FieldUnits = { ...countUnits('pt', '点'), mm: (n) => (n * 72) / 25.4, 毫米: (n) => (n * 72) / 25.4 };

export function CharacterGroup({ design, view }: GroupProps) {
  const { t } = useTranslation('text');
  const { appearance, isCaption } = view;
  const give = (change: FitChange, name: string) => edit((d, s) => fitSelected(d, s, change, name));
  const points = { unit: 'pt', units: pointUnits, disabled: isCaption };
  return (
    <section className={classes.group} aria-labelledby="text-characters">
      <h3 id="text-characters">{t('inspector.character')}</h3>
      <div className={classes.line}>
        <span>{t('inspector.typeface')}</span>
        <output className={classes.face}>
          {appearance.typeface} {appearance.style.weight}
        </output>
      </div>
      <div className={classes.pair}>
        <span>{t('inspector.size')}</span>
        <NumberField
          {...points}
          label={t('inspector.size')}
          value={appearance.size / 1000}
          step={0.5}
          least={limits.size.least / 1000}
          most={limits.size.most / 1000}
          onCommit={(n) => give({ size: Math.round(n * 1000) }, 'size')}
        />
        <span>{t('inspector.leading')}</span>
        <NumberField
          {...points}
          label={t('inspector.leading')}
          value={appearance.leading / 1000}
          step={0.5}
          least={limits.leading.least / 1000}
          most={limits.leading.most / 1000}
          onCommit={(n) => give({ leading: Math.round(n * 1000) }, 'leading')}
        />
      </div>
      <div className={classes.pair}>
        <span>{t('inspector.tracking')}</span>
        <NumberField
          unit="/1000"
          units={countUnits()}
          disabled={isCaption}
          label={t('inspector.tracking')}
          value={appearance.tracking * 1000}
          step={10}
          least={limits.tracking.least * 1000}
          most={limits.tracking.most * 1000}
          onCommit={(n) => give({ tracking: n / 1000 }, 'tracking')}
        />
        <span>{t('inspector.look')}</span>
        <div className={classes.toggles}>
          <Look
            which="bold"
            isOn={view.bold}
            label={`${t('inspector.bold')} Ctrl B`}
            icon={<Bold size={14} strokeWidth={1.6} />}
            disabled={isCaption}
          />
          <Look
            which="italic"
            isOn={view.italic}
            label={`${t('inspector.italic')} Ctrl I`}
            icon={<Italic size={14} strokeWidth={1.6} />}
            disabled={isCaption}
          />
        </div>
      </div>
      <CharacterStyles design={design} view={view} />
    </section>
  );
}

/** Sends what is made of the text and the selection as they are now. */
function edit(make: (d: Document, s: TextSelection) => Edit | null) {
  const [d, s] = [localDocument(), useSelection.getState().text];
  const made = d && s && make(d, s);
  if (made) void session.edit(made);
}

type LookProps = { which: 'bold' | 'italic'; label: string; icon: ReactNode; isOn: boolean; disabled: boolean };

function Look({ which, label, icon, isOn, disabled }: LookProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        size={24}
        variant="default"
        disabled={disabled}
        aria-label={label}
        aria-pressed={isOn}
        className={isOn ? classes.on : undefined}
        onMouseDown={(e) => e.preventDefault()}
        onClick={() => edit((d, s) => toggle(d, s, which))}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}

function CharacterStyles({ design, view }: Pick<GroupProps, 'design' | 'view'>) {
  const { t } = useTranslation('text');
  const names = Object.keys(design.characters ?? {});
  if (names.length === 0) return null;
  return (
    <div className={classes.line}>
      <span>{t('inspector.characterStyle')}</span>
      <Select
        size="xs"
        aria-label={t('inspector.characterStyle')}
        disabled={view.isCaption}
        allowDeselect={false}
        placeholder={t('inspector.several')}
        data={[
          { value: '', label: t('inspector.noStyle') },
          ...names.map((value) => ({ value, label: t(`style.${value}`, { defaultValue: value }) })),
        ]}
        value={view.character}
        onChange={(value) => edit((d, s) => styleSelection(d, s, { style: value ?? '' }, 'character-style'))}
      />
    </div>
  );
}
