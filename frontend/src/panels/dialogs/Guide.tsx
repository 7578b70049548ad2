import Markdown from 'markdown-to-jsx/react';
import { useEffect, useState } from 'react';
import { usePreferences } from '../../stores/preferences';
import classes from './dialogs.module.css';
import { guideText, pictureUrl } from './guide-text';

/** The user guide, in the language of the program. */
export default function Guide() {
  const language = usePreferences((s) => s.language);
  const [text, setText] = useState('');
  useEffect(() => {
    let isWanted = true;
    void guideText(language).then((t) => isWanted && setText(withoutTitle(t)));
    return () => {
      isWanted = false;
    };
  }, [language]);
  return (
    <Markdown className={classes.guide} options={{ overrides: { img: Picture, a: Reference }, forceBlock: true }}>
      {text}
    </Markdown>
  );
}

/** The dialog has the title already. */
const withoutTitle = (text: string) => text.replace(/^# .*\n/, '');

function Picture({ src, alt }: { src?: string; alt?: string }) {
  return <img src={src && pictureUrl(src)} alt={alt ?? ''} loading="lazy" />;
}

/** Documents beside the guide are not in the program: their names stand as text. */
function Reference({ children }: { children?: React.ReactNode }) {
  return <em>{children}</em>;
}
