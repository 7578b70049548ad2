import { Clock, Files, HardDrive, Images, type LucideIcon, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useShelf } from '../../stores/shelf';
import classes from './home.module.css';

export type HomePlace = 'recent' | 'all' | 'photos' | 'bin';

type HomeNavProps = { place: HomePlace; go: (place: HomePlace) => void };

export function HomeNav({ place, go }: HomeNavProps) {
  const { t } = useTranslation();
  const documents = useShelf((s) => s.documents?.length);
  const bin = useShelf((s) => s.bin.length);
  const places: { id: HomePlace; icon: LucideIcon; count?: number }[] = [
    { id: 'recent', icon: Clock },
    { id: 'all', icon: Files, count: documents },
    { id: 'photos', icon: Images },
    { id: 'bin', icon: Trash2, count: bin },
  ];
  return (
    <nav className={classes.nav} aria-label={t('home.nav')} data-dock="nav">
      {places.map(({ id, icon: Icon, count }) => (
        <button
          key={id}
          type="button"
          className={classes.place}
          aria-current={place === id ? 'page' : undefined}
          onClick={() => go(id)}
        >
          <Icon size={16} strokeWidth={1.6} aria-hidden />
          <span>{t(`home.place.${id}`)}</span>
          {count !== undefined && <span className={classes.count}>{count}</span>}
        </button>
      ))}
      <footer className={classes.stored}>
        <HardDrive size={14} strokeWidth={1.6} aria-hidden />
        <p>{t('home.stored')}</p>
      </footer>
    </nav>
  );
}
