import { Redo2, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { runCommand } from '../../components/commands';
import { IconButton } from '../../components/IconButton';
import { useSession } from '../../stores/session';

export function UndoRedo() {
  const { t } = useTranslation();
  // What is still on its way can be taken back as well.
  const isWaiting = useSession((s) => s.save !== 'saved');
  const canUndo = useSession((s) => s.status?.canUndo ?? false) || isWaiting;
  const canRedo = useSession((s) => s.status?.canRedo ?? false);
  const undoName = useSession((s) => s.status?.undoName);
  const redoName = useSession((s) => s.status?.redoName);
  const named = (command: string, name?: string) =>
    name ? `${t(command)} ${t([`edit.${name}`, 'edit.other'])}` : t(command);
  return (
    <>
      <IconButton
        icon={Undo2}
        label={named('shell.command.undo', isWaiting ? undefined : undoName)}
        keys="Ctrl+Z"
        disabled={!canUndo}
        onClick={() => runCommand('undo')}
      />
      <IconButton
        icon={Redo2}
        label={named('shell.command.redo', redoName)}
        keys="Ctrl+Shift+Z"
        disabled={!canRedo}
        onClick={() => runCommand('redo')}
      />
    </>
  );
}
