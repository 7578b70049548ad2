import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { desk } from '../../api/desk';
import { attempt } from '../../components/toasts';
import type { DocumentInfo } from '../../model/wire';
import { reloadShelf } from '../../stores/shelf';
import classes from './home.module.css';

type DocumentTitleProps = { info: DocumentInfo; isRenaming: boolean; end: () => void };

/** The title, or a field for another one: Enter or leaving takes it, Escape does not. */
export function DocumentTitle({ info, isRenaming, end }: DocumentTitleProps) {
  const { t } = useTranslation();
  if (!isRenaming)
    return (
      <h3 className={classes.title} title={info.title}>
        {info.title}
      </h3>
    );
  const take = (title: string) => {
    end();
    if (title.trim() && title !== info.title) void attempt(() => rename(info.id, title.trim()));
  };
  return (
    <TextInput
      aria-label={t('home.rename')}
      defaultValue={info.title}
      data-autofocus
      autoFocus
      onFocus={(e) => e.currentTarget.select()}
      onBlur={(e) => take(e.currentTarget.value)}
      onKeyDown={(e) => {
        if (e.nativeEvent.isComposing) return;
        if (e.key === 'Enter') e.currentTarget.blur();
        if (e.key !== 'Escape') return;
        e.currentTarget.value = info.title;
        end();
      }}
    />
  );
}

async function rename(id: string, title: string): Promise<void> {
  await desk.rename(id, title);
  await reloadShelf();
}
