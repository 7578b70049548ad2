import { Checkbox, SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../../components/NumberField';
import { countUnits, fromMm, lengthUnits, toMm } from '../../components/numbers';
import type { Frame } from '../../model/document';
import { send } from '../../tools/run';
import { Group, Row } from './Group';
import type { FrameProps } from './Inspector';
import classes from './inspector.module.css';

/** A text frame's columns and how text stands in it. */
export function TextFrameGroup({ document, frame }: FrameProps) {
  const { t } = useTranslation();
  const set = (change: Partial<Frame>) => send('text-frame', [{ type: 'setFrame', frame: { ...frame, ...change } }]);
  return (
    <Group title={t('inspector.textFrame')}>
      <Row label={t('inspector.columns')}>
        <NumberField
          label={t('inspector.frameColumns')}
          unit={t('inspector.unit.columns')}
          units={countUnits('栏', 'col')}
          value={frame.columnX?.length || frame.columns || 1}
          decimals={0}
          least={1}
          most={20}
          disabled={frame.locked}
          onCommit={(columns) => set({ columns: Math.round(columns), columnX: undefined, columnMeasure: undefined })}
        />
        <NumberField
          label={t('inspector.gutter')}
          prefix={t('inspector.prefix.distance')}
          unit={t('inspector.unit.mm')}
          units={lengthUnits(document.grid)}
          value={toMm(frame.gutter ?? document.grid.gutter)}
          least={0}
          step={0.5}
          disabled={frame.locked}
          onCommit={(mm) => set({ gutter: fromMm(mm) })}
        />
      </Row>
      <Row label={t('inspector.upright')}>
        <SegmentedControl
          fullWidth
          aria-label={t('inspector.upright')}
          value={frame.valign ?? 'top'}
          disabled={frame.locked}
          onChange={(valign) => set({ valign: valign as Frame['valign'] })}
          data={(['top', 'middle', 'bottom'] as const).map((value) => ({
            value,
            label: t(`inspector.valign.${value}`),
          }))}
        />
      </Row>
      <div className={classes.checks}>
        <Checkbox
          size="xs"
          label={t('inspector.onGrid')}
          checked={frame.onGrid ?? false}
          disabled={frame.locked}
          onChange={(e) => set({ onGrid: e.currentTarget.checked })}
        />
        <Checkbox
          size="xs"
          label={t('inspector.balance')}
          checked={frame.balance ?? false}
          disabled={frame.locked}
          onChange={(e) => set({ balance: e.currentTarget.checked })}
        />
      </div>
    </Group>
  );
}
