// What is read first is small: it shows the page, and only then the editor is
// read and built around it.

import { opening } from './api/opening'; // before anything else
import './components/tokens.css';
import './i18n';
import { showFirstPage } from './canvas/first-page';
import { showTheme, suggestLanguage, usePreferences } from './stores/preferences';
import { goToDocument, useRoute } from './stores/route';

async function begin(into: HTMLElement) {
  // What the page shall show is known before it shows anything else.
  showTheme();
  const { language, document: wanted, opened } = await opening;
  const before = usePreferences.getState().language;
  suggestLanguage(language);
  // What it says of itself is in the language that it was asked in.
  const isReadable = before === usePreferences.getState().language;
  if (wanted) goToDocument(wanted);
  const { document, place } = useRoute.getState();
  if (document && place === 'page') await showFirstPage(document, isReadable ? opened : undefined);
  const { build } = await import('./panels/build');
  build(into, await opening);
}

const root = document.getElementById('root');
if (root) void begin(root);
