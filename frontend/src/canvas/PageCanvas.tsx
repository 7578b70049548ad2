// The pasteboard: a canvas with the pages and two above it with all that is
// not printed: what stays while one works, and what moves. It fills its parent.

import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { installText } from '../text/install';
import { installTools } from '../tools/install';
import { listen } from './input';
import { installPainters } from './painters';
import { SelectionSpeaker } from './SelectionSpeaker';
import { installScripting } from './scripting';
import { Stage, setStage } from './stage';

const fill = { position: 'absolute', inset: 0, width: '100%', height: '100%', display: 'block' } as const;

export function PageCanvas() {
  const host = useRef<HTMLDivElement>(null);
  const page = useRef<HTMLCanvasElement>(null);
  const ground = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const { t } = useTranslation();
  const label = useRef(t('canvas.text-area'));

  useEffect(() => {
    if (!host.current || !page.current || !ground.current || !overlay.current) return;
    return mount(host.current, new Stage(page.current, ground.current, overlay.current), label.current);
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
      <canvas ref={page} data-layer="page" style={fill} aria-hidden />
      <canvas ref={ground} data-layer="ground" style={fill} aria-hidden />
      <canvas ref={overlay} data-layer="overlay" style={fill} aria-hidden />
      <SelectionSpeaker />
    </section>
  );
}

/** Puts canvases, tools and listeners to work; returns what takes them away. */
function mount(host: HTMLElement, stage: Stage, label: string): () => void {
  setStage(stage);
  const observer = new ResizeObserver(() => stage.resize({ width: host.clientWidth, height: host.clientHeight }));
  observer.observe(host);
  const undo = [installTools(), installPainters(), installScripting(host), installText(host, label), listen(host)];
  stage.resize({ width: host.clientWidth, height: host.clientHeight });
  return () => {
    for (const f of undo) f();
    observer.disconnect();
    stage.dispose();
    setStage(null);
  };
}
