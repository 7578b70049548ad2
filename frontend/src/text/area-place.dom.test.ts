import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AreaPlace } from './area-place';

let area: HTMLTextAreaElement;
let place: AreaPlace;
const at = (x: number) => ({ x, y: 20, height: 12 });

beforeEach(() => {
  vi.useFakeTimers();
  area = document.createElement('textarea');
  place = new AreaPlace(area);
});
afterEach(() => {
  place.dispose();
  vi.useRealTimers();
});

it('follows when the hand rests', () => {
  for (let x = 0; x < 5; x++) {
    place.want(at(x), false);
    vi.advanceTimersByTime(60);
  }
  expect(area.style.transform).toBe('');
  vi.advanceTimersByTime(60);
  expect(area.style.transform).toBe('translate(4px, 20px)');
});

it('is not put off by drawings that leave the caret where it is', () => {
  for (let i = 0; i < 5; i++) {
    place.want(at(7), false);
    vi.advanceTimersByTime(60);
  }
  expect(area.style.transform).toBe('translate(7px, 20px)');
});

it.each(['compositionstart', 'focus'])('%s finds it at the caret', (event) => {
  place.want(at(7), false);
  area.dispatchEvent(new Event(event));
  expect(area.style.transform).toBe('translate(7px, 20px)');
});

it('goes along at once with what an input method composes', () => {
  place.want(at(7), true);
  expect(area.style.transform).toBe('translate(7px, 20px)');
  place.want(at(9), true);
  expect(area.style.transform).toBe('translate(9px, 20px)');
});
