import { MantineProvider } from '@mantine/core';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { i18n } from '../../i18n/components';
import type { Document } from '../../model/document';
import type { ExportProfile, PreflightFinding } from '../../model/wire';
import { useExporting } from '../../stores/exporting';
import { usePreferences } from '../../stores/preferences';
import { useProfiles } from '../../stores/profiles';
import { useSession } from '../../stores/session';
import { ExportDialog } from './ExportDialog';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const profile = (name: string, override: boolean): ExportProfile => ({
  ...{ name, title: `Title of ${name}`, standard: 'PDF/X-4', space: 'cmyk', condition: 'newsprint' },
  ...{ inkLimit: 230, ppi: 250, bleedMM: 3, marks: true, override },
});
const profiles = [profile('house', true), profile('strict', false), profile('png', true)];

const stop: PreflightFinding = {
  ...{ severity: 'error', code: 'layout.overset', place: {}, message: 'Nine lines are lost', decision: 'stop' },
};

let root: Root;
let host: HTMLElement;
let findings: PreflightFinding[];
let asked: string[];
let sent: unknown[];

const answers = (url: string, init?: RequestInit) => {
  asked.push(url);
  if (url.endsWith('/export')) sent.push(JSON.parse(String(init?.body)));
  if (url.startsWith('/api/profiles')) return Promise.resolve(Response.json(profiles));
  const name = new URL(url, 'http://x').searchParams.get('profile') ?? '';
  const counts = { stop: findings.length, overridden: 0, warn: 0, note: 0, off: 0 };
  const subject = { title: 't', labels: [], trims_mm: [[390, 545]] };
  return Promise.resolve(
    Response.json({ profile: { name }, counts, subject, findings, overrides: [], fileName: `of-${name}` }),
  );
};

beforeEach(async () => {
  await i18n.changeLanguage('en');
  [findings, asked, sent] = [[], [], []];
  vi.stubGlobal('fetch', answers);
  usePreferences.setState({ exportFormat: 'pdf', exportProfile: '', passedBy: '' });
  useSession.setState({ id: 'd', document: null, status: null });
  useExporting.setState({ job: null, trouble: null, isPackage: false });
  host = document.createElement('div');
  document.body.append(host);
  root = createRoot(host);
});
afterEach(async () => {
  await act(async () => root.unmount());
  useProfiles.setState({ profiles: [] });
  useSession.setState({ id: null });
  host.remove();
  vi.unstubAllGlobals();
});

async function open() {
  await act(async () =>
    root.render(
      <MantineProvider>
        <ExportDialog />
      </MantineProvider>,
    ),
  );
  await checked();
}

/** Waits until the page was held to the profile. */
const checked = () => act(() => vi.waitFor(() => expect(host.textContent).not.toContain('Checking by the profile')));

const buttons = () => [...host.querySelectorAll('button')].map((b) => b.textContent?.replace('↵', '').trim());
const main = () => host.querySelector<HTMLButtonElement>('button[type=submit]');
const chosen = () => host.querySelector<HTMLInputElement>('input:checked')?.value;

const type = (placeholder: string, text: string) => fill(`input[placeholder^="${placeholder}"]`, text);

async function fill(selector: string, text: string) {
  const field = host.querySelector<HTMLInputElement>(selector);
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  await act(async () => {
    set?.call(field, text);
    field?.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

async function choose(value: string) {
  await act(async () => host.querySelector<HTMLInputElement>(`input[value="${value}"]`)?.click());
  await checked();
}

describe('the export dialog', () => {
  it('begins with the default and says what it makes', async () => {
    await open();
    expect(chosen()).toBe('pdf house');
    expect(host.textContent).toMatch(
      /newsprint · ink up to 230\u00a0%.*up to 250 ppi.*390 × 545 mm · bleed 3 mm · with marks/,
    );
    expect(buttons()).toEqual(['Cancel', 'Export']);
  });

  it('knows a profile that is called as the picture is', async () => {
    await open();
    await choose('pdf png');
    expect(usePreferences.getState()).toMatchObject({ exportFormat: 'pdf', exportProfile: 'png' });
    expect(asked.at(-1)).toContain('/preflight?profile=png');
    await choose('png');
    expect(usePreferences.getState()).toMatchObject({ exportFormat: 'png', exportProfile: 'png' });
    expect(host.querySelector('input[inputmode]')).not.toBeNull();
  });

  it('takes the default for a profile that is gone', async () => {
    usePreferences.setState({ exportProfile: 'gone' });
    await open();
    expect(chosen()).toBe('pdf house');
  });

  it('remembers an Enter until the page is checked', async () => {
    let tell = () => {};
    vi.stubGlobal('fetch', async (url: string) => {
      if (url.includes('/preflight?')) await new Promise<void>((done) => (tell = done));
      return answers(url);
    });
    const exports = () => asked.filter((url) => url.endsWith('/export'));
    await act(async () =>
      root.render(
        <MantineProvider>
          <ExportDialog />
        </MantineProvider>,
      ),
    );
    await act(() => vi.waitFor(() => expect(chosen()).toBe('pdf house')));
    await act(async () => main()?.click());
    await act(async () => main()?.click());
    expect(exports()).toHaveLength(0);
    await act(async () => tell());
    await act(() => vi.waitFor(() => expect(exports()).toHaveLength(1)));
  });

  it('lets nothing pass where the profile does not', async () => {
    findings = [stop];
    usePreferences.setState({ exportProfile: 'strict' });
    await open();
    expect(host.textContent).toContain('Nine lines are lost');
    expect(buttons().slice(1)).toEqual(['Cancel', 'Go through them']);
  });

  it('asks who lets something pass, and why', async () => {
    findings = [stop, stop, stop, stop];
    await open();
    expect(host.textContent).toContain('1 more in the press dock');
    const pass = [...host.querySelectorAll('button')].find((b) => b.textContent === 'Export all the same');
    await act(async () => pass?.click());
    expect(main()?.textContent).toContain('Export all the same');
    expect(main()?.disabled).toBe(true);
    await type('Your name', 'Li');
    await type('Why', 'the client wants it so');
    expect(main()?.disabled).toBe(false);
    await act(async () => main()?.click());
    await act(() => vi.waitFor(() => expect(sent).toHaveLength(1)));
    expect(sent[0]).toMatchObject({ format: 'pdf', overrides: [{ by: 'Li', why: 'the client wants it so' }] });
  });

  it('names the file as the profile does, or as it is told', async () => {
    await open();
    expect(host.querySelector<HTMLInputElement>('input[placeholder="of-house"]')?.value).toBe('of-house');
    await type('of-house', 'a/b:c');
    await act(async () => main()?.click());
    await act(() => vi.waitFor(() => expect(sent).toHaveLength(1)));
    expect(sent[0]).toEqual({ format: 'pdf', name: 'abc', profile: 'house' });
  });

  it('packs for the printer', async () => {
    await open();
    await act(async () => host.querySelector<HTMLInputElement>('input[type=checkbox]')?.click());
    expect(host.textContent).toContain('.zip');
    await act(async () => main()?.click());
    await act(() => vi.waitFor(() => expect(sent).toHaveLength(1)));
    expect(sent[0]).toEqual({ format: 'package', profile: 'house' });
  });

  it('exports some pages, and what is wrong with others does not stop it', async () => {
    const document = { pages: [{ frames: [] }, { frames: [] }], photos: [] } as unknown as Document;
    useSession.setState({ id: 'of two pages', document });
    findings = [{ ...stop, place: { page: 2 } }];
    await open();
    expect(buttons()).toContain('Export all the same');
    await act(async () => host.querySelector<HTMLInputElement>('input[type=radio][value=some]')?.click());
    const field = 'input[aria-label^="Which pages"]';
    await fill(field, '3');
    expect(main()?.disabled).toBe(true);
    await fill(field, '1');
    expect(buttons()).not.toContain('Export all the same');
    await act(async () => main()?.click());
    await act(() => vi.waitFor(() => expect(sent).toHaveLength(1)));
    expect(sent[0]).toEqual({ format: 'pdf', pages: [0], profile: 'house' });
  });
});
