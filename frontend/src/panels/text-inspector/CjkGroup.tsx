// The rules of Chinese setting. They belong to the style: a change holds for
// all paragraphs that have it.

import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ParagraphStyle } from '../../model/document';
import { session } from '../../stores/session';
import { localDocument } from '../../text/local';
import { withStyle } from './appearance';
import type { GroupProps } from './TextInspector';
import classes from './text-inspector.module.css';

const squeezes = ['none', 'line-end', 'adjacent', 'all'] as const;
const levels = ['none', 'basic', 'gb', 'strict'] as const;

export function CjkGroup({ design, view }: GroupProps) {
  const { t } = useTranslation('text');
  if (!design.locale.startsWith('zh')) return null;
  const { styleName, style } = view.appearance;
  const change = (part: Partial<ParagraphStyle>) => {
    const d = localDocument();
    if (!d?.design.styles[styleName]) return;
    void session.edit({
      name: 'design-style',
      steps: [{ type: 'setProperties', design: withStyle(d.design, styleName, part) }],
    });
  };
  return (
    <section className={classes.group} aria-labelledby="text-cjk">
      <h3 id="text-cjk">
        {t('inspector.cjk')}
        <span className={classes.hint}>
          {t('inspector.wholeStyle', { style: t(`style.${styleName}`, { defaultValue: styleName }) })}
        </span>
      </h3>
      <div className={classes.line}>
        <span>{t('inspector.squeeze')}</span>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t('inspector.squeeze')}
          value={style.squeeze || 'none'}
          onChange={(squeeze) => change({ squeeze })}
          data={squeezes.map((value) => ({ value, label: t(`squeeze.${value}`) }))}
        />
      </div>
      <div className={classes.line}>
        <span>{t('inspector.kinsoku')}</span>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t('inspector.kinsoku')}
          value={style.kinsoku || 'none'}
          onChange={(kinsoku) => change({ kinsoku })}
          data={levels.map((value) => ({ value, label: t(`kinsoku.${value}`) }))}
        />
      </div>
    </section>
  );
}
