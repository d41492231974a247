import { sizeWords } from '../../../../../src-shared/size-words.ts';
import type { Size } from '../driver.ts';
import type { WindowsForm } from './protocol.ts';

/** How far a form may be from the page, in mm: drivers round to tenths of mm and to their own units. */
const tolerance = 0.5;

export type FormChoice =
  | { readonly kind: 'form'; readonly form: WindowsForm }
  | { readonly kind: 'none'; readonly why: string };

/**
 * The form of a driver that has a page's size. A form that only fits turned by 90 degrees is none: symbols are never
 * turned, and the label would feed the wrong way.
 */
export function chooseForm(forms: readonly WindowsForm[], page: Size): FormChoice {
  const distance = (size: Size): number =>
    Math.max(Math.abs(size.width - page.width), Math.abs(size.height - page.height));
  const nearest = (measure: (form: WindowsForm) => number): WindowsForm | undefined =>
    forms.toSorted((a, b) => measure(a) - measure(b))[0];
  const form = nearest(distance);
  if (!form) return { kind: 'none', why: `the page is ${sizeWords(page)} and its driver names no paper` };
  if (distance(form) > tolerance) {
    const turned = nearest((one) => distance({ width: one.height, height: one.width }));
    if (turned && distance({ width: turned.height, height: turned.width }) <= tolerance) {
      return {
        kind: 'none',
        why: `the page is ${sizeWords(page)}; its form "${turned.name}" (${sizeWords(turned)}) is the same paper turned, and labels are never turned`,
      };
    }
    return {
      kind: 'none',
      why: `the page is ${sizeWords(page)}; the nearest form of its driver is "${form.name}" (${sizeWords(form)}). Add a form of the right size to the printer in Windows`,
    };
  }
  // SumatraPDF cuts its settings at commas.
  if (form.name.includes(',')) {
    return {
      kind: 'none',
      why: `its form "${form.name}" has a comma in its name; give it another name in Windows`,
    };
  }
  return { kind: 'form', form };
}
