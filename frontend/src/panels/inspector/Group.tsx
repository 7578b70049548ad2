// The inspector's building blocks: a group with its head, and rows of a label
// with fields.

import { type ReactNode, useId } from 'react';
import classes from './inspector.module.css';

type GroupProps = { title: string; hint?: ReactNode; children: ReactNode };

export function Group({ title, hint, children }: GroupProps) {
  const id = useId();
  return (
    <section className={classes.group} aria-labelledby={id}>
      <header className={classes.head}>
        <h3 id={id}>{title}</h3>
        {hint && <span className={classes.hint}>{hint}</span>}
      </header>
      {children}
    </section>
  );
}

export function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.row}>
      <span className={classes.label}>{label}</span>
      <div className={classes.fields}>{children}</div>
    </div>
  );
}
