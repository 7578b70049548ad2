// A key of the keyboard, as it is printed beside what it does.

import { showChord } from './chords';
import classes from './Key.module.css';

export function Key({ chord }: { chord: string }) {
  return (
    <kbd className={classes.key} aria-hidden>
      {showChord(chord)}
    </kbd>
  );
}
