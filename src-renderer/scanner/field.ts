type Field = HTMLInputElement | HTMLTextAreaElement;

/** A field as it was before a scan began to type into it. */
export interface FieldBefore {
  readonly field: Field;
  readonly value: string;
  readonly start: number | null;
  readonly end: number | null;
}

const typedInto =
  'textarea, input:not([type=radio], [type=checkbox], [type=button], [type=submit], [type=file], [type=range], [type=color])';

/** The field that has the focus; null where no text can be typed. */
export function focusedField(): Field | null {
  const element = document.activeElement;
  const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
  return isField && element.matches(typedInto) && !element.readOnly && !element.disabled ? element : null;
}

/** Whoever has the focus wants scans as text. */
export function wantsText(): boolean {
  return document.activeElement?.closest('[data-scan="types"]') != null;
}

export function fieldBefore(): FieldBefore | null {
  const field = focusedField();
  return field && { field, value: field.value, start: field.selectionStart, end: field.selectionEnd };
}

/** Takes back what came into a field since then. */
export function takeBack({ field, value, start, end }: FieldBefore): void {
  if (!field.isConnected || field.value === value) return;
  // The field's own setter is the page library's, which would not notice.
  Reflect.set(Object.getPrototypeOf(field) as object, 'value', value, field);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  // Fields of some types have no selection.
  if (start !== null && end !== null) field.setSelectionRange(start, end);
}

/** Types a text where the cursor is. */
export function typeText(text: string): void {
  const field = focusedField();
  if (!field) return;
  if (field.selectionStart === null) field.value += text;
  else field.setRangeText(text, field.selectionStart, field.selectionEnd ?? field.selectionStart, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
