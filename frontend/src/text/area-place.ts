// Where the hidden text area stands: at the caret, as the window of an input
// method stands beside it. Its move is a layout, so it follows when the hand
// rests; at once where an input method is at work.

/** Milliseconds of rest. */
const rest = 100;

export type Place = { x: number; y: number; height: number };

export class AreaPlace {
  private wanted: Place = { x: 0, y: 0, height: 0 };
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly area: HTMLTextAreaElement) {
    area.addEventListener('compositionstart', this.settle);
    area.addEventListener('focus', this.settle);
  }

  /** Moves the area there in a moment, or at once; to be told of the same place again does not put it off. */
  want(place: Place, isAtOnce: boolean) {
    const { x, y, height } = this.wanted;
    if (x !== place.x || y !== place.y || height !== place.height) {
      this.wanted = place;
      clearTimeout(this.timer);
      this.timer = setTimeout(this.settle, rest);
    }
    if (isAtOnce) this.settle();
  }

  /** Moves it now, if it is to move at all. */
  readonly settle = () => {
    if (this.timer === undefined) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    const { x, y, height } = this.wanted;
    const { style } = this.area;
    style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
    style.height = `${Math.max(8, Math.round(height))}px`;
    style.fontSize = `${Math.max(8, Math.round(height / 1.2))}px`;
  };

  dispose() {
    clearTimeout(this.timer);
  }
}
