import { useTranslation } from 'react-i18next';
import { shell } from '../../api/shell';
import classes from './bar.module.css';
import { ComposeButton } from './ComposeButton';
import { DesignPicker } from './DesignPicker';
import { DocTitle } from './DocTitle';
import { ExportButton } from './ExportButton';
import { MainMenu } from './MainMenu';
import { ProgramButtons } from './ProgramButtons';
import { ToolStrip } from './ToolStrip';
import { UndoRedo } from './UndoRedo';
import { ZoomSelect } from './ZoomSelect';

export function TopBar() {
  const { t } = useTranslation();
  return (
    <section className={classes.bar} aria-label={t('shell.bar')} data-dock="bar">
      {!shell.hasMenuBar && <MainMenu />}
      <DocTitle />
      <UndoRedo />
      <span className={classes.rule} />
      <ToolStrip />
      <span className={classes.rule} />
      <ZoomSelect />
      <DesignPicker />
      <span className={classes.space} />
      <ComposeButton />
      <ExportButton />
      <span className={classes.rule} />
      <ProgramButtons />
    </section>
  );
}
