// Texts for components: what is read before the first page needs none of this.

import { setI18n } from 'react-i18next';
import { i18n } from '.';

setI18n(i18n);

export { i18n };
