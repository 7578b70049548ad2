// How grave a finding is: told by shape as well as by colour.

import { Info, type LucideIcon, OctagonAlert, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Severity } from '../model/wire';
import classes from './SeverityIcon.module.css';

const icons: Record<Severity, LucideIcon> = { error: OctagonAlert, warning: TriangleAlert, note: Info };

export function SeverityIcon({ severity, size = 16 }: { severity: Severity; size?: number }) {
  const { t } = useTranslation();
  const Icon = icons[severity];
  return (
    <Icon
      size={size}
      strokeWidth={1.6}
      className={classes[severity]}
      role="img"
      aria-label={t(`findings.severity.${severity}`)}
    />
  );
}
