// Keeps the proof in step with the page: plates are asked for anew when the
// page has changed and rests, and painted in slices, so that nothing waits.

import { desk } from '../../api/desk';
import { messageOf } from '../../components/toasts';
import { coverage, type InkCube, inkCube, overLimit, type Plates, paintPlates, readPlates } from '../../kernels/plates';
import { limitOf, type ProofState, useProof } from '../../stores/proof';
import { session, useSession } from '../../stores/session';
import { useView } from '../../stores/view';

/** Milliseconds that a page must rest before its plates are made. */
const rest = 350;

/** Pixels an inch: fine enough to judge, quick enough to wait for. */
const dpi = 100;

/** Rows that are painted between two frames. */
const slice = 160;

const cubes = new Map<string, InkCube>();
let asking: AbortController | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let painting = 0;

/** Shows the proof until the returned function is called. */
export function startProof(): () => void {
  useProof.setState({ isOn: true, trouble: null });
  const undo = [
    useSession.subscribe((now, before) => {
      if (now.id !== before.id || now.status?.revision !== before.status?.revision) ask(rest);
    }),
    useView.subscribe((now, before) => {
      if (now.page !== before.page) ask(0);
    }),
    useProof.subscribe(looked),
  ];
  void profiles().then(() => ask(0));
  return () => {
    for (const f of undo) f();
    clearTimeout(timer);
    asking?.abort();
    painting++;
    useProof.setState({
      isOn: false,
      plates: null,
      sheets: null,
      picture: null,
      coverage: null,
      over: null,
      isLoading: false,
    });
  };
}

/** The profiles there are; the first one is the newspaper's. */
async function profiles(): Promise<void> {
  try {
    const all = (await desk.profiles()).filter((p) => p.space === 'cmyk');
    const { profile } = useProof.getState();
    useProof.setState({ profiles: all, profile: all.some((p) => p.name === profile) ? profile : (all[0]?.name ?? '') });
  } catch (error) {
    useProof.setState({ trouble: messageOf(error) });
  }
}

function ask(after: number) {
  clearTimeout(timer);
  timer = setTimeout(() => void load(), after);
}

async function load(): Promise<void> {
  const { id } = useSession.getState();
  const { profile, paper } = useProof.getState();
  if (!id || !profile) return;
  asking?.abort();
  const mine = new AbortController();
  asking = mine;
  const { page } = useView.getState();
  useProof.setState({ isLoading: true });
  try {
    await session.settled();
    useProof.setState({ sheets: await desk.sheets(id, profile, { signal: mine.signal }) });
    await cubeOf(profile, paper, mine.signal);
    const answer = await desk.plates(id, { page, dpi, profile }, { signal: mine.signal });
    const plates = readPlates(await unpacked(answer));
    if (!plates || mine.signal.aborted) return;
    measure(plates, page);
    paint();
  } catch (error) {
    if (!mine.signal.aborted) useProof.setState({ trouble: messageOf(error) });
  } finally {
    if (asking === mine) useProof.setState({ isLoading: false });
  }
}

/** An answer's bytes, inflated. */
async function unpacked(answer: Response): Promise<Uint8Array> {
  const stream = answer.body?.pipeThrough(new DecompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const cubeKey = (profile: string, paper: boolean) => `${profile} ${paper}`;

async function cubeOf(profile: string, paper: boolean, signal?: AbortSignal): Promise<InkCube | undefined> {
  const key = cubeKey(profile, paper);
  if (!cubes.has(key)) {
    const answer = await desk.inkCube(profile, paper ? 1 : 0, { signal });
    const cube = inkCube(new Uint8Array(await answer.arrayBuffer()));
    if (cube) cubes.set(key, cube);
  }
  return cubes.get(key);
}

function measure(plates: Plates, page: number) {
  const over = overLimit(plates, limitOf(useProof.getState()));
  useProof.setState({ plates, page, over, coverage: coverage(plates), trouble: null });
}

/** What another profile or look asks for. */
function looked(now: ProofState, before: ProofState) {
  if (now.profile !== before.profile) return ask(0);
  if (now.paper !== before.paper) return void cubeOf(now.profile, now.paper).then(paint);
  if (!now.plates) return;
  if (limitOf(now) !== limitOf(before)) useProof.setState({ over: overLimit(now.plates, limitOf(now)) });
  const isSame = now.mode === before.mode && now.shown === before.shown && now.marksOver === before.marksOver;
  if (!isSame || limitOf(now) !== limitOf(before)) paint();
}

/** Paints the picture in slices and shows it when it is whole. */
function paint() {
  const state = useProof.getState();
  const { plates, profile, paper, mode, shown, marksOver } = state;
  const cube = cubes.get(cubeKey(profile, paper));
  if (!plates || !cube) return;
  const mine = ++painting;
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [plates.width, plates.height];
  const ctx = canvas.getContext('2d');
  const look = { mode, shown, limit: marksOver ? limitOf(state) : null };
  const goOn = (from: number) => {
    if (mine !== painting || !ctx) return;
    if (from >= plates.height) return useProof.setState(({ painted }) => ({ picture: canvas, painted: painted + 1 }));
    const rows = Math.min(slice, plates.height - from);
    const part = ctx.createImageData(plates.width, rows);
    paintPlates(part.data, plates, cube, look, from, rows);
    ctx.putImageData(part, 0, from);
    setTimeout(() => goOn(from + rows));
  };
  goOn(0);
}
