import { CircleCheck, ImagePlus } from 'lucide-react';
import { type DragEvent, type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pageUnder } from '../../canvas/looking';
import { FilePicker } from '../../components/FilePicker';
import { filesOfDrop, photoTypes } from '../../components/files';
import { SeverityIcon } from '../../components/SeverityIcon';
import { attempt } from '../../components/toasts';
import { useSelection } from '../../stores/selection';
import { PhotoPicture } from './PhotoPicture';
import { placePhoto, rankPhoto, selectPhotoFrame, takeFiles } from './photo-actions';
import type { PhotoPlace } from './photo-places';
import classes from './photos.module.css';

export function PhotoGrid({ places }: { places: PhotoPlace[] }) {
  const { t } = useTranslation();
  const selected = useSelection((s) => s.frames);
  const [over, setOver] = useState<number | null>(null);
  return (
    <ul className={classes.grid} aria-label={t('photos.title')}>
      {places.map((p, i) => (
        <PhotoTile
          key={p.photo.id}
          place={p}
          isSelected={p.frame !== undefined && selected.includes(p.frame.id)}
          isOver={over === i}
          setOver={(on) => setOver(on ? i : null)}
          index={i}
        />
      ))}
      <li>
        <DropTile />
      </li>
    </ul>
  );
}

const photoType = 'application/x-broadsheet-photo';

type TileProps = {
  place: PhotoPlace;
  index: number;
  isSelected: boolean;
  isOver: boolean;
  setOver: (on: boolean) => void;
};

function PhotoTile({ place, index, isSelected, isOver, setOver }: TileProps) {
  const { t } = useTranslation();
  const { photo, number, frame, column } = place;
  const name = t('canvas.kind.photo', { number });
  const where = column ? t('photos.column', { column }) : t('photos.notPlaced');
  const onKeyDown = (e: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[e.key];
    if (e.altKey && step) rankPhoto(photo.id, Math.max(0, index + step));
    else if (e.key === 'Enter' && !frame) placePhoto(photo.id);
    else return;
    e.preventDefault();
  };
  const onDrop = (e: DragEvent) => {
    setOver(false);
    const dropped = e.dataTransfer.getData(photoType);
    if (!dropped) return;
    e.preventDefault();
    e.stopPropagation();
    rankPhoto(dropped, index);
  };
  return (
    <li className={classes.cell} data-over={isOver || undefined}>
      <button
        type="button"
        className={classes.tile}
        aria-pressed={isSelected}
        aria-label={[name, where, photo.caption].filter(Boolean).join(' · ')}
        title={t(frame ? 'photos.tileHint' : 'photos.placeHint')}
        draggable
        onDragStart={(e) => e.dataTransfer.setData(photoType, photo.id)}
        onDragEnd={(e) => dropOnPage(e, photo.id)}
        onDragOver={(e) => {
          if (!e.dataTransfer.types.includes(photoType)) return;
          e.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
        onKeyDown={onKeyDown}
        onClick={() => frame && selectPhotoFrame(frame.id)}
        onDoubleClick={() => frame || placePhoto(photo.id)}
      >
        <PhotoPicture photo={photo.id} crop={place.crop} shape={place.shape} tone={photo.tone} />
        <span className={classes.number}>{number}</span>
      </button>
      <Where place={place} where={where} />
    </li>
  );
}

function Where({ place, where }: { place: PhotoPlace; where: string }) {
  const { t } = useTranslation();
  const { fault, column } = place;
  if (fault)
    return (
      <span className={classes.where} data-severity={fault.severity} title={fault.message}>
        <SeverityIcon severity={fault.severity} size={14} />{' '}
        {t(place.photo.caption ? 'photos.fault' : 'photos.missing')}
      </span>
    );
  return (
    <span className={classes.where}>
      {column && <CircleCheck size={14} strokeWidth={1.6} className={classes.ok} aria-hidden />} {where}
    </span>
  );
}

/** The end of the drag tells where it was. */
function dropOnPage(e: DragEvent, photo: string) {
  const at = pageUnder(e.clientX, e.clientY);
  if (at) placePhoto(photo, at);
}

function DropTile() {
  const { t } = useTranslation();
  const [isOver, setIsOver] = useState(false);
  const onDrop = (e: DragEvent) => {
    setIsOver(false);
    if (!e.dataTransfer.types.includes('Files')) return;
    e.preventDefault();
    const files = filesOfDrop(e.dataTransfer);
    void attempt(async () => takeFiles(await files));
  };
  return (
    <FilePicker accept={photoTypes} multiple take={(files) => void attempt(() => takeFiles(files))}>
      {(choose) => (
        <button
          type="button"
          className={classes.drop}
          data-over={isOver || undefined}
          onDragOver={(e) => {
            e.preventDefault();
            setIsOver(true);
          }}
          onDragLeave={() => setIsOver(false)}
          onDrop={onDrop}
          onClick={choose}
        >
          <ImagePlus size={16} strokeWidth={1.6} aria-hidden /> {t('photos.drop')}
        </button>
      )}
    </FilePicker>
  );
}
