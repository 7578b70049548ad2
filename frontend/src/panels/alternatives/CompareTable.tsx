import { Table, VisuallyHidden } from '@mantine/core';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Alternative } from '../../model/wire';
import { useAlternatives } from '../../stores/alternatives';
import classes from './alternatives.module.css';
import { compare, type Measure, measures } from './measures';

/** The page as it is against the alternative that is looked at; arrows say better or worse. */
export function CompareTable() {
  const { t } = useTranslation();
  const { set, shown, chosen } = useAlternatives();
  const other = set?.alternatives.find((a) => a.number === (shown ?? chosen)) ?? set?.alternatives[0];
  if (!set || !other) return null;
  return (
    <Table className={classes.compare}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>
            <VisuallyHidden>{t('alternatives.measureColumn')}</VisuallyHidden>
          </Table.Th>
          <Table.Th>{t('alternatives.now')}</Table.Th>
          <Table.Th>{t('alternatives.name', { number: other.number })}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {measures.map((m) => (
          <CompareRow key={m.name} measure={m} now={set.current} other={other} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function CompareRow({ measure: m, now, other }: { measure: Measure; now: Alternative; other: Alternative }) {
  const { t } = useTranslation();
  const result = compare(m, now, other);
  const text = (a: Alternative) => t(`alternatives.value.${m.name}`, { value: m.value(a).toFixed(m.decimals) });
  const Icon = result === 'better' ? ArrowUp : ArrowDown;
  return (
    <Table.Tr>
      <Table.Td>{t(`alternatives.measure.${m.name}`)}</Table.Td>
      <Table.Td>{text(now)}</Table.Td>
      <Table.Td data-result={result}>
        {text(other)}
        {result !== 'same' && <Icon size={12} strokeWidth={2} aria-label={t(`alternatives.${result}`)} />}
      </Table.Td>
    </Table.Tr>
  );
}
