// A desk for tests: applies steps, sets every block in lines of ten letters of
// one em, answers when it is told to.

import { applySteps } from '../model/apply-step';
import type { Block, Document, DocumentDelta } from '../model/document';
import { locate, transform } from '../model/mapping';
import type { LineItem, Scene, SceneGroup } from '../model/scene';
import type { Edit, Step } from '../model/step';
import { blockText } from '../model/text';
import type { Change, EditRequest, Preview, PreviewRequest, Status } from '../model/wire';

const em = 1000;
export const lineLength = 10;
const leading = 1500;

/** Blocks in lines of ten, one below another, in the frame "t". */
export function sceneOf(d: Document, id: string): Scene {
  const lines = d.stories.flatMap((s) => s.story.blocks.flatMap(linesOf));
  const items = lines.map((l, i) => setLine(l, (i + 1) * leading));
  const group: SceneGroup = { key: 't', frame: 't', role: 'body', story: 's', items };
  return {
    id,
    faces: ['f'],
    paints: ['#000'],
    pages: [{ label: '1', width: 20 * em, height: 900 * em, bleed: 0, groups: [group] }],
  };
}

type Line = { block: Block; start: number; end: number };

function linesOf(block: Block): Line[] {
  const length = Array.from(blockText(block)).length;
  const n = Math.ceil(length / lineLength);
  return Array.from({ length: n }, (_, i) => ({
    block,
    start: i * lineLength,
    end: Math.min(length, (i + 1) * lineLength),
  }));
}

function setLine({ block, start, end }: Line, y: number): LineItem {
  const n = end - start;
  const run = {
    f: 0,
    s: em,
    p: 0,
    x: 0,
    y,
    g: Array.from({ length: n }, () => 1),
    a: Array.from({ length: n }, (_, i) => i * em),
    c: Array.from({ length: n }, (_, i) => start + i),
    e: end,
  };
  return { k: 'line', block: block.id, role: block.role, start, end, runs: [run] };
}

/** The frame and thread that a document needs to show its story. */
export const onPage = (d: Document): Document => ({
  ...d,
  grid: { ...d.grid, size: em, leading },
  pages: [{ frames: [{ id: 't', kind: 'text', rect: { X: 0, Y: 0, W: lineLength * em, H: 900 * em } }] }],
  threads: [{ story: 's', from: '', to: '', frames: ['t'] }],
});

export class FakeDesk {
  revision = 1;
  readonly edits: Edit[] = [];
  readonly previews: Step[][] = [];
  private past: Document[] = [];
  private waiting: (() => void)[] = [];
  private foreign: Step[] = [];
  isHolding = false;
  /** Status with which every call but opening is refused. */
  refuse = 0;

  constructor(public document: Document) {
    globalThis.fetch = ((input: string, init?: RequestInit) => this.answer(input, init)) as typeof fetch;
  }

  /** Lets the held answers go. */
  async release() {
    this.isHolding = false;
    const held = this.waiting;
    this.waiting = [];
    for (const go of held) go();
    await settle();
  }

  /** Another tab's step, which the next answer brings. */
  another(step: Step) {
    this.document = applySteps(this.document, [step]);
    this.foreign.push(step);
    this.revision++;
  }

  private async answer(path: string, init?: RequestInit): Promise<Response> {
    if (this.isHolding) await new Promise<void>((go) => this.waiting.push(go));
    const body = init?.body ? JSON.parse(String(init.body)) : undefined;
    if (this.refuse) return new Response(JSON.stringify({ error: refusal }), { status: this.refuse });
    return new Response(JSON.stringify(this.respond(path, body)));
  }

  private respond(path: string, body: unknown) {
    if (path.endsWith('/edits')) return this.edit(body as EditRequest);
    if (path.endsWith('/preview')) return this.preview(body as PreviewRequest);
    if (path.endsWith('/undo')) return this.undo();
    return { id: 'd', document: this.document, scene: sceneOf(this.document, 'scene1'), status: this.status() };
  }

  private edit({ edits }: EditRequest): Change {
    this.edits.push(...edits);
    const steps = edits.flatMap((e) => e.steps);
    const foreign = this.foreign;
    this.foreign = [];
    const before = this.past.at(-1) ?? this.document;
    const own = foreign.length ? transform(locate(before, foreign), locate(before, steps)).second : steps;
    this.past.push(this.document);
    this.document = applySteps(this.document, own);
    return this.change(own, foreign);
  }

  private undo(): Change {
    const before = this.document;
    this.document = this.past.pop() ?? this.document;
    return this.change(inverse(before, this.document), []);
  }

  private preview({ steps }: PreviewRequest): Preview {
    this.previews.push(steps);
    const d = applySteps(this.document, steps);
    return { whole: sceneOf(d, 'preview'), overset: [], document: deltaOf(d) };
  }

  private change(applied: Step[], foreign: Step[]): Change {
    this.revision++;
    return {
      status: this.status(),
      document: deltaOf(this.document),
      whole: sceneOf(this.document, `scene${this.revision}`),
      foreign,
      applied,
    };
  }

  private status(): Status {
    return { revision: this.revision, overset: [], findings: [], canUndo: this.past.length > 0, canRedo: false };
  }
}

function deltaOf(d: Document): DocumentDelta {
  const stories = Object.fromEntries(
    d.stories.map((s) => [
      s.id,
      { order: s.story.blocks.map((b) => b.id), blocks: Object.fromEntries(s.story.blocks.map((b) => [b.id, b])) },
    ]),
  );
  return { stories, photos: d.photos };
}

/** Good enough for tests: the whole text of each block that differs. */
function inverse(now: Document, before: Document): Step[] {
  const old = before.stories[0]?.story.blocks ?? [];
  return (now.stories[0]?.story.blocks ?? []).flatMap((b): Step[] => {
    const was = old.find((o) => o.id === b.id);
    if (!was || was === b) return [];
    return [
      {
        type: 'replaceText',
        at: { story: 's', block: b.id },
        from: 0,
        to: Array.from(blockText(b)).length,
        spans: was.spans,
      },
    ];
  });
}

const refusal = { severity: 'error', code: 'test', place: {}, message: 'refused' };

/** Until everything that was answered has been taken in. */
export async function settle() {
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setTimeout(resolve, 0));
}
