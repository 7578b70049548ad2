// Small labels on the pasteboard.

const family = '"Noto Sans SC", "Noto Sans CJK SC", system-ui, sans-serif';

export type TagLook = {
  ground: string;
  ink: string;
  /** Which point of the tag stands at x, y. */
  anchor: 'bottom-left' | 'top-left' | 'middle' | 'top-right' | 'bottom-right' | 'top-middle';
  size?: number;
};

/** A filled label, CSS pixels of screen space; returns its width. */
export function paintTag(ctx: CanvasRenderingContext2D, text: string, x: number, y: number, look: TagLook): number {
  const size = look.size ?? 12;
  ctx.font = `500 ${size}px ${family}`;
  const [w, h] = [ctx.measureText(text).width + 10, size + 6];
  const [left, top] = cornerOf(look.anchor, x, y, w, h);
  ctx.fillStyle = look.ground;
  ctx.beginPath();
  ctx.roundRect(left, top, w, h, 2);
  ctx.fill();
  ctx.fillStyle = look.ink;
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'left';
  ctx.fillText(text, left + 5, top + h / 2 + 0.5);
  return w;
}

function cornerOf(anchor: TagLook['anchor'], x: number, y: number, w: number, h: number): [number, number] {
  const left = anchor.endsWith('right') ? x - w : anchor.includes('middle') ? x - w / 2 : x;
  const top = anchor.startsWith('bottom') ? y - h : anchor === 'middle' ? y - h / 2 : y;
  return [Math.round(left), Math.round(top)];
}

/** Small type for rulers and marks. */
export const smallFont = (size: number) => `400 ${size}px ${family}`;

/** A line of one device pixel, sharp at every ratio. */
export function sharp(v: number, dpr: number): number {
  return (Math.floor(v * dpr) + 0.5) / dpr;
}
