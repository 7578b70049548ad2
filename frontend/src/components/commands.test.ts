import { describe, expect, it, vi } from 'vitest';
import { chordOf, isTyping, showChord } from './chords';
import { type Command, commandForKey, type KeyPlace, registerCommand, runCommand } from './commands';

const key = (k: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) => ({
  key: k,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

const nowhere: KeyPlace = { panels: [], isTyping: false, isField: false, isDialog: false };
const command = (id: string, keys: string[], rest: Partial<Command> = {}): Command => ({
  id,
  titleKey: id,
  group: 'edit',
  keys,
  run: () => undefined,
  ...rest,
});

describe('chords', () => {
  it.each([
    [key('k', { ctrlKey: true }), 'Ctrl+K'],
    [key('k', { metaKey: true }), 'Ctrl+K'],
    [key('Z', { ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+Z'],
    [key('?', { shiftKey: true }), '?'],
    [key('F8', { shiftKey: true }), 'Shift+F8'],
    [key('r'), 'R'],
    [key('ArrowLeft', { altKey: true }), 'Alt+←'],
  ])('%o is %s', (e, chord) => expect(chordOf(e)).toBe(chord));

  it.each([
    ['R', true],
    ['?', true],
    ['Shift+A', true],
    ['Delete', true],
    ['Ctrl+K', false],
    ['F6', false],
    ['Shift+F8', false],
  ])('%s types: %s', (chord, types) => expect(isTyping(chord)).toBe(types));

  it('shows signs', () => expect(showChord('Ctrl+Shift+Enter')).toBe('Ctrl ⇧ ↵'));
  it('shows plus', () => expect(showChord('Ctrl++')).toBe('Ctrl +'));
});

describe('keys of commands', () => {
  const all = [
    command('again', ['R'], { panel: 'alternatives' }),
    command('rotate', ['R']),
    command('undo', ['Ctrl+Z']),
    command('tool', ['V'], { isKeyElsewhere: true }),
    command('never', ['N'], { isEnabled: () => false }),
  ];
  const at = (chord: string, place: Partial<KeyPlace> = {}) => commandForKey(all, chord, { ...nowhere, ...place })?.id;

  it('a letter belongs to the focused panel', () => expect(at('R', { panels: ['alternatives'] })).toBe('again'));
  it('else to the program', () => expect(at('R', { panels: ['story'] })).toBe('rotate'));
  it('never while text is typed', () => expect(at('R', { isTyping: true })).toBeUndefined());
  it('undo works while text is typed on the page', () => expect(at('Ctrl+Z', { isTyping: true })).toBe('undo'));
  it('but a field has its own', () => expect(at('Ctrl+Z', { isTyping: true, isField: true })).toBeUndefined());
  it('a dialog has all keys', () => expect(at('Ctrl+Z', { isDialog: true })).toBeUndefined());
  it("the pasteboard's keys are its own", () => expect(at('V')).toBeUndefined());
  it('what cannot be done is not done', () => expect(at('N')).toBeUndefined());
});

describe('registry', () => {
  it('the last of an id counts, and removal takes only its own', () => {
    const [first, second] = [vi.fn(), vi.fn()];
    const removeFirst = registerCommand(command('x', [], { run: first }));
    const removeSecond = registerCommand(command('x', [], { run: second }));
    removeFirst();
    expect(runCommand('x')).toBe(true);
    expect(first).not.toHaveBeenCalled();
    expect(second).toHaveBeenCalledOnce();
    removeSecond();
    expect(runCommand('x')).toBe(false);
  });
});
