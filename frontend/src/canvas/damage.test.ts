import { expect, it } from 'vitest';
import { Damage } from './damage';

const drawing = [
  'beginPath',
  'moveTo',
  'lineTo',
  'rect',
  'roundRect',
  'arc',
  'stroke',
  'fill',
  'fillRect',
  'strokeRect',
];
const others = ['fillText', 'strokeText', 'drawImage', 'putImageData', 'bezierCurveTo', 'quadraticCurveTo', 'ellipse'];
const moving = ['arcTo', 'translate', 'rotate', 'scale', 'transform'];

/** A context that draws nothing, and its damage after everything was wiped once. */
function made() {
  const calls: string[] = [];
  const methods = [...drawing, ...others, ...moving].map((name) => [name, () => calls.push(name)]);
  const ctx = { lineWidth: 2, ...Object.fromEntries(methods) } as unknown as CanvasRenderingContext2D;
  const damage = new Damage(ctx);
  return { ctx, damage, calls, first: damage.take() };
}

it('everything is wiped at first, and what was drawn from then on', () => {
  const { ctx, damage, calls, first } = made();
  expect(first).toBeNull();
  expect(damage.take()).toEqual([]);
  ctx.fillRect(10, 20, 2, 12);
  expect(calls).toEqual(['fillRect']);
  expect(damage.take()).toEqual([{ X: 8, Y: 18, W: 6, H: 16 }]);
  expect(damage.take()).toEqual([]);
});

it('a stroke touches all of its path and the breadth of its line', () => {
  const { ctx, damage } = made();
  ctx.beginPath();
  ctx.moveTo(0, 10);
  ctx.lineTo(100, 10);
  ctx.stroke();
  expect(damage.take()).toEqual([{ X: -3, Y: 7, W: 106, H: 6 }]);
});

it('many rectangles are wiped as one', () => {
  const { ctx, damage } = made();
  for (let i = 0; i < 20; i++) ctx.fillRect(10 * i, 0, 5, 5);
  expect(damage.take()).toEqual([{ X: -2, Y: -2, W: 199, H: 9 }]);
});

it.each([...others, ...moving])('%s: nobody knows where', (name) => {
  const { ctx, damage } = made();
  (ctx as unknown as Record<string, (...args: number[]) => void>)[name]?.(1, 2, 3, 4);
  expect(damage.take()).toBeNull();
});
