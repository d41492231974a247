import { ActionIcon, Button } from '@mantine/core';
import { Icon, type IconName } from '../../components/icons.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { formatNumber } from '../../texts/format.ts';
import { t } from '../../texts/t.ts';
import classes from './preview.module.css';
import { zoomIn, zoomOut, type Zoom } from './zoom.ts';

export interface ViewerBarProps {
  readonly page: number;
  readonly pages: number;
  readonly scale: number;
  readonly zoom: Zoom;
  readonly disabled: boolean;
  readonly onPage: (page: number) => void;
  readonly onZoom: (zoom: Zoom) => void;
}

/** Pages and zoom. */
export function ViewerBar({ page, pages, scale, zoom, disabled, onPage, onZoom }: ViewerBarProps) {
  const larger = zoomIn(scale);
  const smaller = zoomOut(scale);
  const icon = (name: IconName, label: string, off: boolean, act: () => void) => (
    <ActionIcon variant="default" size={48} aria-label={label} disabled={disabled || off} onClick={act}>
      <Icon name={name} />
    </ActionIcon>
  );
  return (
    <div className={classes['bar']} role="toolbar" aria-label={t('preview.bar')}>
      {icon('back', t('preview.back'), page <= 1, () => onPage(page - 1))}
      <NumberField
        className={classes['page'] ?? ''}
        name={t('preview.page')}
        value={page}
        min={1}
        max={pages}
        disabled={disabled}
        onChange={onPage}
      />
      <span className={classes['pages']}>{t('preview.of', { pages })}</span>
      {icon('forward', t('preview.forward'), page >= pages, () => onPage(page + 1))}
      <span className={classes['gap']} />
      {icon('minus', t('preview.smaller'), smaller === null, () => onZoom(smaller ?? zoom))}
      <span className={classes['scale']} aria-live="polite">
        {t('preview.scale', { percent: formatNumber(Math.round(scale * 100)) })}
      </span>
      {icon('add', t('preview.larger'), larger === null, () => onZoom(larger ?? zoom))}
      <Button
        variant={zoom === 'page' ? 'light' : 'default'}
        aria-pressed={zoom === 'page'}
        disabled={disabled}
        onClick={() => onZoom('page')}
      >
        {t('preview.fit_page')}
      </Button>
      <Button
        variant={zoom === 'width' ? 'light' : 'default'}
        aria-pressed={zoom === 'width'}
        disabled={disabled}
        onClick={() => onZoom('width')}
      >
        {t('preview.fit_width')}
      </Button>
    </div>
  );
}
