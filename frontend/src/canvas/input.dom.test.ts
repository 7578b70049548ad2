import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useSelection } from '../stores/selection';
import { useView } from '../stores/view';
import { Driver } from '../test/driver';
import { documentWith, frame, photo } from '../test/page';
import { currentTool } from '../tools/tool';
import { listen } from './input';
import { type Stage, setStage } from './stage';

let host: HTMLElement;
let end: () => void;
let driver: Driver;

beforeEach(() => {
  host = document.createElement('section');
  host.tabIndex = 0;
  host.append(document.createElement('canvas'));
  Object.assign(host, { setPointerCapture: () => undefined });
  Object.defineProperty(host, 'clientWidth', { value: 800 });
  Object.defineProperty(host, 'clientHeight', { value: 600 });
  document.body.append(host);
  const frames = [frame('pic', 'photo', 0, 1, 1, 10, { photo: 'p' }), frame('text', 'text', 2, 1, 2, 20)];
  driver = new Driver(documentWith({ photos: [photo('p')], frames }));
  useView.getState().set({ rulers: false });
  setStage({ screenSize: { width: 800, height: 600 } } as Stage);
  end = listen(host);
});
afterEach(() => {
  end();
  setStage(null);
  host.remove();
  vi.restoreAllMocks();
});

const canvas = () => host.querySelector('canvas') as HTMLCanvasElement;
const mouse = (type: string, x: number, y: number, more: MouseEventInit = {}) => {
  const init = { clientX: x, clientY: y, bubbles: true, cancelable: true, ...more };
  const event = type.startsWith('pointer')
    ? new PointerEvent(type, { pointerId: 1, pointerType: 'mouse', ...init })
    : new MouseEvent(type, init);
  canvas().dispatchEvent(event);
  return event;
};
const press = (x: number, y: number, detail = 1) => {
  mouse('pointerdown', x, y);
  mouse('mousedown', x, y, { detail });
};
const release = (x: number, y: number) => mouse('pointerup', x, y);
const key = (k: string, more: KeyboardEventInit = {}, target: EventTarget = host) => {
  const event = new KeyboardEvent('keydown', {
    key: k,
    code: k === ' ' ? 'Space' : k,
    bubbles: true,
    cancelable: true,
    ...more,
  });
  target.dispatchEvent(event);
  return event;
};

describe('pointer', () => {
  it('a click selects, two crop', () => {
    press(60, 60);
    release(60, 60);
    expect(useSelection.getState().frames).toEqual(['pic']);
    press(60, 60, 2);
    expect(useSelection.getState().cropping).toBe('pic');
  });

  it('a click gives the pasteboard the keyboard', () => {
    press(60, 60);
    expect(document.activeElement).toBe(host);
  });

  it('the middle button, and space, move the page', () => {
    mouse('pointerdown', 100, 100, { button: 1 });
    mouse('mousedown', 100, 100, { button: 1 });
    mouse('pointermove', 130, 90);
    expect(useView.getState()).toMatchObject({ panX: 30, panY: -10 });
    release(130, 90);
    key(' ');
    expect(host.style.cursor).toBe('grab');
    press(100, 100);
    mouse('pointermove', 101, 100);
    expect(useView.getState().panX).toBe(31);
    expect(useSelection.getState().frames).toEqual([]);
  });

  it('a tap is not taken for a second press', () => {
    canvas().dispatchEvent(
      new PointerEvent('pointerdown', { pointerId: 2, pointerType: 'touch', clientX: 60, clientY: 60, bubbles: true }),
    );
    canvas().dispatchEvent(
      new PointerEvent('pointerup', { pointerId: 2, pointerType: 'touch', clientX: 60, clientY: 60, bubbles: true }),
    );
    mouse('mousedown', 60, 60);
    expect(currentTool().state()).toBe('select.idle');
  });
});

describe('wheel', () => {
  /** happy-dom's wheels know neither modifiers nor places. */
  const wheel = (deltaY: number, more: Record<string, unknown> = {}) => {
    const event = new WheelEvent('wheel', { deltaY, bubbles: true, cancelable: true });
    for (const [name, value] of Object.entries({ clientX: 0, clientY: 0, ...more })) {
      Object.defineProperty(event, name, { value });
    }
    canvas().dispatchEvent(event);
  };

  it('moves the page; with Ctrl it zooms', () => {
    wheel(40);
    expect(useView.getState().panY).toBe(-40);
    const { zoom } = useView.getState();
    wheel(-120, { ctrlKey: true });
    expect(useView.getState().zoom).toBeGreaterThan(zoom);
  });
});

describe('keys', () => {
  it('belong to the pasteboard while it or nothing has the focus', () => {
    expect(key('p').defaultPrevented).toBe(true);
    expect(useView.getState().tool).toBe('photo');
    key('v', {}, document.body);
    expect(useView.getState().tool).toBe('select');
  });

  it('do not while text is typed elsewhere, but zooming does', () => {
    const field = document.createElement('input');
    document.body.append(field);
    expect(key('p', {}, field).defaultPrevented).toBe(false);
    expect(useView.getState().tool).toBe('select');
    expect(key('1', { ctrlKey: true }, field).defaultPrevented).toBe(true);
    expect(useView.getState().zoom).toBe(1);
    field.remove();
  });

  it('that nobody uses stay with the browser', () => {
    expect(key('q').defaultPrevented).toBe(false);
    expect(driver.edits).toEqual([]);
  });
});
