import { dateOrderOf } from '../../state/typed-date.ts';
import { locale } from '../../texts/language.ts';

/** How dates are typed in the language of this page. */
export const dateOrder = dateOrderOf(locale);

/** The day this page was opened: only the century of a two-digit year depends on it. */
export const openedOn = new Date();
