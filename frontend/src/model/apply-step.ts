// Steps of text applied to a document in the browser: what the desk will
// answer, before it answers. Steps of frames, photos and pages leave the text
// as it is and are not followed here.

import type { Block, Document, Story } from './document';
import { restyle, sliceSpans, spliceSpans } from './spans';
import type { Step } from './step';
import { sliceRunes } from './text';

type Of<T extends Step['type']> = Extract<Step, { type: T }>;

/** The document after a step. What the step does not touch is shared. */
export function applyStep(d: Document, step: Step): Document {
  switch (step.type) {
    case 'replaceText':
      return replaceText(d, step);
    case 'styleText':
      return styleText(d, step);
    case 'splitBlock':
      return withStory(d, step.story, (s) => splitBlock(s, step));
    case 'joinBlocks':
      return withStory(d, step.story, (s) => joinBlocks(s, step));
    case 'insertBlocks':
      return withStory(d, step.story, (s) => insertBlocks(s, step));
    case 'removeBlocks':
      return withStory(d, step.story, (s) => withBlocks(s, (b) => b.filter((x) => !step.blocks.includes(x.id))));
    case 'setBlock':
      return withBlock(d, step.story, step.block, (b) => ({ ...b, role: step.role, label: step.label }));
    case 'setFit':
      return withStory(d, step.story, (s) => setFit(s, step));
    case 'setProperties':
      return step.design ? { ...d, design: step.design } : d;
    case 'replaceDocument':
      return step.document;
    default:
      return d;
  }
}

export const applySteps = (d: Document, steps: readonly Step[]): Document => steps.reduce(applyStep, d);

function replaceText(d: Document, step: Of<'replaceText'>): Document {
  const { at, from, to, spans } = step;
  if (!('photo' in at))
    return withBlock(d, at.story, at.block, (b) => ({ ...b, spans: spliceSpans(b.spans, from, to, spans) }));
  const insert = spans.map((s) => s.text).join('');
  return {
    ...d,
    photos: d.photos.map((p) => {
      if (p.id !== at.photo) return p;
      const caption = p.caption ?? '';
      return { ...p, caption: sliceRunes(caption, 0, from) + insert + sliceRunes(caption, to) };
    }),
  };
}

function styleText(d: Document, step: Of<'styleText'>): Document {
  const { at, from, to } = step;
  if ('photo' in at) return d;
  return withBlock(d, at.story, at.block, (b) => {
    const styled = sliceSpans(b.spans, from, to).map((s) => restyle(s, step));
    return { ...b, spans: spliceSpans(b.spans, from, to, styled) };
  });
}

function splitBlock(s: Story, step: Of<'splitBlock'>): Story {
  const split = withBlocks(s, (blocks) =>
    blocks.flatMap((b) =>
      b.id === step.block
        ? [
            { ...b, spans: sliceSpans(b.spans, 0, step.at) },
            { ...step.newBlock, spans: sliceSpans(b.spans, step.at) },
          ]
        : [b],
    ),
  );
  return step.fit ? { ...split, fits: { ...split.fits, [step.newBlock.id]: step.fit } } : split;
}

function joinBlocks(s: Story, step: Of<'joinBlocks'>): Story {
  const next = s.story.blocks.find((b) => b.id === step.next);
  if (!next) return s;
  return withBlocks(s, (blocks) =>
    blocks.flatMap((b) => {
      if (b.id === step.next) return [];
      return b.id === step.block
        ? [{ ...b, spans: spliceSpans(b.spans, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, next.spans) }]
        : [b];
    }),
  );
}

function insertBlocks(s: Story, step: Of<'insertBlocks'>): Story {
  const index = step.after === '' ? 0 : s.story.blocks.findIndex((b) => b.id === step.after) + 1;
  const inserted = withBlocks(s, (blocks) => blocks.toSpliced(index, 0, ...step.blocks));
  return step.fits ? { ...inserted, fits: { ...inserted.fits, ...step.fits } } : inserted;
}

function setFit(s: Story, step: Of<'setFit'>): Story {
  const { [step.block]: _, ...rest } = s.fits ?? {};
  return { ...s, fits: step.fit ? { ...rest, [step.block]: step.fit } : rest };
}

const withBlocks = (s: Story, change: (blocks: Block[]) => Block[]): Story => ({
  ...s,
  story: { ...s.story, blocks: change(s.story.blocks) },
});

function withStory(d: Document, id: string, change: (s: Story) => Story): Document {
  return { ...d, stories: d.stories.map((s) => (s.id === id ? change(s) : s)) };
}

function withBlock(d: Document, story: string, block: string, change: (b: Block) => Block): Document {
  return withStory(d, story, (s) => withBlocks(s, (blocks) => blocks.map((b) => (b.id === block ? change(b) : b))));
}
