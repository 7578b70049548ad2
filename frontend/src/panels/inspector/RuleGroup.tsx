import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../../components/NumberField';
import type { Frame } from '../../model/document';
import { send } from '../../tools/run';
import { Group, Row } from './Group';
import type { FrameProps } from './Inspector';

const units = { '': (n: number) => n, pt: (n: number) => n, mm: (n: number) => (n * 72) / 25.4 };

/** The line of a rule or a box: width and ink. */
export function RuleGroup({ document, frame }: FrameProps) {
  const { t } = useTranslation();
  const set = (change: Partial<Frame>) => send('rule', [{ type: 'setFrame', frame: { ...frame, ...change } }]);
  return (
    <Group title={t('inspector.rule')}>
      <Row label={t('inspector.ruleWidth')}>
        <NumberField
          label={t('inspector.ruleWidth')}
          unit={t('inspector.unit.pt')}
          units={units}
          value={(frame.width ?? 0) / 1000}
          least={0}
          most={20}
          step={0.25}
          disabled={frame.locked}
          onCommit={(pt) => set({ width: Math.round(pt * 1000) })}
        />
        <Select
          aria-label={t('inspector.ink')}
          data={Object.keys(document.design.inks)}
          value={frame.ink ?? null}
          disabled={frame.locked}
          onChange={(ink) => ink && set({ ink })}
        />
      </Row>
    </Group>
  );
}
