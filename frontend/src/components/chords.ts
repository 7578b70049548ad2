// Keys as they are written: "Ctrl+Shift+E", "F8", "R", "?". Ctrl stands for
// Command on a Mac too.

export type KeyLike = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; shiftKey: boolean };

const names: Record<string, string> = { ' ': 'Space', ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' };

/** The chord of a key event. Shift counts only where it does not already make another sign. */
export function chordOf(e: KeyLike): string {
  const isSign = e.key.length === 1 && e.key.toLowerCase() === e.key.toUpperCase() && e.key !== ' ';
  const key = names[e.key] ?? (e.key.length === 1 ? e.key.toUpperCase() : e.key);
  const held = [(e.ctrlKey || e.metaKey) && 'Ctrl', e.altKey && 'Alt', e.shiftKey && !isSign && 'Shift'];
  return [...held.filter((h) => h !== false), key].join('+');
}

/** A chord that writes a letter or sign: never a command while text is typed. */
export const isTyping = (chord: string): boolean => !/^(Ctrl|Alt)\+|^(Shift\+)?(F\d+|Escape)$/.test(chord);

/** How a chord is shown: "Ctrl ⇧ E". */
export const showChord = (chord: string): string =>
  chord
    .replace(/Enter$/, '↵')
    .replace(/Escape$/, 'Esc')
    .replace('Shift+', '⇧+')
    .replaceAll(/\+(?=.)/g, ' ');
