// Whose turn it is to be loaded. A browser has six connections to the desk;
// pictures that are still being made would hold all of them, and what is
// scrolled to would wait for what has gone by.

/** So many are loaded at once. */
const most = 3;

type Waiting = { go: () => void };

const waiting: Waiting[] = [];
const going = new Set<Waiting>();

/** Asks for a turn: go is called once it is there, the last who asked first. Returns how to give it back, or up. */
export function awaitTurn(go: () => void): () => void {
  const one = { go };
  waiting.push(one);
  next();
  return () => {
    const at = waiting.indexOf(one);
    if (at >= 0) waiting.splice(at, 1);
    if (going.delete(one)) next();
  };
}

function next() {
  while (going.size < most) {
    const one = waiting.pop();
    if (!one) return;
    going.add(one);
    one.go();
  }
}
