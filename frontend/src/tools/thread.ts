// Text runs on from one frame into another, or it is said why it cannot.

import { toast } from '../components/toasts';
import { i18n } from '../i18n';
import { threadRefusal, threadSteps } from './commands/threading';
import { present, send } from './run';

export function thread(from: string, to: string, timeStamp?: number): boolean {
  const document = present();
  if (!document) return false;
  const refusal = threadRefusal(document, from, to);
  if (refusal) toast(i18n.t(`canvas.threadRefused.${refusal}`), 'trouble');
  return send('thread', threadSteps(document, from, to), timeStamp);
}
