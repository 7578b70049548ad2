import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { desk } from '../../api/desk';
import { Key } from '../../components/Key';
import type { DocumentInfo } from '../../model/wire';
import { goToDocument } from '../../stores/route';
import { DocumentMenu } from './DocumentMenu';
import { DocumentState } from './DocumentState';
import { DocumentTitle } from './DocumentTitle';
import { dayOf } from './days';
import classes from './home.module.css';

export function DocumentCard({ info }: { info: DocumentInfo }) {
  const { t, i18n } = useTranslation();
  const [isRenaming, setIsRenaming] = useState(false);
  const open = () => goToDocument(info.id);
  return (
    <li className={classes.card} data-document={info.id} onDoubleClick={() => isRenaming || open()}>
      <div className={classes.sheet}>
        <button
          type="button"
          className={classes.page}
          onClick={open}
          aria-label={t('home.open', { title: info.title })}
        >
          <img src={desk.thumbnailUrl(info.id, info.revision)} alt="" loading="lazy" draggable={false} />
          <span className={classes.go} aria-hidden>
            {t('home.goOn')} <Key chord="Enter" />
          </span>
        </button>
        <DocumentMenu info={info} rename={() => setIsRenaming(true)} className={classes.cardMenu} />
      </div>
      <DocumentTitle info={info} isRenaming={isRenaming} end={() => setIsRenaming(false)} />
      <p className={classes.facts}>
        <span>{[info.rubric, t('home.pages', { count: info.pages })].filter(Boolean).join(' · ')}</span>
        <time dateTime={info.modified}>{dayOf(info.modified, i18n.language, t)}</time>
      </p>
      <DocumentState info={info} />
    </li>
  );
}
