import { cellOrigin, labelsPerSheet, type StockGeometry } from '../../../src-shared/stock-geometry.ts';
import { LabelOutlines } from '../../components/label-outlines.tsx';
import { t } from '../../texts/t.ts';
import classes from './calibration.module.css';

export interface CalibrationPictureProps {
  readonly geometry: StockGeometry;
  /** Which of the four lengths is being measured, from 0; null: none. */
  readonly measuring: number | null;
}

/** More labels than these are only an outline: a picture that explains, not one that counts. */
const mostLabels = 400;

/** The test sheet with its two crosshairs and the four lengths; the one to measure now stands out. */
export function CalibrationPicture({ geometry, measuring }: CalibrationPictureProps) {
  const { page, label } = geometry;
  const count = labelsPerSheet(geometry);
  const middle = (cell: number) => {
    const { x, y } = cellOrigin(geometry, cell);
    return { x: x + label.width / 2, y: y + label.height / 2 };
  };
  const a = middle(0);
  // Of a roll both are on its one label.
  const b = count > 1 ? middle(count - 1) : { x: page.width * 0.8, y: page.height * 0.75 };
  const arm = Math.min(page.width, page.height) * 0.05;
  const unit = Math.max(page.width, page.height) / 100;
  const lengths = [
    { x1: 0, y1: a.y, x2: a.x, y2: a.y },
    { x1: a.x, y1: 0, x2: a.x, y2: a.y },
    { x1: 0, y1: b.y, x2: b.x, y2: b.y },
    { x1: b.x, y1: 0, x2: b.x, y2: b.y },
  ];
  return (
    <svg
      className={classes['sheet']}
      // Room for the four numbers at the edges that one measures from.
      viewBox={`${-10 * unit} ${-10 * unit} ${page.width + 12 * unit} ${page.height + 12 * unit}`}
      role="img"
      aria-label={t('calibration.picture')}
    >
      <rect className={classes['page']} width={page.width} height={page.height} />
      <LabelOutlines geometry={geometry} corner={0} most={mostLabels} className={classes['label'] ?? ''} />
      {lengths.map((line, at) => (
        <line
          key={`${line.x1} ${line.y1} ${line.x2}`}
          className={classes['length']}
          data-now={at === measuring || undefined}
          strokeWidth={at === measuring ? unit * 1.1 : unit * 0.35}
          {...line}
        />
      ))}
      {[
        { name: 'A', at: a },
        { name: 'B', at: b },
      ].map(({ name, at }) => (
        <g key={name} className={classes['crosshair']} strokeWidth={unit * 0.45}>
          <path d={`M${at.x - arm} ${at.y}h${2 * arm}M${at.x} ${at.y - arm}v${2 * arm}`} />
          <circle cx={at.x} cy={at.y} r={arm / 2} />
          <text x={at.x + arm * 0.55} y={at.y - arm * 0.55} fontSize={unit * 6}>
            {name}
          </text>
        </g>
      ))}
      {lengths.map(({ x1, y1 }, at) => (
        <g
          key={`${x1} ${y1}`}
          className={classes['number']}
          data-now={at === measuring || undefined}
          transform={`translate(${at % 2 === 0 ? -5 * unit : x1} ${at % 2 === 0 ? y1 : -5 * unit})`}
        >
          <circle r={unit * 4} />
          <text y={unit * 1.8} fontSize={unit * 5} textAnchor="middle">
            {at + 1}
          </text>
        </g>
      ))}
    </svg>
  );
}
