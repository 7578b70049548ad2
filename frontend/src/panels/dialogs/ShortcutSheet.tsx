import { useTranslation } from 'react-i18next';
import { type Command, useCommands } from '../../components/commands';
import { Key } from '../../components/Key';
import classes from './dialogs.module.css';

const groups = ['tools', 'view', 'edit', 'text', 'arrange', 'photo', 'compose', 'file', 'help'] as const;

/** All keys, from the registry itself: what is not there does not exist. */
export function ShortcutSheet() {
  const { t } = useTranslation();
  const commands = useCommands((s) => s.commands).filter((c) => c.keys?.length);
  return (
    <div className={classes.sheet}>
      {groups.map((group) => {
        const own = commands.filter((c) => c.group === group);
        return own.length ? <KeyGroup key={group} title={t(`shell.group.${group}`)} commands={own} /> : null;
      })}
    </div>
  );
}

function KeyGroup({ title, commands }: { title: string; commands: Command[] }) {
  const { t } = useTranslation();
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {commands.map((c) => (
          <div key={c.id}>
            <dt>{t(c.titleKey)}</dt>
            <dd>
              {c.keys?.slice(0, 2).map((k) => (
                <Key key={k} chord={k} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
