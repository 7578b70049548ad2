// Asked while the rest of the program is still being read.

import type { Opening } from '../model/shell';
import { usePreferences } from '../stores/preferences';
import { setLanguage } from './client';
import { shell } from './shell';

// The texts, which set it otherwise, are read later.
setLanguage(usePreferences.getState().language);

/** What the page shall show; nothing in particular where that cannot be had. */
export const opening: Promise<Opening> = shell.start().catch(() => ({}));
