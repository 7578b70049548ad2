import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../components/use-draft';
import type { Photo } from '../../model/document';
import { changeCaption, changeCredit } from '../captions/caption-edit';
import { Group, Row } from './Group';
import type { FrameProps } from './Inspector';

export function CaptionGroup({ document, frame }: FrameProps) {
  const photo = document.photos.find((p) => p.id === frame.photo);
  return photo ? <Caption key={photo.id} photo={photo} /> : null;
}

function Caption({ photo }: { photo: Photo }) {
  const { t } = useTranslation();
  const caption = useDraft(photo.caption ?? '', (text) => changeCaption(photo.id, text));
  const credit = useDraft(photo.credit ?? '', (text) => changeCredit(photo.id, text));
  const characters = Array.from(caption.value).length;
  return (
    <Group title={t('inspector.caption')} hint={t('inspector.characters', { count: characters })}>
      <Textarea
        aria-label={t('inspector.caption')}
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
