import { beforeEach, describe, expect, it } from 'vitest';
import { useSelection } from '../stores/selection';
import { session, shownDocument, useSession } from '../stores/session';
import { textEditing } from './editing';
import { FakeDesk, onPage, settle } from './fake-desk';
import { block, documentOf, point, textsOf } from './fixture';
import { TextInput } from './input';
import { followSession, localDocument } from './local';

/** Plays an editor at the keyboard. */
class Editor {
  readonly area = document.createElement('textarea');
  readonly desk = new FakeDesk(
    onPage(
      documentOf([
        block('h', '主题', 'headline'),
        block('a', '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥'),
        block('b', '一二三四五六七八九十百千'),
      ]),
    ),
  );
  private ends: (() => void)[] = [];

  async open() {
    await session.open('d');
    const input = new TextInput(this.area, textEditing);
    this.ends = [followSession(), textEditing.attach(this.area), () => input.dispose()];
    return this;
  }
  close() {
    for (const end of this.ends) end();
    session.close();
    useSelection.getState().clear();
  }
  at(id: string, offset: number) {
    textEditing.place(point(id, offset));
    return this;
  }
  type(text: string) {
    for (const letter of text) {
      this.area.value = letter;
      this.area.dispatchEvent(new InputEvent('input'));
    }
    return this;
  }
  key(key: string, more: KeyboardEventInit = {}) {
    this.area.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true, ...more }));
    return this;
  }
  keys(...names: string[]) {
    for (const name of names) this.key(name);
    return this;
  }
  composition(type: 'start' | 'update' | 'end', data = '') {
    const e = new Event(`composition${type}`);
    Object.defineProperty(e, 'data', { value: data });
    if (type === 'update') this.area.value = data;
    this.area.dispatchEvent(e);
    if (type === 'update') this.area.dispatchEvent(new InputEvent('input'));
    return this;
  }
  get caret() {
    const focus = useSelection.getState().text?.focus;
    return focus && 'block' in focus.at ? `${focus.at.block} ${focus.offset}` : 'none';
  }
  get selected() {
    const s = useSelection.getState().text;
    return s && 'block' in s.anchor.at ? `${s.anchor.at.block} ${s.anchor.offset} to ${this.caret}` : 'none';
  }
  get text() {
    const d = localDocument();
    return d ? textsOf(d) : [];
  }
}

let e: Editor;
beforeEach(async () => {
  e?.close();
  e = await new Editor().open();
});

describe('typing', () => {
  it('moves the caret before the desk has answered, and loses nothing', async () => {
    e.desk.isHolding = true;
    e.at('a', 2).type('新文字');
    expect(e.caret).toBe('a 5');
    expect(e.text[1]?.slice(0, 6)).toBe('甲乙新文字丙');
    expect(e.desk.edits).toEqual([]);
    await e.desk.release();
    expect(textsOf(e.desk.document)).toEqual(e.text);
    expect(e.caret).toBe('a 5');
  });
  it('on at one place joins one step; elsewhere it is another', async () => {
    e.at('a', 2).type('新文').at('b', 0).type('字');
    await settle();
    expect(e.desk.edits.map((x) => x.join ?? false)).toEqual([false, true, false]);
  });
  it('while another types before it stays in its place', async () => {
    e.desk.isHolding = true;
    e.at('a', 2).type('新');
    e.desk.another({ type: 'replaceText', at: { story: 's', block: 'a' }, from: 0, to: 0, spans: [{ text: '他们' }] });
    e.type('文');
    await e.desk.release();
    expect(textsOf(e.desk.document)[1]?.slice(0, 7)).toBe('他们甲乙新文丙');
    expect(e.caret).toBe('a 6');
  });
  it('is taken back by undo, with the caret where it was', async () => {
    e.at('b', 1).type('新');
    await settle();
    e.at('a', 5);
    await session.undo();
    expect(e.text[2]).toBe('一二三四五六七八九十百千');
    expect(e.caret.startsWith('b')).toBe(true);
  });
  it('Enter parts, Backspace joins again', async () => {
    e.at('b', 3).keys('Enter');
    expect(e.text.slice(2)).toEqual(['一二三', '四五六七八九十百千']);
    e.keys('Backspace');
    await settle();
    expect(e.text[2]).toBe('一二三四五六七八九十百千');
    expect(e.caret).toBe('b 3');
    expect(textsOf(e.desk.document)).toEqual(e.text);
  });
  it('Shift-Enter parts a headline by white space and does nothing else', () => {
    e.at('h', 1).key('Enter', { shiftKey: true }).at('b', 1).key('Enter', { shiftKey: true });
    expect([e.text[0], e.text[2]]).toEqual(['主\u3000题', '一二三四五六七八九十百千']);
  });
});

describe('a refusal', () => {
  it('takes back what was typed, and the caret out of it', async () => {
    e.desk.refuse = 409;
    e.at('b', 12).type('新').keys('Enter');
    await settle();
    expect(e.text).toEqual(textsOf(e.desk.document));
    expect(useSession.getState().save).toBe('saved');
    expect(useSelection.getState().text).toBeNull();
  });
  it('for want of room on the disk keeps everything and tries again', async () => {
    e.desk.refuse = 507;
    e.at('b', 0).type('新');
    await settle();
    expect([e.text[2]?.[0], useSession.getState().save]).toEqual(['新', 'offline']);
    e.desk.refuse = 0;
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(textsOf(e.desk.document)[2]?.[0]).toBe('新');
    expect(useSession.getState().save).toBe('saved');
  });
});

describe('a composition', () => {
  it('sends nothing until it ends, then one step of its own', async () => {
    e.at('a', 1).type('x').composition('start').composition('update', 'xi').composition('update', '习');
    await settle();
    expect(e.desk.edits).toHaveLength(1);
    expect(textsOf(shownDocument(useSession.getState()) ?? e.desk.document)[1]?.slice(0, 4)).toBe('甲x习乙');
    expect(textEditing.caret()?.point.offset).toBe(3);
    e.composition('end', '习');
    await settle();
    expect(e.desk.edits.map((x) => x.join ?? false)).toEqual([false, false]);
    expect(e.text[1]?.slice(0, 4)).toBe('甲x习乙');
    expect(e.caret).toBe('a 3');
    e.type('y');
    await settle();
    expect(e.desk.edits.at(-1)?.join).toBeUndefined();
  });
  it('given up leaves the text and its selection', async () => {
    textEditing.place(point('a', 3), point('a', 1));
    e.composition('start').composition('update', 'xi').composition('update', '').composition('end', '');
    await settle();
    expect(e.desk.edits).toEqual([]);
    expect(e.selected).toBe('a 1 to a 3');
    expect(useSession.getState().preview).toBeNull();
  });
  it('replaces a selection by one step', async () => {
    textEditing.place(point('a', 3), point('a', 1));
    e.composition('start').composition('update', '习').composition('end', '习');
    await settle();
    expect(e.desk.edits).toHaveLength(1);
    expect(e.text[1]?.slice(0, 3)).toBe('甲习丁');
  });
  it('waits in place while answers come', async () => {
    e.desk.isHolding = true;
    e.at('a', 2).type('一').composition('start').composition('update', 'er');
    e.desk.another({ type: 'replaceText', at: { story: 's', block: 'a' }, from: 0, to: 0, spans: [{ text: '他' }] });
    await e.desk.release();
    e.composition('end', '二');
    await settle();
    expect(e.text[1]?.slice(0, 6)).toBe('他甲乙一二丙');
    expect(textsOf(e.desk.document)).toEqual(e.text);
  });
});

describe('keys', () => {
  it.each([
    ['ArrowRight', 'a 22', 'b 0'],
    ['ArrowLeft', 'b 0', 'a 22'],
    ['ArrowDown', 'a 3', 'a 13'],
    ['ArrowDown', 'a 21', 'b 1'],
    ['ArrowUp', 'b 2', 'a 22'],
    ['Home', 'a 14', 'a 10'],
    ['End', 'a 14', 'a 20'],
    ['Ctrl+Home', 'b 2', 'h 0'],
    ['Ctrl+End', 'a 2', 'b 12'],
    ['Ctrl+ArrowDown', 'a 2', 'b 0'],
    ['Ctrl+ArrowUp', 'a 2', 'a 0'],
    ['Tab', 'h 1', 'a 0'],
  ])('%s from %s goes to %s', (name, from, to) => {
    const [id = '', offset] = from.split(' ');
    const key = name.replace('Ctrl+', '');
    e.at(id, Number(offset)).key(key, { ctrlKey: name.startsWith('Ctrl') });
    expect(e.caret).toBe(to);
  });
  it('Up and Down keep x over a short line', () => {
    e.at('a', 18).keys('ArrowDown', 'ArrowDown');
    expect(e.caret).toBe('b 8');
  });
  it('End stays on its line, and so does Home after it', () => {
    e.at('a', 3).keys('End');
    expect(e.caret).toBe('a 10');
    e.keys('Home');
    expect(e.caret).toBe('a 0');
  });
  it('Shift selects; an arrow then goes to the edge', () => {
    e.at('a', 3).key('ArrowRight', { shiftKey: true }).key('ArrowRight', { shiftKey: true });
    expect(e.selected).toBe('a 3 to a 5');
    e.keys('ArrowLeft');
    expect(e.selected).toBe('a 3 to a 3');
  });
  it('Ctrl-A takes all of the thread', () => {
    e.at('a', 3).key('a', { ctrlKey: true });
    expect(e.selected).toBe('h 0 to b 12');
  });
  it('Backspace never splits a cluster', () => {
    e.at('a', 0).type('👩‍🚒'.slice(0)).keys();
    const before = e.text[1] ?? '';
    expect(before.startsWith('👩‍🚒')).toBe(true);
    e.keys('Backspace');
    expect(e.text[1]?.startsWith('甲')).toBe(true);
  });
});

describe('the clipboard', () => {
  class Clip {
    constructor(readonly held: Record<string, string> = {}) {}
    setData(type: string, text: string) {
      this.held[type] = text;
    }
    getData(type: string) {
      return this.held[type] ?? '';
    }
  }
  const clip = (held: Record<string, string> = {}) => new Clip(held) as unknown as DataTransfer & Clip;

  it('cuts over blocks and pastes them again', async () => {
    textEditing.place(point('b', 2), point('a', 20));
    const c = clip();
    textEditing.cut(c, 0);
    expect(c.getData('text/plain')).toBe('戌亥\n一二');
    expect(e.text[1]).toBe('甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉三四五六七八九十百千');
    textEditing.paste(c, 0);
    await settle();
    expect(e.text.slice(1)).toEqual(['甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥', '一二三四五六七八九十百千']);
    expect(textsOf(e.desk.document)).toEqual(e.text);
  });
  it('takes HTML unless plain is asked for', async () => {
    const c = clip({ 'text/html': '<b>粗</b>', 'text/plain': '平' });
    e.at('b', 0);
    textEditing.paste(c, 0);
    e.key('v', { ctrlKey: true, shiftKey: true });
    textEditing.paste(c, 0);
    expect(localDocument()?.stories[0]?.story.blocks[2]?.spans.slice(0, 1)).toEqual([{ text: '粗平', bold: true }]);
  });
});
