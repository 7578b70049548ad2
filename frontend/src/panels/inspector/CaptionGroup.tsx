import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../components/use-draft';
import { captionPhotos, isShared } from '../../model/captions';
import type { Photo } from '../../model/document';
import { captionFrameFor } from '../../tools/commands/captions';
import { changeCaption, changeCredit } from '../captions/caption-edit';
import { CaptionLabels } from './CaptionLabels';
import { CaptionPlace } from './CaptionPlace';
import { Group, Row } from './Group';
import type { FrameProps } from './Inspector';

/** The caption of a photo frame, or all that a caption frame shows, and where on the page they stand. */
export function CaptionGroup({ document, frame }: FrameProps) {
  const { t } = useTranslation();
  const shown = frame.kind === 'caption' ? captionPhotos(frame) : [frame.photo];
  const photos = document.photos.filter((p) => shown.includes(p.id));
  const caption = captionFrameFor(document, frame.id);
  return (
    <>
      {photos.map((photo) => (
        <Caption key={photo.id} photo={photo} name={photos.length > 1 ? photo.name : undefined} />
      ))}
      {caption && (
        <Group title={t('inspector.captionOnPage')}>
          <CaptionPlace document={document} frame={caption} />
          {isShared(caption) && <CaptionLabels frame={caption} />}
        </Group>
      )}
    </>
  );
}

function Caption({ photo, name }: { photo: Photo; name?: string }) {
  const { t } = useTranslation();
  const caption = useDraft(photo.caption ?? '', (text) => changeCaption(photo.id, text));
  const credit = useDraft(photo.credit ?? '', (text) => changeCredit(photo.id, text));
  const characters = Array.from(caption.value).length;
  return (
    <Group title={name ?? t('inspector.caption')} hint={t('inspector.characters', { count: characters })}>
      <Textarea
        aria-label={name ? t('inspector.captionNamed', { name }) : t('inspector.caption')}
        placeholder={t('photos.noCaption')}
        autosize
        minRows={2}
        maxRows={6}
        {...caption}
      />
      <Row label={t('inspector.credit')}>
        <TextInput aria-label={t('inspector.credit')} {...credit} />
      </Row>
    </Group>
  );
}
