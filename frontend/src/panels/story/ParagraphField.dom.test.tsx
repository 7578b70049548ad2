import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import '../../i18n';
import { useSelection } from '../../stores/selection';
import { session } from '../../stores/session';
import { FakeDesk, onPage, settle } from '../../text/fake-desk';
import { block, documentOf, textsOf } from '../../text/fixture';
import { followSession, localDocument, useLocal } from '../../text/local';
import { ParagraphField } from './ParagraphField';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

function Fields() {
  const blocks = useLocal((s) => s.document?.stories[0]?.story.blocks) ?? [];
  return (
    <ol>
      {blocks.map((b) => (
        <li key={b.id}>
          <ParagraphField story="s" block={b} />
        </li>
      ))}
    </ol>
  );
}

let root: Root;
let host: HTMLElement;
let desk: FakeDesk;
let end: () => void;

beforeEach(async () => {
  host = document.createElement('div');
  document.body.append(host);
  root = createRoot(host);
  desk = new FakeDesk(onPage(documentOf([block('a', '甲乙丙'), block('b', '丁戊')])));
  await session.open('d');
  end = followSession();
  await act(async () => root.render(<Fields />));
});
afterEach(async () => {
  await act(async () => root.unmount());
  end();
  session.close();
  useSelection.getState().clear();
  host.remove();
});

const field = (n: number) => host.querySelectorAll('textarea')[n] as HTMLTextAreaElement;
const later = () => act(async () => new Promise((resolve) => setTimeout(resolve, 150)));

/** The browser's part of typing: the field has the text, then says so. */
async function input(f: HTMLTextAreaElement, text: string) {
  const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set;
  await act(async () => {
    set?.call(f, text);
    f.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

async function key(f: HTMLTextAreaElement, name: string, at: number) {
  f.focus();
  f.setSelectionRange(at, at);
  await act(async () => {
    f.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
  });
  await later();
}

describe('a paragraph of the manuscript', () => {
  it('sends only what was changed', async () => {
    await input(field(0), '甲新乙丙');
    await act(settle);
    expect(desk.edits.flatMap((e) => e.steps)).toEqual([
      { type: 'replaceText', at: { story: 's', block: 'a' }, from: 1, to: 1, spans: [{ text: '新' }] },
    ]);
    expect(field(0).value).toBe('甲新乙丙');
  });
  it('sends a composition when it ends', async () => {
    const f = field(0);
    await act(async () => void f.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true })));
    await input(f, '甲xi乙丙');
    await input(f, '甲习乙丙');
    expect(desk.edits).toEqual([]);
    await act(async () => void f.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '习' })));
    await act(settle);
    expect(desk.edits).toHaveLength(1);
    expect(textsOf(desk.document)).toEqual(['甲习乙丙', '丁戊']);
  });
  it('is parted by Enter and joined by Backspace, and the caret goes along', async () => {
    await key(field(0), 'Enter', 1);
    expect(textsOf(localDocument() ?? desk.document)).toEqual(['甲', '乙丙', '丁戊']);
    expect(document.activeElement).toBe(field(1));
    await key(field(1), 'Backspace', 0);
    expect(textsOf(desk.document)).toEqual(['甲乙丙', '丁戊']);
    expect([document.activeElement === field(0), field(0).selectionStart]).toEqual([true, 1]);
  });
  it('shows what is typed on the page', async () => {
    const at = { story: 's', block: 'b' };
    void session.edit({ name: 'type', steps: [{ type: 'replaceText', at, from: 0, to: 0, spans: [{ text: '新' }] }] });
    await later();
    expect(field(1).value).toBe('新丁戊');
  });
});
