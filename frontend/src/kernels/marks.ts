// Where small marks of one size stand beside the things that they speak of:
// each at the upper right corner of its rectangle, and where one is taken, on
// from there to the left and down. Any space whose unit is the marks' own.

import type { Rect } from '../model/document';
import type { Point } from './rect';
import { right } from './rect';

/** Marks side by side for one corner; the next ones begin a row below. */
const inRow = 8;

/** Returns the middle of each mark, in the order given: none touches another. */
export function placeMarks(rects: readonly Rect[], size: number): Point[] {
  const taken = new Taken(size);
  return rects.map((r) => taken.near({ x: right(r), y: r.Y }));
}

class Taken {
  /** Middles by the square of the mark's size in which they lie. */
  private readonly squares = new Map<string, Point[]>();
  /** How far the row of a corner's square has come: many things stand at one place. */
  private readonly next = new Map<string, number>();
  private readonly pitch: number;

  constructor(private readonly size: number) {
    this.pitch = size + 1;
  }

  near(corner: Point): Point {
    const square = this.squareOf(corner).join();
    let n = this.next.get(square) ?? 0;
    let at = this.step(corner, n);
    while (!this.isFree(at)) at = this.step(corner, ++n);
    this.next.set(square, n);
    const key = this.squareOf(at).join();
    this.squares.set(key, [...(this.squares.get(key) ?? []), at]);
    return at;
  }

  private step = ({ x, y }: Point, n: number): Point => ({
    x: x - (n % inRow) * this.pitch,
    y: y + Math.floor(n / inRow) * this.pitch,
  });

  private squareOf = ({ x, y }: Point): [number, number] => [Math.floor(x / this.size), Math.floor(y / this.size)];

  private isFree(at: Point): boolean {
    const [column, row] = this.squareOf(at);
    for (const dx of [-1, 0, 1])
      for (const dy of [-1, 0, 1])
        if (this.squares.get(`${column + dx},${row + dy}`)?.some((p) => this.isNear(p, at))) return false;
    return true;
  }

  private isNear = (a: Point, b: Point): boolean => Math.abs(a.x - b.x) < this.size && Math.abs(a.y - b.y) < this.size;
}
