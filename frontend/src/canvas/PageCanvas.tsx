// The pasteboard: a canvas with the pages and two above it with all that is
// not printed: what stays while one works, and what moves. It fills its parent.

import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { installText } from '../text/install';
import { installTools } from '../tools/install';
import { listen } from './input';
import { type Layers, takeLayers } from './layers';
import { installPainters } from './painters';
import { SelectionSpeaker } from './SelectionSpeaker';
import { installScripting } from './scripting';
import { setStage } from './stage';

/** children: HTML that lies upon the page. */
export function PageCanvas({ children }: { children?: ReactNode }) {
  const host = useRef<HTMLDivElement>(null);
  const { t } = useTranslation();
  const label = useRef(t('canvas.text-area'));

  // Before the browser paints: the page that is seen already moves over here.
  useLayoutEffect(() => {
    if (host.current) return mount(host.current, takeLayers(), label.current);
  }, []);

  return (
    <section
      ref={host}
      data-pasteboard
      aria-label={t('canvas.pasteboard')}
      aria-describedby="canvas-selection"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the pasteboard takes keys: arrows, Tab, tools
      tabIndex={0}
      style={{ position: 'relative', width: '100%', height: '100%', overflow: 'hidden', touchAction: 'none' }}
    >
      <SelectionSpeaker />
      {children}
    </section>
  );
}

/** Puts canvases, tools and listeners to work; returns what takes them away. */
function mount(host: HTMLElement, { element, stage }: Layers, label: string): () => void {
  host.prepend(element);
  const resize = () => {
    // Behind the photo desk it has no size, and stays as it was.
    if (host.clientWidth > 0) stage.resize({ width: host.clientWidth, height: host.clientHeight });
  };
  const observer = new ResizeObserver(resize);
  observer.observe(host);
  const undo = [installTools(), installPainters(), installScripting(host), installText(host, label), listen(host)];
  resize();
  return () => {
    for (const f of undo) f();
    observer.disconnect();
    stage.dispose();
    setStage(null);
    element.remove();
  };
}
