// Work of the desk that takes a while, as its events tell of it.

import { create } from 'zustand';
import { desk } from '../api/desk';
import { withPlace } from '../components/toasts';
import type { Job } from '../model/wire';

type Jobs = { jobs: Record<string, Job> };

export const useJobs = create<Jobs>(() => ({ jobs: {} }));

/** Takes in what an event or an answer says; a finished job stays finished, whatever comes late. */
export function tellJob(job: Job) {
  const known = useJobs.getState().jobs[job.id];
  if (known && known.state !== 'running' && job.state === 'running') return;
  useJobs.setState(({ jobs }) => ({ jobs: { ...jobs, [job.id]: job } }));
}

/** Milliseconds between questions, should an event be lost. */
const askEvery = 2000;

/** Resolves when a job has ended in whatever way. */
export async function finished(job: Job): Promise<Job> {
  tellJob(job);
  const asking = setInterval(() => void desk.job(job.id).then(tellJob, () => undefined), askEvery);
  try {
    return await new Promise<Job>((resolve) => {
      const look = () => {
        const now = useJobs.getState().jobs[job.id];
        if (now && now.state !== 'running') resolve(now);
      };
      const end = useJobs.subscribe(() => {
        look();
        if (useJobs.getState().jobs[job.id]?.state !== 'running') end();
      });
      look();
    });
  } finally {
    clearInterval(asking);
  }
}

/** What a job failed for, with the file and the line; null where it did not. */
export const troubleOf = ({ state, error }: Job): string | null =>
  state === 'failed' ? (error ? withPlace(error) : '') : null;

export const cancelJob = (id: string) => desk.cancel(id);
