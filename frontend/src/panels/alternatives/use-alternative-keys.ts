// Keys while alternatives are looked at: 1-5, R, C, Enter, Escape; the page as
// it is shows while \ is held.

import { useEffect } from 'react';
import { type Command, registerCommands } from '../../components/commands';
import {
  applyAlternative,
  chooseAlternative,
  composeAgain,
  showAlternative,
  useAlternatives,
} from '../../stores/alternatives';
import { useSelection } from '../../stores/selection';
import { pinSteps } from '../../tools/commands/arranging';
import { run } from '../../tools/run';

const state = useAlternatives.getState;
const hasSet = () => state().set !== null;

function applyShown() {
  const n = state().shown ?? state().chosen;
  if (n !== null) void applyAlternative(n);
}

/** They count in the panel, and on the page that it previews. */
const commands: Command[] = [
  ...[1, 2, 3, 4, 5].map(
    (n): Command => ({
      id: `alternative-${n}`,
      titleKey: `alternatives.command.show${n}`,
      group: 'compose',
      keys: [String(n)],
      run: () => chooseAlternative(n),
      isEnabled: () => state().pages[n] !== undefined,
    }),
  ),
  {
    id: 'alternatives-again',
    titleKey: 'alternatives.again',
    group: 'compose',
    keys: ['R'],
    run: composeAgain,
    isEnabled: hasSet,
  },
  {
    id: 'alternatives-compare',
    titleKey: 'alternatives.compare',
    group: 'compose',
    keys: ['C'],
    run: () => useAlternatives.setState((s) => ({ isComparing: !s.isComparing })),
    isEnabled: hasSet,
  },
  {
    id: 'alternatives-pin',
    titleKey: 'alternatives.key.pin',
    group: 'compose',
    keys: ['K'],
    run: () => void run('pin-frame', pinSteps),
    isEnabled: () => useSelection.getState().frames.length > 0,
  },
  {
    id: 'alternatives-apply',
    titleKey: 'alternatives.apply',
    group: 'compose',
    keys: ['Enter'],
    panel: 'alternatives',
    run: applyShown,
    isEnabled: () => state().shown !== null || state().chosen !== null,
  },
  {
    id: 'alternatives-leave',
    titleKey: 'alternatives.leave',
    group: 'compose',
    keys: ['Escape'],
    run: () => state().close(),
  },
];

export function useAlternativeKeys() {
  useEffect(() => registerCommands(commands), []);
  useEffect(holdToCompare, []);
}

function holdToCompare() {
  let held: number | null = null;
  const onKeyDown = (e: KeyboardEvent) => {
    if (e.key !== '\\' || e.repeat || held !== null || isField(e.target)) return;
    held = state().shown;
    if (held !== null) showAlternative(null);
  };
  const onKeyUp = (e: KeyboardEvent) => {
    if (e.key !== '\\') return;
    if (held !== null) showAlternative(held);
    held = null;
  };
  window.addEventListener('keydown', onKeyDown);
  window.addEventListener('keyup', onKeyUp);
  return () => {
    window.removeEventListener('keydown', onKeyDown);
    window.removeEventListener('keyup', onKeyUp);
  };
}

const isField = (target: EventTarget | null) => target instanceof HTMLElement && target.matches('input, textarea');
