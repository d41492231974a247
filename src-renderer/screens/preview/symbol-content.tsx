import type { SymbolWords } from '../../components/symbol-words.ts';
import { t } from '../../texts/t.ts';
import classes from './label-panel.module.css';

/** What a symbol says: its elements in words, then the text as it was read. */
export function SymbolContent({ symbol }: { readonly symbol: SymbolWords }) {
  return (
    <div className={classes['symbol']}>
      <dl>
        {symbol.elements.map(({ ai, title, value }) => (
          <div key={ai}>
            <dt>
              <code>({ai})</code> {title}
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{t('preview.symbology')}</dt>
          <dd className={classes['plain']}>{symbol.symbology}</dd>
        </div>
        <div>
          <dt>{t('preview.text_read')}</dt>
          <dd className={classes['text']}>
            <code>{symbol.text}</code>
          </dd>
        </div>
      </dl>
    </div>
  );
}
