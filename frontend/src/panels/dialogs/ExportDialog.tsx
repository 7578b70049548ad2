import { Button, NumberInput, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { JobProgress } from '../../components/JobProgress';
import type { Finding } from '../../model/wire';
import { startExport, useExporting } from '../../stores/exporting';
import { usePreferences } from '../../stores/preferences';
import { useSession } from '../../stores/session';
import { useView } from '../../stores/view';
import classes from './dialogs.module.css';

type Format = 'pdf' | 'png';
const none: Finding[] = [];

export function ExportDialog() {
  const { t } = useTranslation();
  const [format, setFormat] = useState<Format>(usePreferences.getState().exportFormat);
  const [dpi, setDpi] = useState(150);
  const page = useView((s) => s.page);
  const { job, trouble } = useExporting();
  const begin = () => void startExport(format === 'pdf' ? { format } : { format, page, dpi });
  return (
    <Stack gap={12}>
      <Radio.Group aria-label={t('dialog.export.format')} value={format} onChange={(v) => setFormat(v as Format)}>
        <Stack gap={8}>
          <Radio size="xs" value="pdf" label={t('export.pdf')} description={t('export.pdfHint')} />
          <Radio size="xs" value="png" label={t('export.png')} description={t('export.pngHint')} />
        </Stack>
      </Radio.Group>
      {format === 'png' && (
        <NumberInput
          label={t('export.dpi')}
          min={36}
          max={600}
          value={dpi}
          onChange={(v) => setDpi(Number(v) || 150)}
          hideControls
        />
      )}
      <Findings />
      {trouble && (
        <p className={classes.trouble} role="alert">
          {trouble}
        </p>
      )}
      {job && <JobProgress job={job} />}
      <div className={classes.actions}>
        <Button onClick={begin} disabled={job !== null} data-autofocus>
          {t('export.begin')}
        </Button>
      </div>
    </Stack>
  );
}

/** What the press would stumble over stands above the button. */
function Findings() {
  const { t } = useTranslation();
  const findings = useSession((s) => s.status?.findings ?? none);
  const errors = findings.filter((f) => f.severity === 'error').length;
  if (!errors) return <p className={classes.fine}>{t('export.fine')}</p>;
  return <p className={classes.trouble}>{t('export.errors', { count: errors })}</p>;
}
