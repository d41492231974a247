const namedNumbers = 24;
const plain = /^[ -Z\\-~]*$/;
/** A bracket of somebody's own that could be taken for one of ours. */
const ownBracket = /\[(?=U\+)/;

/** What shows by itself and in one way: no controls, no joiners, no marks on others, nothing of private use. */
const visible = /[ \u00a0\p{L}\p{N}\p{P}\p{S}]/u;

/**
 * Text as a font can write it. A box would say nothing, so what the font has no glyph for stands as its Unicode
 * numbers, 漢字 as [U+6F22 U+5B57]; also what would not show, such as a joiner. Every text can be read back.
 */
export class WritableText {
  readonly #hasGlyph: (codePoint: number) => boolean;
  readonly #numbers = new Set<string>();

  constructor(hasGlyph: (codePoint: number) => boolean) {
    this.#hasGlyph = hasGlyph;
  }

  /** @returns the text, composed (NFC); its lines stay lines. */
  of(text: string): string {
    if (plain.test(text)) return text;
    const parts = text
      .normalize('NFC')
      .replaceAll(/[\t\r]/g, ' ')
      .split(ownBracket);
    return parts.map((part) => this.#written(part)).join(parts.length > 1 ? this.#numbered(['[']) : '');
  }

  /** What was written as numbers so far, for the end of the document; null = nothing. */
  note(): string | null {
    const numbers = [...this.#numbers];
    if (numbers.length === 0) return null;
    const more = numbers.length - namedNumbers;
    const named = `${numbers.slice(0, namedNumbers).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
    return `Written as Unicode numbers, because the font of this report does not have them: ${named}.`;
  }

  #written(text: string): string {
    let written = '';
    const missing: string[] = [];
    for (const character of text) {
      if (character === '\n' || this.#writes(character)) {
        written += this.#numbered(missing.splice(0)) + character;
      } else missing.push(character);
    }
    return written + this.#numbered(missing);
  }

  #writes(character: string): boolean {
    return visible.test(character) && this.#hasGlyph(codePointOf(character));
  }

  #numbered(characters: readonly string[]): string {
    if (characters.length === 0) return '';
    const numbers = characters.map(
      (character) => `U+${codePointOf(character).toString(16).toUpperCase().padStart(4, '0')}`,
    );
    for (const number of numbers) this.#numbers.add(number);
    return `[${numbers.join(' ')}]`;
  }
}

function codePointOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}
