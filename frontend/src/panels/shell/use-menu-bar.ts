// Keeps the window's menu bar in step with what can be done.

import { useEffect } from 'react';
import { shell } from '../../api/shell';
import { useCommands } from '../../components/commands';
import { i18n } from '../../i18n';
import type { Menu } from '../../model/shell';
import { useAlternatives } from '../../stores/alternatives';
import { usePreferences } from '../../stores/preferences';
import { useRoute } from '../../stores/route';
import { useSelection } from '../../stores/selection';
import { useSession } from '../../stores/session';
import { useShelf } from '../../stores/shelf';
import { useStart } from '../../stores/start';
import { useView } from '../../stores/view';
import { menusOf } from './menu-bar';

/** Documents in the menu of recent ones. */
const mostRecent = 10;
/** A menu is looked at when nothing else is done: it follows when there is quiet. */
const quiet = 300; // milliseconds

const stores = [
  useCommands,
  useSession,
  useSelection,
  usePreferences,
  useRoute,
  useShelf,
  useStart,
  useView,
  useAlternatives,
];

function menuNow(): Menu {
  const recent = (useShelf.getState().documents ?? []).slice(0, mostRecent);
  return {
    language: usePreferences.getState().language,
    title: useRoute.getState().document ? document.title : i18n.t('shell.program'),
    menus: menusOf(useCommands.getState().commands, recent, (key) => i18n.t(key)),
  };
}

export function useMenuBar(): void {
  useEffect(() => {
    if (!shell.hasMenuBar) return;
    let shown = '';
    let timer: ReturnType<typeof setTimeout> | undefined;
    const publish = () => {
      const menu = menuNow();
      const now = JSON.stringify(menu);
      if (now === shown) return;
      shown = now;
      void shell.showMenu(menu).catch(() => {
        shown = '';
      });
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(publish, quiet);
    };
    const ends = stores.map((s) => s.subscribe(later));
    later();
    return () => {
      clearTimeout(timer);
      for (const end of ends) end();
    };
  }, []);
}
