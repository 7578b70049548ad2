// Asked while the rest of the program is still being read.

import type { Opening } from '../model/shell';
import { shell } from './shell';

/** What the page shall show; nothing in particular where that cannot be had. */
export const opening: Promise<Opening> = shell.start().catch(() => ({}));
