import { locale, sentences } from './language.ts';
import { translator } from './sentences/translator.ts';

let translate: ((text: string) => string) | null = null;

/**
 * A sentence of the host (an error, a question, a note of a printer) in the language of the window. The host speaks
 * English, so that its log and the command line read the same everywhere; one that is not known is shown as it is.
 */
export function say(text: string): string {
  if (sentences === null) return text;
  translate ??= translator(sentences, locale);
  return translate(text);
}

/** The same where there may be none. */
export function sayMaybe(text: string | null): string | null {
  return text === null ? null : say(text);
}
