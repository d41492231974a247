import { MM_PER_INCH } from '../../src-shared/units.ts';
import type { Stock } from '../../src-shared/models/stock.ts';
import { geometryOf } from '../../src-shared/stock-geometry.ts';
import { LabelOutlines } from './label-outlines.tsx';
import classes from './sheet-drawing.module.css';

/** More than these are only grey; a grid that is being typed may be 100 x 100. */
const mostLabels = 2_500;

/** A stock drawn to scale: the page and its labels. Says nothing that the words beside it do not. */
export function SheetDrawing({ stock, size }: { readonly stock: Stock; readonly size: number }) {
  const geometry = geometryOf(stock);
  const { page } = geometry;
  const longer = Math.max(page.width, page.height);
  const corner = stock.label.corner_radius * (stock.unit === 'in' ? MM_PER_INCH : 1);
  return (
    <svg
      className={classes['page']}
      width={(size * page.width) / longer}
      height={(size * page.height) / longer}
      viewBox={`0 0 ${page.width} ${page.height}`}
      aria-hidden="true"
      focusable="false"
    >
      <rect className={classes['paper']} width={page.width} height={page.height} />
      <LabelOutlines
        geometry={geometry}
        corner={corner}
        most={mostLabels}
        className={classes['label'] ?? ''}
      />
    </svg>
  );
}
