import { ListChecks } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Key } from '../../components/Key';
import status from '../shell/status.module.css';
import classes from './desk.module.css';
import { usePhotoDesk } from './desk-state';
import { type DeskRow, faultsOf } from './rows';

const keys = [
  { chord: '↑ ↓', name: 'move' },
  { chord: 'F2', name: 'write' },
  { chord: 'Enter', name: 'next' },
  { chord: 'Ctrl+D', name: 'fill' },
  { chord: 'Space', name: 'large' },
] as const;

type DeskStatusProps = { rows: readonly DeskRow[]; shown: readonly DeskRow[] };

export function DeskStatus({ rows, shown }: DeskStatusProps) {
  const { t } = useTranslation();
  const selected = usePhotoDesk((s) => s.selected.length);
  const open = rows.reduce((n, r) => n + faultsOf(r).length, 0);
  return (
    <footer className={status.bar} data-dock="status">
      <span className={status.group} role="status">
        {shown.length < rows.length
          ? t('desk.shown', { count: shown.length, of: rows.length })
          : t('desk.count', { count: rows.length })}
        {selected > 0 && ` · ${t('desk.chosen', { count: selected })}`}
      </span>
      <span className={status.group}>
        <ListChecks size={14} strokeWidth={1.6} aria-hidden /> {t('desk.open', { count: open })}
      </span>
      <span className={status.space} />
      <span className={classes.keys}>
        {keys.map(({ chord, name }) => (
          <span key={name}>
            <Key chord={chord} /> {t(`desk.key.${name}`)}
          </span>
        ))}
      </span>
    </footer>
  );
}
