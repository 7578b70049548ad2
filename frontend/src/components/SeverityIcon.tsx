// How grave a finding is, and what becomes of it: told by shape as well as by
// colour.

import { Info, type LucideIcon, OctagonAlert, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PreflightFinding, Severity } from '../model/wire';
import classes from './SeverityIcon.module.css';

const icons: Record<Severity, LucideIcon> = { error: OctagonAlert, warning: TriangleAlert, note: Info };

type Decision = PreflightFinding['decision'];
/** A profile's decision looks like the severity that asks for as much. */
const gravity: Record<Decision, Severity> = { stop: 'error', warn: 'warning', note: 'note' };

export function SeverityIcon({ severity, size = 16 }: { severity: Severity; size?: number }) {
  const { t } = useTranslation();
  return <Sign severity={severity} size={size} label={t(`findings.severity.${severity}`)} />;
}

export function DecisionIcon({ decision, size = 16 }: { decision: Decision; size?: number }) {
  const { t } = useTranslation();
  return <Sign severity={gravity[decision]} size={size} label={t(`findings.decision.${decision}`)} />;
}

function Sign({ severity, size, label }: { severity: Severity; size: number; label: string }) {
  const Icon = icons[severity];
  return <Icon size={size} strokeWidth={1.6} className={classes[severity]} role="img" aria-label={label} />;
}
