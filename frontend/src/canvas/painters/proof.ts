// The page as its plates print it, in place of the page.

import { useProof } from '../../stores/proof';
import { type Overlay, screenRect } from '../overlay';

export function paintProof(o: Overlay) {
  const { isOn, picture, page } = useProof.getState();
  const place = o.viewport.pages[page];
  if (!isOn || !picture || !place) return;
  const r = screenRect(o, page, { X: 0, Y: 0, W: place.width, H: place.height });
  o.ctx.imageSmoothingEnabled = o.viewport.scale * place.width * o.dpr < picture.width * 2;
  o.ctx.imageSmoothingQuality = 'high';
  o.ctx.drawImage(picture, r.X, r.Y, r.W, r.H);
}
