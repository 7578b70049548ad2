import { notifications, notificationsStore } from '@mantine/notifications';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Finding, Job } from '../model/wire';
import { startExport, useExporting } from './exporting';
import { useSession } from './session';

vi.mock('./saving', () => ({ saveResult: vi.fn() }));

const finding = (code: string, message: string): Finding => ({ severity: 'warning', code, place: {}, message });

let job: Job;
beforeEach(() => {
  useSession.setState({ id: 'd' });
  useExporting.setState({ last: {} });
  notifications.clean();
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(job)));
});
afterEach(() => {
  useSession.setState({ id: null });
  vi.unstubAllGlobals();
});

const told = () => notificationsStore.getState().notifications.map((n) => n.message);

it('tells what an export could not do, and not what somebody let pass himself', async () => {
  const findings = [
    finding('desk.export-overridden', 'Li let pass'),
    finding('store.original-missing', 'gone.jpg is missing'),
  ];
  job = { id: '1', kind: 'export', state: 'done', bytes: 2_000_000, findings };
  await startExport({ format: 'pdf', profile: 'press' });
  expect(told()).toEqual(['gone.jpg is missing']);
});

it('knows how large the last whole PDF was', async () => {
  job = { id: '2', kind: 'export', state: 'done', bytes: 2_000_000 };
  await startExport({ format: 'pdf', profile: 'press', pages: [0] });
  expect(useExporting.getState().last).toEqual({});
  await startExport({ format: 'pdf', profile: 'press' });
  expect(useExporting.getState().last['d press']).toMatchObject({ bytes: 2_000_000 });
});
