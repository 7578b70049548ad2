// A text in which what is looked for is marked.

import classes from './desk.module.css';
import { usePhotoDesk } from './desk-state';
import { stretches } from './hits';

export function Marked({ text }: { text: string }) {
  const query = usePhotoDesk((s) => s.query);
  return <MarkedBy text={text} query={query} />;
}

export function MarkedBy({ text, query }: { text: string; query: string }) {
  const found = stretches(text, query);
  if (!found.length) return <span>{text}</span>;
  let at = 0;
  const parts = found.flatMap(({ from, to }) => {
    const before = text.slice(at, from);
    at = to;
    return [
      before,
      <mark key={from} className={classes.mark}>
        {text.slice(from, to)}
      </mark>,
    ];
  });
  return (
    <span>
      {parts}
      {text.slice(at)}
    </span>
  );
}
