import { expect, it } from 'vitest';
import type { Rect } from '../model/document';
import { Damage } from './damage';

const paths = ['beginPath', 'moveTo', 'lineTo', 'rect', 'roundRect', 'arc', 'save', 'restore', 'clip'];
const drawing = ['stroke', 'fill', 'fillRect', 'strokeRect'];
const others = ['fillText', 'strokeText', 'drawImage', 'putImageData'];
const moving = ['bezierCurveTo', 'quadraticCurveTo', 'ellipse', 'arcTo', 'translate', 'rotate', 'scale', 'transform'];

/** A context that only notes what is drawn on it, and what was wiped. */
function made(dpr = 1) {
  const drawn: string[] = [];
  const nothing = (names: string[]) => names.map((name) => [name, () => undefined]);
  const noted = (names: string[]) =>
    names.map((name) => [name, (...args: number[]) => void drawn.push(`${name} ${args}`)]);
  const look = {
    lineWidth: 2,
    fillStyle: 'red',
    strokeStyle: 'red',
    globalAlpha: 1,
    getLineDash: () => [],
    getTransform: () => ({ a: dpr }),
  };
  const methods = Object.fromEntries([...nothing([...paths, ...moving]), ...noted([...drawing, ...others])]);
  const ctx = { ...look, ...methods } as unknown as CanvasRenderingContext2D;
  const damage = new Damage(ctx);
  const repaint = (paint: () => void) => {
    drawn.length = 0;
    let wiped: readonly Rect[] | null | undefined;
    damage.repaint(paint, (rects) => {
      wiped = rects;
    });
    return { wiped, drawn: [...drawn] };
  };
  return { ctx, damage, repaint };
}

const whole = null;

it('everything is wiped at first, then what differs', () => {
  const { ctx, repaint } = made();
  const caret = (x: number) => () => ctx.fillRect(x, 20, 2, 12);
  expect(repaint(caret(10))).toEqual({ wiped: whole, drawn: ['fillRect 10,20,2,12'] });
  expect(repaint(caret(10))).toEqual({ wiped: undefined, drawn: [] });
  expect(repaint(caret(40))).toEqual({
    wiped: [
      { X: 8, Y: 18, W: 6, H: 16 },
      { X: 38, Y: 18, W: 6, H: 16 },
    ],
    drawn: ['fillRect 40,20,2,12'],
  });
});

it('what stays is drawn again only where something else was wiped', () => {
  const { ctx, repaint } = made();
  const page = (x: number) => () => {
    ctx.fillRect(0, 0, 100, 10); // under the caret
    ctx.fillRect(0, 500, 100, 10);
    ctx.fillRect(x, 0, 2, 12);
  };
  repaint(page(10));
  expect(repaint(page(20)).drawn).toEqual(['fillRect 0,0,100,10', 'fillRect 20,0,2,12']);
});

it('another colour is another look', () => {
  const { ctx, repaint } = made();
  const box = (colour: string) => () => {
    ctx.fillStyle = colour;
    ctx.fillRect(0, 0, 5, 5);
  };
  repaint(box('red'));
  expect(repaint(box('blue')).wiped).toHaveLength(2);
});

it('a stroke touches all of its path and the breadth of its line', () => {
  const { ctx, repaint } = made();
  const line = (end: number) => () => {
    ctx.beginPath();
    ctx.moveTo(0, 10);
    ctx.lineTo(end, 10);
    ctx.stroke();
  };
  repaint(() => undefined);
  expect(repaint(line(100)).wiped).toEqual([{ X: -3, Y: 7, W: 106, H: 6 }]);
  expect(repaint(line(100)).wiped).toBeUndefined();
  expect(repaint(line(50)).wiped).toHaveLength(2);
});

it('many rectangles are wiped as one', () => {
  const { ctx, repaint } = made();
  repaint(() => undefined);
  const row = () => {
    for (let i = 0; i < 20; i++) ctx.fillRect(10 * i, 0, 5, 5);
  };
  expect(repaint(row).wiped).toEqual([{ X: -2, Y: -2, W: 199, H: 9 }]);
});

it.each([...others, ...moving])('%s: nobody knows where', (name) => {
  const { ctx, repaint } = made();
  const somewhere = () => (ctx as unknown as Record<string, (...args: number[]) => void>)[name]?.(1, 2, 3, 4);
  repaint(() => undefined);
  expect(repaint(somewhere).wiped).toBe(whole);
  expect(repaint(() => undefined).wiped).toBe(whole);
  expect(repaint(() => undefined).wiped).toBeUndefined();
});

it('what is wiped ends with the pixels of the device', () => {
  const { ctx, repaint } = made(1.5);
  repaint(() => undefined);
  const [r] = repaint(() => ctx.fillRect(10, 20, 2, 12)).wiped ?? [];
  for (const edge of [r?.X, r?.Y, (r?.X ?? 0) + (r?.W ?? 0), (r?.Y ?? 0) + (r?.H ?? 0)])
    expect(((edge ?? 0.5) * 1.5) % 1).toBeCloseTo(0);
});

it('a painter that fails leaves nothing behind', () => {
  const { ctx, repaint } = made();
  const box = (x: number) => () => ctx.fillRect(x, 0, 5, 5);
  repaint(box(0));
  let calls = 0;
  const failing = () => {
    box(50)();
    if (++calls === 2) throw new Error('no'); // not when it is rehearsed
  };
  expect(() => repaint(failing)).toThrow('no');
  expect(repaint(box(90))).toEqual({ wiped: whole, drawn: ['fillRect 90,0,5,5'] });
});

it('what was forgotten is drawn anew', () => {
  const { ctx, damage, repaint } = made();
  const box = () => ctx.fillRect(0, 0, 5, 5);
  repaint(box);
  damage.forget();
  expect(repaint(box)).toEqual({ wiped: whole, drawn: ['fillRect 0,0,5,5'] });
});
