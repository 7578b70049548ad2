// The dock right of the page: follows what is selected.

import { Tabs, VisuallyHidden } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { frameOf } from '../../kernels/follow';
import type { Document, Frame } from '../../model/document';
import { useAlternatives } from '../../stores/alternatives';
import { useSelection } from '../../stores/selection';
import { shownDocument, useSession } from '../../stores/session';
import { frameThatHolds } from '../../text/frame';
import { ComposeConditions } from '../alternatives/ComposeConditions';
import { FindingsList } from '../findings/FindingsList';
import { TextInspector } from '../text-inspector/TextInspector';
import { CaptionGroup } from './CaptionGroup';
import { CropGroup } from './CropGroup';
import { FrameHeader } from './FrameHeader';
import classes from './inspector.module.css';
import { PageGroups } from './PageGroups';
import { PositionGroup } from './PositionGroup';
import { RuleGroup } from './RuleGroup';
import { SeveralGroup } from './SeveralGroup';
import { TextFrameGroup } from './TextFrameGroup';
import { ToneGroup } from './ToneGroup';

export function Inspector() {
  const { t } = useTranslation();
  const isComposing = useAlternatives((s) => s.isOpen);
  return (
    <aside className={classes.dock} aria-label={t('shell.dock.inspector')} data-dock="inspector" data-panel="inspector">
      {isComposing ? (
        <ComposeConditions />
      ) : (
        <>
          <Selected />
          <FindingsList />
        </>
      )}
    </aside>
  );
}

function Selected() {
  const document = useSession(shownDocument);
  const ids = useSelection((s) => s.frames);
  const text = useSelection((s) => s.text);
  if (!document) return <div className={classes.scroll} />;
  if (text) {
    const holder = frameThatHolds(document, text.focus);
    const frame = holder ? frameOf(document, holder) : undefined;
    return <TextTabs document={document} frame={frame} />;
  }
  const frames = ids.flatMap((id) => frameOf(document, id) ?? []);
  const [frame] = frames;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside of it
    <div className={classes.scroll} onKeyUp={backToPage}>
      {frames.length > 1 ? (
        <SeveralGroup document={document} frames={frames} />
      ) : frame ? (
        <OneFrame document={document} frame={frame} />
      ) : (
        <PageGroups document={document} />
      )}
    </div>
  );
}

/** A number that is done with gives the keyboard back to the page: undo and arrows are meant for it. */
function backToPage(e: KeyboardEvent) {
  const isDone = e.key === 'Enter' && e.target instanceof HTMLElement && e.target.matches('[data-number]');
  if (isDone) document.querySelector<HTMLElement>('[data-pasteboard]')?.focus();
}

export type FrameProps = { document: Document; frame: Frame };

function OneFrame(props: FrameProps) {
  const { kind } = props.frame;
  return (
    <>
      <FrameHeader {...props} />
      <PositionGroup {...props} />
      {kind === 'photo' && <CropGroup {...props} />}
      {kind === 'photo' && <ToneGroup {...props} />}
      {(kind === 'photo' || kind === 'caption') && <CaptionGroup {...props} />}
      {kind === 'text' && <TextFrameGroup {...props} />}
      {(kind === 'rule' || kind === 'box') && <RuleGroup {...props} />}
    </>
  );
}

function TextTabs({ document, frame }: { document: Document; frame?: Frame }) {
  const { t } = useTranslation();
  return (
    <Tabs defaultValue="text" className={classes.textTabs} keepMounted={false}>
      <Tabs.List>
        <Tabs.Tab value="text">{t('inspector.tab.text')}</Tabs.Tab>
        <Tabs.Tab value="frame">{t('inspector.tab.frame')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="text" className={classes.scroll}>
        <VisuallyHidden component="h2">{t('inspector.tab.text')}</VisuallyHidden>
        <TextInspector />
      </Tabs.Panel>
      <Tabs.Panel value="frame" className={classes.scroll}>
        {frame && <OneFrame document={document} frame={frame} />}
      </Tabs.Panel>
    </Tabs>
  );
}
