import { createTheme } from '@mantine/core';
import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core';

/**
 * The design language in one file. Calm paper and one ink; colour is kept for states and for the organisation.
 * Style sheets use the `--pr-*` variables below and Mantine's spacing and font sizes, no figures of their own
 * for colour.
 */

/** The ink of the house: buttons, links, focus, work in progress. Shade 7 on white has 6.6:1. */
const ink: MantineColorsTuple = [
  '#eef6f8',
  '#dbeaee',
  '#b4d5dd',
  '#86bccb',
  '#5aa4b7',
  '#3a8fa5',
  '#1f7c94',
  '#0f6478',
  '#0c5264',
  '#083f4d',
];

/**
 * Neutral of the dark scheme, slightly cool, from text (0) to the deepest ground (9). Shade 4 draws the edges of
 * fields and buttons, 3:1 on a surface (WCAG 2.2, 1.4.11), as shade 4 of `gray` does in the light scheme.
 */
const dark: MantineColorsTuple = [
  '#e4e9eb',
  '#b3bdc2',
  '#8f9ba1',
  '#56616a',
  '#69757b',
  '#2a3136',
  '#1e2427',
  '#15191b',
  '#101416',
  '#0b0e0f',
];

/** For what cannot be taken back. */
const red: MantineColorsTuple = [
  '#fdf1ef',
  '#fbe6e3',
  '#f4c4be',
  '#eb9b92',
  '#e07468',
  '#d35345',
  '#bd3427',
  '#a92318',
  '#8c1b12',
  '#6b130c',
];

/** Neutral of the light scheme. */
const gray: MantineColorsTuple = [
  '#f7f8f7',
  '#f0f2f1',
  '#e4e7e5',
  '#d3d8d5',
  '#8a948f',
  '#7b8580',
  '#6b7570',
  '#4d5652',
  '#353c39',
  '#1b211f',
];

/** Kinds of state. Each has a colour, and on screen always an icon and a word beside it. */
export const tones = ['working', 'good', 'waiting', 'trouble', 'calm'] as const;
export type Tone = (typeof tones)[number];

/** `solid` is text and icons, 4.5:1 or better on its `soft` ground and on a surface. */
const toneColours: Record<'light' | 'dark', Record<Tone, { solid: string; soft: string }>> = {
  light: {
    working: { solid: '#0f6478', soft: '#e1eff2' },
    good: { solid: '#256b35', soft: '#e4f1e6' },
    waiting: { solid: '#8a5300', soft: '#fcf0d9' },
    trouble: { solid: '#a92318', soft: '#fbe6e3' },
    calm: { solid: '#5c6661', soft: '#eceeed' },
  },
  dark: {
    working: { solid: '#7cc3d4', soft: '#173039' },
    good: { solid: '#86cf94', soft: '#18301d' },
    waiting: { solid: '#f0b860', soft: '#372a12' },
    trouble: { solid: '#f59a8f', soft: '#3b1d1a' },
    calm: { solid: '#a6b0b5', soft: '#292f33' },
  },
};

function toneVariables(scheme: 'light' | 'dark'): Record<string, string> {
  return Object.fromEntries(
    tones.flatMap((tone) => [
      [`--pr-${tone}`, toneColours[scheme][tone].solid],
      [`--pr-${tone}-soft`, toneColours[scheme][tone].soft],
    ]),
  );
}

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    /** Everything that is pressed in work gloves is at least this high and wide. */
    '--pr-touch': '48px',
    '--pr-header': '64px',
    '--pr-nav': '180px',
    '--pr-radius': '8px',
  },
  light: {
    ...toneVariables('light'),
    '--pr-ground': '#f2f4f3',
    '--pr-surface': '#ffffff',
    '--pr-sunken': '#e9ecea',
    '--pr-line': '#d7dcd9',
    '--pr-text': '#1b211f',
    '--pr-muted': '#56605b',
    '--pr-focus': '#0f6478',
    '--pr-shadow': '0 1px 2px rgb(20 30 28 / 6%), 0 2px 8px rgb(20 30 28 / 5%)',
    '--mantine-color-body': '#f2f4f3',
    '--mantine-color-text': '#1b211f',
    '--mantine-color-dimmed': '#56605b',
    '--mantine-color-error': '#a92318',
    '--mantine-color-placeholder': '#6b7570',
    '--mantine-color-disabled': '#e4e7e5',
    '--mantine-color-disabled-color': '#6b7570',
  },
  dark: {
    ...toneVariables('dark'),
    '--pr-ground': '#15191b',
    '--pr-surface': '#1e2427',
    '--pr-sunken': '#111517',
    '--pr-line': '#333c41',
    '--pr-text': '#e4e9eb',
    '--pr-muted': '#a3aeb4',
    '--pr-focus': '#7cc3d4',
    '--pr-shadow': '0 1px 2px rgb(0 0 0 / 40%)',
    '--mantine-color-body': '#15191b',
    '--mantine-color-text': '#e4e9eb',
    '--mantine-color-dimmed': '#a3aeb4',
    '--mantine-color-error': '#f59a8f',
    '--mantine-color-placeholder': '#8f9ba1',
    '--mantine-color-disabled': '#2a3136',
    '--mantine-color-disabled-color': '#8f9ba1',
    '--mantine-color-ink-light': '#173039',
    '--mantine-color-ink-light-hover': '#1d3c47',
    '--mantine-color-ink-light-color': '#9ad3e0',
  },
});

const fonts = '"Segoe UI Variable Text", "Segoe UI", -apple-system, "Helvetica Neue", "Print Room Nimbus"';

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 6 },
  colors: { ink, dark, gray, red },
  fontFamily: `${fonts}, "Liberation Sans", Arial, sans-serif`,
  fontFamilyMonospace: '"Cascadia Mono", Consolas, Menlo, "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '13px', sm: '14px', md: '16px', lg: '18px', xl: '22px' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.4', xl: '1.3' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  defaultRadius: 'md',
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '22px', lineHeight: '1.3' },
      h2: { fontSize: '18px', lineHeight: '1.35' },
      h3: { fontSize: '16px', lineHeight: '1.4' },
    },
  },
  components: {
    Input: {
      // Fields that grow (text areas, several products) keep their own height.
      vars: (_theme: unknown, { multiline }: { readonly multiline?: boolean }) => ({
        wrapper: multiline ? {} : { '--input-height': 'var(--pr-touch)' },
      }),
      styles: { input: { minHeight: 'var(--pr-touch)', textOverflow: 'ellipsis' } },
    },
    Button: { defaultProps: { size: 'md' }, styles: { root: { minHeight: 'var(--pr-touch)' } } },
    Checkbox: { defaultProps: { size: 'md' } },
    Radio: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { size: 'md', allowDeselect: false } },
    MultiSelect: {
      defaultProps: { size: 'md' },
      styles: {
        input: { minHeight: 'var(--pr-touch)', paddingBlock: '7px' },
        pillsList: { minHeight: '32px', alignItems: 'center' },
        // Beside the chosen products, not on a line of its own, as long as there is any room.
        inputField: { minWidth: '40px' },
      },
    },
    Autocomplete: { defaultProps: { size: 'md' } },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    SegmentedControl: {
      defaultProps: { size: 'md' },
      styles: {
        root: { minHeight: 'var(--pr-touch)', background: 'var(--pr-sunken)' },
        label: { lineHeight: '24px', paddingBlock: '8px' },
      },
    },
    // Mantine's own ground in the dark scheme is hardly darker than what is drawn on it.
    Progress: { styles: { root: { background: 'var(--pr-sunken)' } } },
    Switch: { defaultProps: { size: 'md' } },
    Modal: {
      defaultProps: { centered: true, radius: 'lg', transitionProps: { duration: 100 } },
      styles: {
        content: { background: 'var(--pr-surface)' },
        header: { background: 'var(--pr-surface)' },
        title: { fontSize: '18px', fontWeight: 650, lineHeight: 1.3 },
      },
    },
  },
});
