import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NumberField, type NumberFieldProps } from '../../components/NumberField';
import { countUnits, lengthUnits, toMm } from '../../components/numbers';
import { cellsOf } from '../../kernels/grid';
import type { Frame } from '../../model/document';
import { resizeSteps } from '../../tools/commands/placing';
import { present, send } from '../../tools/run';
import { Group, Row } from './Group';
import type { FrameProps } from './Inspector';
import { type Placing, placed } from './placing';

function place(id: string, change: Placing) {
  const d = present();
  const frame = d?.pages.flatMap((p) => p.frames).find((f) => f.id === id);
  if (d && frame) send('move-frame', resizeSteps(d, id, placed(d.grid, frame.rect, change)));
}

/** Place and size in columns, lines and millimetres, and how text goes round. */
export function PositionGroup({ document, frame }: FrameProps) {
  const { t } = useTranslation();
  const { grid } = document;
  const { id, rect, locked } = frame;
  const cells = cellsOf(grid, rect);
  const count = (name: keyof Placing, prefix: string, unit: string, value: number, most: number) => (
    <NumberField
      label={t(`inspector.field.${name}`)}
      prefix={t(`inspector.prefix.${prefix}`)}
      unit={t(`inspector.unit.${unit}`)}
      units={countUnits('栏', '行', 'col', 'ln')}
      value={value}
      least={1}
      most={most}
      decimals={0}
      disabled={locked}
      onCommit={(v) => place(id, { [name]: Math.round(v) })}
    />
  );
  const length = (name: keyof Placing, prefix: string, value: number, rest?: Partial<NumberFieldProps>) => (
    <NumberField
      label={t(`inspector.field.${name}`)}
      prefix={t(`inspector.prefix.${prefix}`)}
      unit={t('inspector.unit.mm')}
      units={lengthUnits(grid)}
      value={toMm(value)}
      disabled={locked}
      onCommit={(v) => place(id, { [name]: v })}
      {...rest}
    />
  );
  return (
    <Group title={t('inspector.position')} hint={t('inspector.unitsHint')}>
      <Row label={t('inspector.columns')}>
        {count('column', 'from', 'columns', cells.column, grid.x.length)}
        {count('columns', 'width', 'columns', cells.columns, grid.x.length)}
      </Row>
      <Row label={t('inspector.lines')}>
        {count('line', 'from', 'lines', cells.line, grid.rows)}
        {count('lines', 'height', 'lines', cells.lines, grid.rows)}
      </Row>
      <Row label={t('inspector.place')}>
        {length('x', 'x', rect.X)}
        {length('y', 'y', rect.Y)}
      </Row>
      <Row label={t('inspector.size')}>
        {length('width', 'width', rect.W, { least: 0.5 })}
        {length('height', 'height', rect.H, { least: 0 })}
      </Row>
      {frame.kind !== 'text' && frame.kind !== 'caption' && <WrapControl frame={frame} document={document} />}
    </Group>
  );
}

/** Whether text goes round a frame, and how near it comes. */
function WrapControl({ frame, document }: FrameProps) {
  const { t } = useTranslation();
  const set = (change: Partial<Frame>) => send('wrap-frame', [{ type: 'setFrame', frame: { ...frame, ...change } }]);
  return (
    <Row label={t('inspector.wrap')}>
      <SegmentedControl
        fullWidth
        aria-label={t('inspector.wrap')}
        disabled={frame.locked}
        value={frame.noWrap ? 'none' : 'round'}
        onChange={(v) => set({ noWrap: v === 'none' })}
        data={[
          { value: 'none', label: t('inspector.wrapNone') },
          { value: 'round', label: t('inspector.wrapRound') },
        ]}
      />
      <NumberField
        label={t('inspector.standoff')}
        prefix={t('inspector.prefix.distance')}
        unit={t('inspector.unit.mm')}
        units={lengthUnits(document.grid)}
        value={toMm(frame.standoff ?? 0)}
        least={0}
        step={0.5}
        disabled={frame.locked || frame.noWrap}
        onCommit={(mm) => set({ standoff: Math.round((mm / 25.4) * 72_000) })}
      />
    </Row>
  );
}
