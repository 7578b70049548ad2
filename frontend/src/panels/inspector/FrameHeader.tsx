import {
  Frame as FrameIcon,
  Image,
  Lock,
  LockOpen,
  type LucideIcon,
  Minus,
  Pin,
  PinOff,
  Square,
  Trash2,
  Type,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { shortName } from '../../components/frame-names';
import { IconButton } from '../../components/IconButton';
import type { FrameKind } from '../../model/document';
import { useSelection } from '../../stores/selection';
import { lockSteps, pinSteps } from '../../tools/commands/arranging';
import { deleteSteps } from '../../tools/commands/making';
import { run } from '../../tools/run';
import type { FrameProps } from './Inspector';
import classes from './inspector.module.css';

const icons: Record<FrameKind, LucideIcon> = {
  photo: Image,
  text: Type,
  caption: FrameIcon,
  rule: Minus,
  box: Square,
};

/** Runs on the selection as it is: the frame shown is in it. */
function runOn(frame: string, name: string, plan: Parameters<typeof run>[1]) {
  if (!useSelection.getState().frames.includes(frame)) useSelection.getState().selectFrames([frame]);
  return run(name, plan);
}

export function FrameHeader({ document, frame }: FrameProps) {
  const { t } = useTranslation();
  const Icon = icons[frame.kind];
  return (
    <header className={classes.header}>
      <Icon size={16} strokeWidth={1.6} aria-hidden />
      <h2>{t(`inspector.kind.${frame.kind}`)}</h2>
      <span className={classes.hint}>{shortName(document, frame)}</span>
      <span className={classes.space} />
      <IconButton
        icon={frame.pinned ? PinOff : Pin}
        label={t('canvas.key.pin')}
        keys="K"
        isPressed={frame.pinned ?? false}
        onClick={() => runOn(frame.id, 'pin-frame', pinSteps)}
      />
      <IconButton
        icon={frame.locked ? Lock : LockOpen}
        label={t('canvas.key.lock')}
        keys="Ctrl+L"
        isPressed={frame.locked ?? false}
        onClick={() => runOn(frame.id, 'lock-frame', lockSteps)}
      />
      <IconButton
        icon={Trash2}
        label={t('canvas.key.delete')}
        keys="Delete"
        disabled={frame.locked}
        onClick={() => runOn(frame.id, 'delete-frame', deleteSteps) && useSelection.getState().clear()}
      />
    </header>
  );
}
