// The program's texts. Every file of a language is a namespace of its name
// ("text:find.label"), and all of them together the default one ("text.find.label").

import i18n from 'i18next';
import { setLanguage } from '../api/client';
import { type Language, usePreferences } from '../stores/preferences';

type Texts = { [key: string]: string | Texts };

const files = import.meta.glob<Texts>('./{zh,en}/*.json', { eager: true, import: 'default' });

/** All texts of a language by the names of their files. */
export function textsOf(language: Language): Record<string, Texts> {
  const prefix = `./${language}/`;
  const own = Object.entries(files).filter(([path]) => path.startsWith(prefix));
  return Object.fromEntries(own.map(([path, texts]) => [path.slice(prefix.length, -'.json'.length), texts]));
}

const resourcesOf = (language: Language) => ({ ...textsOf(language), all: textsOf(language) });

void i18n.init({
  lng: usePreferences.getState().language,
  fallbackLng: 'en',
  defaultNS: 'all',
  resources: { zh: resourcesOf('zh'), en: resourcesOf('en') },
  interpolation: { escapeValue: false },
});

function show(language: Language) {
  setLanguage(language);
  document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en';
  void i18n.changeLanguage(language);
}

show(usePreferences.getState().language);
usePreferences.subscribe((now, before) => {
  if (now.language !== before.language) show(now.language);
});

export { i18n };
