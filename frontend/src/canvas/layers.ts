// The three canvases of the pasteboard and what draws on them. They are there
// before the editor is built around them: the page is seen first.

import { Stage, setStage } from './stage';

export type Layers = { element: HTMLElement; stage: Stage };

let waiting: Layers | null = null;

/** Draws a document in a place, until an editor takes the layers over. */
export function layersIn(place: HTMLElement): Layers {
  waiting = newLayers();
  place.append(waiting.element);
  waiting.stage.resize({ width: place.clientWidth, height: place.clientHeight });
  return waiting;
}

/** Those that draw already, or new ones. */
export function takeLayers(): Layers {
  const layers = waiting ?? newLayers();
  waiting = null;
  setStage(layers.stage);
  return layers;
}

/** Those that nobody has taken are not needed. Returns whether there were any. */
export function dropLayers(): boolean {
  const isLeft = waiting !== null;
  waiting?.stage.dispose();
  waiting?.element.remove();
  waiting = null;
  return isLeft;
}

const names = ['page', 'ground', 'overlay'] as const;

function newLayers(): Layers {
  const element = document.createElement('div');
  element.style.cssText = 'position: absolute; inset: 0';
  const [page, ground, overlay] = names.map(newCanvas) as [HTMLCanvasElement, HTMLCanvasElement, HTMLCanvasElement];
  element.append(page, ground, overlay);
  return { element, stage: new Stage(page, ground, overlay) };
}

function newCanvas(name: string): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.dataset.layer = name;
  canvas.ariaHidden = 'true';
  canvas.style.cssText = 'position: absolute; inset: 0; width: 100%; height: 100%; display: block';
  return canvas;
}
