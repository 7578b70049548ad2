// Progress of a job, once it has lasted half a second, with a way out.

import { Button, Progress } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Job } from '../model/wire';
import { cancelJob, useJobs } from '../stores/jobs';
import classes from './JobProgress.module.css';
import { attempt } from './toasts';

const patience = 500; // milliseconds

export function JobProgress({ job: id }: { job: string }) {
  const { t } = useTranslation();
  const job = useJobs((s) => s.jobs[id]);
  const isLong = useLongerThan(patience);
  if (job?.state !== 'running' || !isLong) return null;
  return (
    <div className={classes.progress} role="status">
      <span>{t(`shell.job.step.${job.step ?? 'start'}`, { done: job.done, of: job.of })}</span>
      <Progress value={percentOf(job)} size={4} animated={!job.of} aria-label={t('shell.job.progress')} />
      <Button variant="default" onClick={() => void attempt(() => cancelJob(id))}>
        {t('shell.cancel')}
      </Button>
    </div>
  );
}

const percentOf = (job: Job): number => (job.of ? Math.round(((job.done ?? 0) / job.of) * 100) : 100);

function useLongerThan(milliseconds: number): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsOver(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return isOver;
}
