// 拖入稿件 → 拖入照片 → 得到版面: each step shows what is there and what is next.

import { Button, Select } from '@mantine/core';
import { ArrowRight, Check, FileText, FolderOpen, ImagePlus, LayoutDashboard } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FilePicker } from '../../components/FilePicker';
import { manuscriptTypes, photoTypes, sortFiles } from '../../components/files';
import { JobProgress } from '../../components/JobProgress';
import { Key } from '../../components/Key';
import { useShelf } from '../../stores/shelf';
import { clearStart, makePage, takeFiles, useStart } from '../../stores/start';
import { Made, StartTrouble } from './StartResult';
import classes from './start.module.css';

export function StartSteps({ isDropping }: { isDropping: boolean }) {
  const { t } = useTranslation();
  const manuscript = useStart((s) => s.manuscript);
  const photos = useStart((s) => s.photos);
  const next = !manuscript ? 1 : photos.length === 0 ? 2 : 3;
  return (
    <section aria-labelledby="start-title">
      <header className={classes.header}>
        <h2 id="start-title">{t('home.start.title')}</h2>
        <span className={classes.hint}>{t('home.start.types')}</span>
        {manuscript && (
          <button type="button" className={classes.link} onClick={clearStart}>
            {t('home.start.clear')}
          </button>
        )}
      </header>
      <ol className={classes.steps}>
        <Step number={1} name={t('home.start.manuscript')} isDone={manuscript !== null} isNext={next === 1}>
          <ManuscriptStep isDropping={isDropping && !manuscript} />
        </Step>
        <ArrowRight size={14} strokeWidth={1.6} className={classes.arrow} aria-hidden />
        <Step number={2} name={t('home.start.photos')} isDone={photos.length > 0} isNext={next === 2}>
          <PhotosStep isDropping={isDropping && manuscript !== null} />
        </Step>
        <ArrowRight size={14} strokeWidth={1.6} className={classes.arrow} aria-hidden />
        <Step number={3} name={t('home.start.page')} isDone={false} isNext={next === 3}>
          <PageStep />
        </Step>
      </ol>
      <StartTrouble />
      <Made />
    </section>
  );
}

type StepProps = { number: number; name: string; isDone: boolean; isNext: boolean; children: ReactNode };

function Step({ number, name, isDone, isNext, children }: StepProps) {
  return (
    <li className={classes.step} aria-current={isNext ? 'step' : undefined}>
      <h3 className={classes.stepName}>
        <span className={classes.number} data-done={isDone || undefined}>
          {isDone ? <Check size={14} strokeWidth={2} aria-hidden /> : number}
        </span>
        {name}
      </h3>
      {children}
    </li>
  );
}

const take = (files: File[]) => void takeFiles(sortFiles(files));

function ManuscriptStep({ isDropping }: { isDropping: boolean }) {
  const { t } = useTranslation();
  const manuscript = useStart((s) => s.manuscript);
  return (
    <FilePicker accept={manuscriptTypes} take={take}>
      {(choose) =>
        manuscript ? (
          <div className={classes.file}>
            <FileText size={16} strokeWidth={1.6} aria-hidden />
            <span className={classes.fileName}>{manuscript.name}</span>
            <button type="button" className={classes.link} onClick={choose}>
              {t('home.start.change')}
            </button>
            <span className={classes.hint}>{t('home.start.size', { size: Math.ceil(manuscript.bytes / 1024) })}</span>
          </div>
        ) : (
          <button type="button" className={classes.drop} data-dropping={isDropping || undefined} onClick={choose}>
            <FileText size={20} strokeWidth={1.6} aria-hidden />
            <span>{t(isDropping ? 'home.start.release' : 'home.start.dropManuscript')}</span>
            <span className={classes.choose}>{t('home.start.choose')}</span>
          </button>
        )
      }
    </FilePicker>
  );
}

function PhotosStep({ isDropping }: { isDropping: boolean }) {
  const { t } = useTranslation();
  const photos = useStart((s) => s.photos);
  const uploading = useStart((s) => s.uploading);
  return (
    <FilePicker accept={photoTypes} multiple take={take}>
      {(choose) => (
        <button type="button" className={classes.drop} data-dropping={isDropping || undefined} onClick={choose}>
          <ImagePlus size={20} strokeWidth={1.6} aria-hidden />
          {uploading ? (
            <span role="status">{t('home.start.uploading', uploading)}</span>
          ) : (
            <span>
              {t(isDropping ? 'home.start.release' : photos.length ? 'home.start.have' : 'home.start.dropPhotos', {
                count: photos.length,
              })}
            </span>
          )}
          <span className={classes.hint}>
            {photos.length ? photos.map((p) => p.name).join(', ') : t('home.start.matching')}
          </span>
          <span className={classes.choose}>
            <FolderOpen size={14} strokeWidth={1.6} aria-hidden /> {t('home.start.choose')}
          </span>
        </button>
      )}
    </FilePicker>
  );
}

function PageStep() {
  const { t } = useTranslation();
  const designs = useShelf((s) => s.about?.designs) ?? [];
  const { manuscript, job, uploading, design } = useStart();
  return (
    <div className={classes.page}>
      <p className={classes.hint}>{t('home.start.promise')}</p>
      <Select
        label={t('home.start.design')}
        allowDeselect={false}
        data={designs.map((d) => ({ value: d.name, label: d.title }))}
        value={design ?? designs[0]?.name ?? null}
        onChange={(name) => useStart.setState({ design: name })}
      />
      {job ? (
        <JobProgress job={job} />
      ) : (
        <Button
          disabled={!manuscript || uploading !== null}
          leftSection={<LayoutDashboard size={16} strokeWidth={1.6} />}
          rightSection={<Key chord="Ctrl+Enter" />}
          onClick={() => void makePage()}
        >
          {t('home.start.compose')}
        </Button>
      )}
    </div>
  );
}
