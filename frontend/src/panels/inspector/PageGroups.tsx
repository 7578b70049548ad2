// Nothing is selected: the page, its design, its folio and its grid.

import { TextInput } from '@mantine/core';
import { FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { showNumber, toMm } from '../../components/numbers';
import { useDraft } from '../../components/use-draft';
import type { Document, Folio } from '../../model/document';
import { present, send } from '../../tools/run';
import { Group, Row } from './Group';
import classes from './inspector.module.css';

export function PageGroups({ document }: { document: Document }) {
  const { t, i18n } = useTranslation();
  const { design, grid } = document;
  const { trim, typeArea } = design.format;
  const mm = (v: number) => showNumber(toMm(v), 1);
  const size = (r: { W: number; H: number }) => t('inspector.sizeMm', { width: mm(r.W), height: mm(r.H) });
  return (
    <>
      <header className={classes.header}>
        <FileText size={16} strokeWidth={1.6} aria-hidden />
        <h2>{t('inspector.page')}</h2>
      </header>
      <Group title={t('inspector.folio')}>
        {folioFields.map((name) => (
          <Row key={name} label={t(`inspector.folioField.${name}`)}>
            <FolioField name={name} value={document.folio[name] ?? ''} />
          </Row>
        ))}
      </Group>
      <Group title={t('inspector.design')} hint={design.title?.[i18n.language] ?? design.name}>
        <Fact label={t('inspector.trim')} value={size(trim)} />
        <Fact label={t('inspector.typeArea')} value={size(typeArea)} />
        <Fact label={t('inspector.bleed')} value={t('inspector.mm', { value: mm(design.format.bleed ?? 0) })} />
      </Group>
      <Group title={t('inspector.grid')}>
        <Fact label={t('inspector.columns')} value={t('inspector.gridColumns', { ...grid, gutter: mm(grid.gutter) })} />
        <Fact label={t('inspector.lines')} value={t('inspector.gridLines', { count: grid.rows })} />
        <Fact
          label={t('inspector.body')}
          value={t('inspector.bodySize', { size: grid.size / 1000, leading: grid.leading / 1000 })}
        />
      </Group>
      <p className={classes.empty}>{t('inspector.nothingSelected')}</p>
    </>
  );
}

const folioFields = ['pageNumber', 'rubric', 'date', 'paper', 'editors'] as const;

function FolioField({ name, value }: { name: keyof Folio; value: string }) {
  const { t } = useTranslation();
  const field = useDraft(value, (text) => {
    const folio = present()?.folio;
    if (folio) send('folio', [{ type: 'setProperties', folio: { ...folio, [name]: text } }]);
  });
  return <TextInput aria-label={t(`inspector.folioField.${name}`)} {...field} />;
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <Row label={label}>
      <span className={classes.fact}>{value}</span>
    </Row>
  );
}
