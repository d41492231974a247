import { Loader, Radio } from '@mantine/core';
import { Icon } from '../../components/icons.tsx';
import { t } from '../../texts/t.ts';
import classes from './first-start.module.css';
import type { PrintPlace } from './print-places.ts';
import type { PrinterChoice } from './use-first-printers.ts';

/** What was found to print on, as large choices; the folder where there is nothing else. */
export function PrinterPlaces({ choice }: { readonly choice: PrinterChoice }) {
  const { places, chosen, choose, looking } = choice;
  return (
    <section className={classes['places']} aria-label={t('first.printer')}>
      <div className={classes['placesHead']}>
        <h2>{t('first.printer')}</h2>
        <output>
          {looking && (
            <>
              <Loader size="xs" />
              {t('first.looking')}
            </>
          )}
          {!looking && places.every(({ kind }) => kind === 'folder') && t('first.no_printer')}
        </output>
      </div>
      <Radio.Group value={chosen?.key ?? null} onChange={choose} aria-label={t('first.printer')}>
        <div className={classes['placeList']}>
          {places.map((place) => (
            <Radio.Card key={place.key} value={place.key} className={classes['place'] ?? ''}>
              <Icon name={place.kind === 'folder' ? 'folder' : 'printer'} size={26} />
              <span className={classes['placeText']}>
                <strong>{nameOf(place)}</strong>
                <span>{whereOf(place)}</span>
              </span>
              <Radio.Indicator size="md" />
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
    </section>
  );
}

export function nameOf(place: PrintPlace): string {
  if (place.kind === 'folder') return t('first.folder');
  return place.kind === 'found' ? place.found.name : place.printer.name;
}

function whereOf(place: PrintPlace): string {
  if (place.kind === 'folder') return place.printer.uri;
  if (place.kind === 'found')
    return t('first.found_at', { where: place.found.note ?? t(`driver.${place.found.driver}`) });
  return t('first.ready', { where: t(`driver.${place.printer.driver}`) });
}
