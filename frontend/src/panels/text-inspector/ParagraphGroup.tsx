// Alignment and the first line's indent.

import { SegmentedControl, Tooltip } from '@mantine/core';
import { TextAlignCenter, TextAlignEnd, TextAlignJustify, TextAlignStart, UnfoldHorizontal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../../components/NumberField';
import { countUnits } from '../../components/numbers';
import type { Align } from '../../model/document';
import { useSelection } from '../../stores/selection';
import { session } from '../../stores/session';
import { type FitChange, fitSelected, limits } from '../../text/formatting';
import { localDocument } from '../../text/local';
import type { GroupProps } from './TextInspector';
import classes from './text-inspector.module.css';

const aligns = [
  { value: 'start', Icon: TextAlignStart },
  { value: 'centre', Icon: TextAlignCenter },
  { value: 'justify', Icon: TextAlignJustify },
  { value: 'end', Icon: TextAlignEnd },
  { value: 'spread', Icon: UnfoldHorizontal },
] as const satisfies { value: Align; Icon: typeof TextAlignStart }[];

export function ParagraphGroup({ view }: GroupProps) {
  const { t } = useTranslation('text');
  const { appearance, isCaption } = view;
  const give = (change: FitChange, name: string) => {
    const [d, selection] = [localDocument(), useSelection.getState().text];
    const edit = d && selection && fitSelected(d, selection, change, name);
    if (edit) void session.edit(edit);
  };
  return (
    <section className={classes.group} aria-labelledby="text-paragraph">
      <h3 id="text-paragraph">{t('inspector.paragraph')}</h3>
      <div className={classes.line}>
        <span>{t('inspector.align')}</span>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t('inspector.align')}
          disabled={isCaption}
          value={appearance.align}
          onChange={(align) => give({ align: align as Align }, 'align')}
          data={aligns.map(({ value, Icon }) => ({
            value,
            label: (
              <Tooltip label={t(`align.${value}`)}>
                <span role="img" aria-label={t(`align.${value}`)} className={classes.icon}>
                  <Icon size={14} strokeWidth={1.6} aria-hidden />
                </span>
              </Tooltip>
            ),
          }))}
        />
      </div>
      <div className={classes.pair}>
        <span>{t('inspector.indent')}</span>
        <NumberField
          unit={t('inspector.em')}
          units={countUnits('字', 'em')}
          disabled={isCaption}
          label={t('inspector.indent')}
          value={appearance.indent}
          step={1}
          least={limits.indent.least}
          most={limits.indent.most}
          onCommit={(indent) => give({ indent }, 'indent')}
        />
      </div>
    </section>
  );
}
