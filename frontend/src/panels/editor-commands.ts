// What can be done in the editor by name: for keys, menus and the palette.

import { currentStage } from '../canvas/stage';
import type { Command } from '../components/commands';
import { attempt } from '../components/toasts';
import type { Alignment, Distribution } from '../kernels/align';
import type { Document } from '../model/document';
import { composeAlternatives, useAlternatives } from '../stores/alternatives';
import { openExport } from '../stores/exporting';
import { openDialog } from '../stores/panels';
import { goHome, toDesk, useRoute } from '../stores/route';
import { saveDocument } from '../stores/saving';
import { useSelection } from '../stores/selection';
import { session, useSession } from '../stores/session';
import { useView } from '../stores/view';
import { alignSteps, distributeSteps } from '../tools/commands/arranging';
import { canMerge, placeCaptions, sharedAmong } from '../tools/commands/captions';
import { keyCommands } from '../tools/keys';
import { present, run } from '../tools/run';
import { walkFindings } from './findings/places';
import { mergeChosen, splitChosen } from './inspector/CaptionLabels';
import { pressCommand } from './press/press-commands';

const isOpen = () => useSession.getState().document !== null;
const status = () => useSession.getState().status;
const saveCopy = async () => {
  const { id } = useSession.getState();
  if (id) await saveDocument(id);
};
const hasFrames = (least: number) => () => useSelection.getState().frames.length >= least;

export const editorCommands = (): Command[] => [...general, ...captions, ...arranging, ...looking, ...ofPasteboard()];

const general: Command[] = [
  pressCommand,
  {
    id: 'home',
    titleKey: 'shell.command.home',
    group: 'file',
    run: goHome,
  },
  {
    id: 'photo-desk',
    titleKey: 'desk.command.open',
    group: 'view',
    keys: ['Ctrl+Shift+P'],
    run: toDesk,
    isEnabled: () => isOpen() && useRoute.getState().place === 'page',
  },
  {
    id: 'export',
    titleKey: 'shell.command.export',
    group: 'file',
    keys: ['Ctrl+E'],
    run: () => openExport(),
    isEnabled: isOpen,
  },
  { id: 'package', titleKey: 'shell.command.package', group: 'file', run: () => openExport(true), isEnabled: isOpen },
  {
    id: 'save-as',
    titleKey: 'shell.command.saveAs',
    group: 'file',
    keys: ['Ctrl+Shift+S'],
    run: () => void attempt(saveCopy),
    isEnabled: isOpen,
  },
  { id: 'reread', titleKey: 'shell.command.reread', group: 'file', run: () => openDialog('reread'), isEnabled: isOpen },
  {
    id: 'undo',
    titleKey: 'shell.command.undo',
    group: 'edit',
    keys: ['Ctrl+Z'],
    run: () => void attempt(session.undo),
    isEnabled: () => session.pending().length > 0 || (status()?.canUndo ?? false),
  },
  {
    id: 'redo',
    titleKey: 'shell.command.redo',
    group: 'edit',
    keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
    run: () => void attempt(session.redo),
    isEnabled: () => status()?.canRedo ?? false,
  },
  {
    id: 'compose',
    titleKey: 'shell.command.compose',
    group: 'compose',
    keys: ['Ctrl+Enter'],
    run: () => void composeAlternatives(),
    isEnabled: () => isOpen() && useAlternatives.getState().job === null,
  },
  { id: 'fit', titleKey: 'shell.command.fit', group: 'compose', run: () => openDialog('fit'), isEnabled: isOpen },
  {
    id: 'next-finding',
    titleKey: 'shell.command.nextFinding',
    group: 'view',
    keys: ['F8'],
    run: () => walkFindings(1),
    isEnabled: isOpen,
  },
  {
    id: 'previous-finding',
    titleKey: 'shell.command.previousFinding',
    group: 'view',
    keys: ['Shift+F8'],
    run: () => walkFindings(-1),
    isEnabled: isOpen,
  },
];

const align = (how: Alignment): Command => ({
  id: `align-${how}`,
  titleKey: `inspector.align.${how}`,
  group: 'arrange',
  run: () => void run('align-frame', (d, ids) => alignSteps(d, ids, how)),
  isEnabled: hasFrames(1),
});

const distribute = (how: Distribution): Command => ({
  id: `distribute-${how}`,
  titleKey: `inspector.distribute.${how}`,
  group: 'arrange',
  run: () => void run('distribute-frame', (d, ids) => distributeSteps(d, ids, how)),
  isEnabled: hasFrames(3),
});

const chosenFrames = () => useSelection.getState().frames;
const whileChosen = (is: (d: Document, ids: readonly string[]) => boolean) => () => {
  const d = present();
  return d !== null && is(d, chosenFrames());
};

const captionTo = (name: 'below' | 'beside' | 'inside'): Command => ({
  id: `caption-${name}`,
  titleKey: `inspector.captionTo.${name}`,
  group: 'photo',
  run: () => void run('place-caption', (d, ids) => placeCaptions(d, ids, name === 'below' ? {} : { placement: name })),
  isEnabled: whileChosen((d, ids) => placeCaptions(d, ids, {}).length > 0),
});

const captions: Command[] = [
  ...(['below', 'beside', 'inside'] as const).map(captionTo),
  {
    id: 'merge-captions',
    titleKey: 'inspector.mergeCaptions',
    group: 'photo',
    run: () => mergeChosen(chosenFrames()),
    isEnabled: whileChosen(canMerge),
  },
  {
    id: 'split-captions',
    titleKey: 'inspector.splitCaptions',
    group: 'photo',
    run: () => splitChosen(chosenFrames()),
    isEnabled: whileChosen((d, ids) => sharedAmong(d, ids).length > 0),
  },
];

const arranging: Command[] = [
  ...(['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const).map(align),
  ...(['across', 'down'] as const).map(distribute),
];

const toggles = ['columns', 'baselines', 'frames', 'guides', 'hidden', 'threads', 'rulers', 'snap'] as const;

const looking: Command[] = toggles.map((name) => ({
  id: `toggle-${name}`,
  titleKey: `shell.toggle.${name}`,
  group: 'view',
  isChecked: () => useView.getState()[name],
  run: () => useView.getState().set({ [name]: !useView.getState()[name] }),
}));

/** The pasteboard listens for its keys itself. */
function ofPasteboard(): Command[] {
  return [...new Set(keyCommands.map((c) => c.name))].flatMap((name) => {
    const commands = keyCommands.filter((c) => c.name === name);
    const [first] = commands;
    if (!first) return [];
    return [
      {
        id: `canvas.${name}`,
        titleKey: `canvas.key.${name}`,
        group: groupOf(name),
        keys: commands.map(chordOfKey),
        run: () => first.do(performance.now()),
        isEnabled: () => currentStage() !== null,
        isKeyElsewhere: true,
      } satisfies Command,
    ];
  });
}

type Key = (typeof keyCommands)[number];

function chordOfKey({ key, ctrl, alt, shift }: Key): string {
  const name = key.length === 1 ? key.toUpperCase() : key.charAt(0).toUpperCase() + key.slice(1);
  const isSign = key.length === 1 && key.toUpperCase() === key.toLowerCase();
  return [ctrl && 'Ctrl', alt && 'Alt', shift && !isSign && 'Shift', name].filter(Boolean).join('+');
}

function groupOf(name: string): Command['group'] {
  if (name.startsWith('tool-')) return 'tools';
  if (/zoom|fit-|real|preview/.test(name)) return 'view';
  if (name === 'fill' || name === 'fit') return 'photo';
  return 'arrange';
}
