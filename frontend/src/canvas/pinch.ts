// Two fingers on a touch screen: they zoom and move the pasteboard together.

import { panBy, zoomBy } from './looking';

type Finger = { x: number; y: number };

export class Pinch {
  private readonly fingers = new Map<number, Finger>();

  /** Returns whether this makes two fingers. */
  down(id: number, at: Finger): boolean {
    this.fingers.set(id, at);
    return this.fingers.size === 2;
  }

  up(id: number) {
    this.fingers.delete(id);
  }

  get isActive(): boolean {
    return this.fingers.size >= 2;
  }

  /** Screen space: CSS pixels from the canvas' corner. */
  move(id: number, at: Finger) {
    if (!this.fingers.has(id)) return;
    const before = this.pair();
    this.fingers.set(id, at);
    const now = this.pair();
    if (!before || !now) return;
    panBy(now.x - before.x, now.y - before.y);
    if (before.apart > 0) zoomBy(now.apart / before.apart, now);
  }

  /** The middle between the first two fingers, and how far apart they are. */
  private pair(): (Finger & { apart: number }) | null {
    const [a, b] = [...this.fingers.values()];
    if (!a || !b) return null;
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, apart: Math.hypot(a.x - b.x, a.y - b.y) };
  }
}
