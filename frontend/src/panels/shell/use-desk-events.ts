// What the desk tells of itself, brought to the stores.

import { useEffect } from 'react';
import { desk } from '../../api/desk';
import { listenForEvents } from '../../api/events';
import { attempt, toastError } from '../../components/toasts';
import { useConnection } from '../../stores/connection';
import { tellJob } from '../../stores/jobs';
import { isOwn, session, useSession } from '../../stores/session';
import { reloadShelf } from '../../stores/shelf';
import { shellListeners } from './shell-events';

export function useDeskEvents() {
  useEffect(() => {
    const endFailures = session.onFailure(toastError);
    const endEvents = listenForEvents({
      changed: (e) => {
        if (e.document === useSession.getState().id && !isOwn(e.client))
          void attempt(() => session.catchUp(e.revision));
      },
      job: tellJob,
      shelf: () => void reloadShelf().catch(() => undefined),
      ...shellListeners,
      onLost: () => useConnection.setState({ isOnline: false }),
      onOpen: (again) => {
        useConnection.setState({ isOnline: true });
        // The first page is there before anyone listens.
        if (again || useSession.getState().id) void attempt(catchUpAfterBreak);
      },
    });
    return () => {
      endFailures();
      endEvents();
    };
  }, []);
}

/** After a break anything may have happened: lists and the open document are asked for anew. */
async function catchUpAfterBreak(): Promise<void> {
  await reloadShelf();
  const { id, status } = useSession.getState();
  if (!id || !status) return;
  await session.settled();
  await session.ask((open) => desk.changes(open, session.at()));
}
