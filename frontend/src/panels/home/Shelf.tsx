import { LayoutGrid, List } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/IconButton';
import type { DocumentInfo } from '../../model/wire';
import { usePreferences } from '../../stores/preferences';
import { useShelf } from '../../stores/shelf';
import { DocumentCard } from './DocumentCard';
import { DocumentTable } from './DocumentTable';
import classes from './home.module.css';

/** So many stand as cards above the table. */
const cards = 5;

type ShelfProps = { documents: DocumentInfo[] | null; isAll: boolean };

export function Shelf({ documents, isAll }: ShelfProps) {
  const { t } = useTranslation();
  const shelf = usePreferences((s) => s.shelf);
  const set = usePreferences((s) => s.set);
  const hasCards = shelf === 'cards';
  if (!documents) return null;
  const shown = isAll ? documents : documents.slice(0, cards);
  const below = isAll ? [] : documents.slice(cards);
  return (
    <section className={classes.shelf} aria-labelledby="shelf-title">
      <header className={classes.shelfHeader}>
        <h2 id="shelf-title">{t(isAll ? 'home.place.all' : 'home.place.recent')}</h2>
        <IconButton
          icon={LayoutGrid}
          label={t('home.asCards')}
          isPressed={hasCards}
          onClick={() => set({ shelf: 'cards' })}
        />
        <IconButton
          icon={List}
          label={t('home.asTable')}
          isPressed={!hasCards}
          onClick={() => set({ shelf: 'table' })}
        />
      </header>
      {documents.length === 0 && <Empty />}
      {hasCards && (
        <ul className={classes.cards}>
          {shown.map((d) => (
            <DocumentCard key={d.id} info={d} />
          ))}
        </ul>
      )}
      {hasCards && below.length > 0 && <DocumentTable documents={below} />}
      {!hasCards && documents.length > 0 && <DocumentTable documents={documents} />}
    </section>
  );
}

function Empty() {
  const { t } = useTranslation();
  const query = useShelf((s) => s.query);
  return <p className={classes.empty}>{query ? t('home.nothingFound', { query }) : t('home.empty')}</p>;
}
