// Typeface, size, leading, tracking, bold and italic, character style.

import { ActionIcon, Select, Tooltip } from '@mantine/core';
import { Bold, Italic } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../../components/NumberField';
import { countUnits, type FieldUnits } from '../../components/numbers';
import type { Edit } from '../../model/step';
import { session } from '../../stores/session';
import {
  characterStyle,
  type FitChange,
  fitSelected,
  isAll,
  limits,
  styleSelection,
  toggle,
} from '../../text/formatting';
import { localDocument } from '../../text/local';
import type { GroupProps } from './TextInspector';
import classes from './text-inspector.module.css';

/** Points are the field's own; millimetres are turned into them. */
const pointUnits: FieldUnits = { ...countUnits('pt', '点'), mm: (n) => (n * 72) / 25.4, 毫米: (n) => (n * 72) / 25.4 };

export function CharacterGroup({ document, selection, appearance, isCaption }: GroupProps) {
  const { t } = useTranslation('text');
  const give = (change: FitChange, name: string) => {
    const d = localDocument();
    send(d && fitSelected(d, selection, change, name));
  };
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
            label={`${t('inspector.bold')} Ctrl B`}
            icon={<Bold size={14} strokeWidth={1.6} />}
            {...{ document, selection, isCaption }}
          />
          <Look
            which="italic"
            label={`${t('inspector.italic')} Ctrl I`}
            icon={<Italic size={14} strokeWidth={1.6} />}
            {...{ document, selection, isCaption }}
          />
        </div>
      </div>
      <CharacterStyles {...{ document, selection, appearance, isCaption }} />
    </section>
  );
}

const send = (edit: Edit | null) => {
  if (edit) void session.edit(edit);
};

type LookProps = Pick<GroupProps, 'document' | 'selection' | 'isCaption'> & {
  which: 'bold' | 'italic';
  label: string;
  icon: ReactNode;
};

function Look({ document, selection, isCaption, which, label, icon }: LookProps) {
  const isOn = isAll(document, selection, which);
  const press = () => {
    const d = localDocument();
    send(d && toggle(d, selection, which));
  };
  return (
    <Tooltip label={label}>
      <ActionIcon
        size={24}
        variant="default"
        disabled={isCaption}
        aria-label={label}
        aria-pressed={isOn}
        className={isOn ? classes.on : undefined}
        onMouseDown={(e) => e.preventDefault()}
        onClick={press}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}

function CharacterStyles({ document, selection, isCaption }: GroupProps) {
  const { t } = useTranslation('text');
  const names = Object.keys(document.design.characters ?? {});
  if (names.length === 0) return null;
  const give = (style: string) => {
    const d = localDocument();
    send(d && styleSelection(d, selection, { style }, 'character-style'));
  };
  return (
    <div className={classes.line}>
      <span>{t('inspector.characterStyle')}</span>
      <Select
        size="xs"
        aria-label={t('inspector.characterStyle')}
        disabled={isCaption}
        allowDeselect={false}
        placeholder={t('inspector.several')}
        data={[
          { value: '', label: t('inspector.noStyle') },
          ...names.map((value) => ({ value, label: t(`style.${value}`, { defaultValue: value }) })),
        ]}
        value={characterStyle(document, selection)}
        onChange={(value) => give(value ?? '')}
      />
    </div>
  );
}
