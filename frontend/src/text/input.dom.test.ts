import { beforeEach, describe, expect, it } from 'vitest';
import { type InputSink, TextInput } from './input';

/** Plays a browser with an input method on a text area. */
class Browser {
  readonly area = document.createElement('textarea');
  readonly log: string[] = [];
  readonly input: TextInput;

  constructor() {
    const sink: InputSink = {
      insert: (text) => this.log.push(`insert ${text}`),
      compose: (text, caret) => this.log.push(`compose ${text}|${caret}`),
      commit: (text) => this.log.push(`commit ${text}`),
      key: (e) => {
        this.log.push(`key ${e.key}`);
        return false;
      },
      copy: () => true,
      cut: () => true,
      paste: () => undefined,
      blur: () => this.log.push('blur'),
      focus: () => undefined,
    };
    this.input = new TextInput(this.area, sink);
  }

  key(key: string, keyCode = 0) {
    const e = new KeyboardEvent('keydown', { key, cancelable: true });
    Object.defineProperty(e, 'keyCode', { value: keyCode });
    this.area.dispatchEvent(e);
    return this;
  }
  /** The text area as the browser leaves it, then its input event. */
  value(value: string, inputType = 'insertText') {
    this.area.value = value;
    this.area.selectionStart = value.length;
    this.area.dispatchEvent(new InputEvent('input', { inputType }));
    return this;
  }
  composition(type: 'start' | 'update' | 'end', data = '') {
    const e = new Event(`composition${type}`);
    Object.defineProperty(e, 'data', { value: data });
    this.area.dispatchEvent(e);
    return this;
  }
  /** Text of a composition as it grows: update, then the text area has it. */
  composing(text: string) {
    return this.composition('update', text).value(text, 'insertCompositionText');
  }
  blur() {
    this.area.dispatchEvent(new Event('blur'));
    return this;
  }
  get commits() {
    return this.log.filter((l) => l.startsWith('commit') || l.startsWith('insert'));
  }
}

let b: Browser;
beforeEach(() => {
  b = new Browser();
});

describe('typing', () => {
  it('gives what the text area holds, and empties it', () => {
    b.key('a', 65).value('a').key('b', 66).value('b');
    expect(b.log).toEqual(['key a', 'insert a', 'key b', 'insert b']);
    expect(b.area.value).toBe('');
  });
  it('gives the same letter twice when it is typed twice', () => {
    b.composition('start').composing('习').composition('end', '习').key('x', 88).value('习');
    expect(b.commits).toEqual(['commit 习', 'insert 习']);
  });
});

describe('a composition', () => {
  it('in Chromium is committed once, by its end', () => {
    b.key('Process', 229).composition('start').composing('x').composing('xi').composing('习');
    expect(b.commits).toEqual([]);
    b.composition('end', '习');
    expect(b.commits).toEqual(['commit 习']);
    expect(b.log.filter((l) => l.startsWith('key'))).toEqual([]);
  });
  it('in Firefox has an input after its end', () => {
    b.composition('start').composing('习').composition('end', '习').value('习', 'insertCompositionText');
    expect(b.commits).toEqual(['commit 习']);
  });
  it('in WebKit ends after its text was put in, and before the key that ended it', () => {
    b.composition('start').composing('xi');
    b.value('', 'deleteCompositionText')
      .value('习', 'insertFromComposition')
      .composition('end', '习')
      .key('Enter', 229);
    expect(b.commits).toEqual(['commit 习']);
    expect(b.log).not.toContain('key Enter');
  });
  it('is given up by Escape', () => {
    b.composition('start')
      .composing('xi')
      .composition('update', '')
      .value('', 'deleteCompositionText')
      .composition('end', '');
    expect(b.commits).toEqual(['commit ']);
  });
  it('is taken when the text area is left in the middle', () => {
    b.composition('start').composing('习').blur().composition('end', '习');
    expect(b.commits).toEqual(['commit 习']);
    expect(b.log.at(-1)).toBe('blur');
  });
  it('says where the caret stands in it', () => {
    b.composition('start').composing('xi guan');
    expect(b.log.at(-1)).toBe('compose xi guan|7');
  });
  it('follows another at once', () => {
    b.composition('start').composing('习').composition('end', '习');
    b.composition('start').composing('近').composition('end', '近');
    expect(b.commits).toEqual(['commit 习', 'commit 近']);
  });
});

describe('a text area that is done with', () => {
  it('is no longer listened to', () => {
    b.input.dispose();
    b.value('a');
    expect(b.log).toEqual([]);
  });
});
