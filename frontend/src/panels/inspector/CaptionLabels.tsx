// Captions of several photos in one frame: what tells them apart, merging and splitting.

import { Button, SegmentedControl } from '@mantine/core';
import { Merge, Split } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CaptionLabel, Document, Frame } from '../../model/document';
import { canMerge, labelSteps, mergeCaptions, sharedAmong, splitCaptions } from '../../tools/commands/captions';
import { make, present, send } from '../../tools/run';
import { Group, Row } from './Group';
import classes from './inspector.module.css';

const labels = ['none', 'number', 'direction'] as const;

export function CaptionLabels({ frame }: { frame: Frame }) {
  const { t } = useTranslation();
  const choose = (v: string) => {
    const d = present();
    if (d) send('caption-label', labelSteps(d, frame.id, v === 'none' ? undefined : (v as CaptionLabel)));
  };
  return (
    <>
      <Row label={t('inspector.captionLabel')}>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t('inspector.captionLabel')}
          disabled={frame.locked}
          value={frame.caption?.label ?? 'none'}
          onChange={choose}
          data={labels.map((value) => ({ value, label: t(`inspector.captionLabels.${value}`) }))}
        />
      </Row>
      <div className={classes.buttons}>
        <SplitButton ids={[frame.id]} disabled={frame.locked} />
      </div>
    </>
  );
}

/** For several chosen frames: merge the captions of their photos, or split those that are one. */
export function SeveralCaptions({ document, ids }: { document: Document; ids: readonly string[] }) {
  const { t } = useTranslation();
  const [isMergeable, isSplittable] = [canMerge(document, ids), sharedAmong(document, ids).length > 0];
  if (!isMergeable && !isSplittable) return null;
  return (
    <Group title={t('inspector.caption')}>
      <div className={classes.buttons}>
        {isMergeable && (
          <Button variant="default" leftSection={<Merge size={14} aria-hidden />} onClick={() => mergeChosen(ids)}>
            {t('inspector.mergeCaptions')}
          </Button>
        )}
        {isSplittable && <SplitButton ids={ids} />}
      </div>
    </Group>
  );
}

function SplitButton({ ids, disabled }: { ids: readonly string[]; disabled?: boolean }) {
  const { t } = useTranslation();
  return (
    <Button
      variant="default"
      disabled={disabled}
      leftSection={<Split size={14} aria-hidden />}
      onClick={() => splitChosen(ids)}
    >
      {t('inspector.splitCaptions')}
    </Button>
  );
}

export function mergeChosen(ids: readonly string[]) {
  const d = present();
  if (d) make('merge-captions', mergeCaptions(d, ids));
}

export function splitChosen(ids: readonly string[]) {
  const d = present();
  if (d) make('split-captions', splitCaptions(d, ids));
}
