import { createTheme } from '@mantine/core';
import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core';
import { decimalMark } from './texts/format.ts';

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

/** How the window looks: the scheme, and whether somebody needs more contrast. */
export const looks = ['light', 'dark', 'light_more', 'dark_more'] as const;
export type Look = (typeof looks)[number];

/** `solid` is text and icons, on its `soft` ground, on a surface and on the ground. */
const toneColours: Record<Look, Record<Tone, { solid: string; soft: string }>> = {
  light: {
    working: { solid: '#0f6478', soft: '#e1eff2' },
    good: { solid: '#256b35', soft: '#e4f1e6' },
    waiting: { solid: '#8a5300', soft: '#fcf0d9' },
    trouble: { solid: '#a92318', soft: '#fbe6e3' },
    calm: { solid: '#56605b', soft: '#eceeed' },
  },
  dark: {
    working: { solid: '#7cc3d4', soft: '#173039' },
    good: { solid: '#86cf94', soft: '#18301d' },
    waiting: { solid: '#f0b860', soft: '#372a12' },
    trouble: { solid: '#f59a8f', soft: '#3b1d1a' },
    calm: { solid: '#a6b0b5', soft: '#292f33' },
  },
  light_more: {
    working: { solid: '#00404f', soft: '#e6f3f6' },
    good: { solid: '#0c4519', soft: '#e8f5ea' },
    waiting: { solid: '#583400', soft: '#fdf3e0' },
    trouble: { solid: '#7d0f06', soft: '#fdecea' },
    calm: { solid: '#2b322f', soft: '#f1f3f2' },
  },
  dark_more: {
    working: { solid: '#a8e4f3', soft: '#0b2229' },
    good: { solid: '#aaeeb7', soft: '#0c2411' },
    waiting: { solid: '#ffd694', soft: '#2b1f0a' },
    trouble: { solid: '#ffc0b8', soft: '#2e1310' },
    calm: { solid: '#dce3e6', soft: '#1c2123' },
  },
};

interface Palette {
  /** Behind everything; cards and bars; wells within them. */
  readonly ground: string;
  readonly surface: string;
  readonly sunken: string;
  /** Between things that are told apart without it, too. */
  readonly line: string;
  /** Around what can be typed into or pressed. */
  readonly edge: string;
  readonly text: string;
  readonly muted: string;
  readonly focus: string;
  readonly placeholder: string;
  readonly disabled: string;
  /** Ground of the large button, and of the one that cannot be taken back; their text is `onFilled`. */
  readonly filled: string;
  readonly filledHover: string;
  readonly danger: string;
  readonly onFilled: string;
  readonly shadow: string;
}

const palettes: Record<Look, Palette> = {
  light: {
    ground: '#f2f4f3',
    surface: '#ffffff',
    sunken: '#e9ecea',
    line: '#d7dcd9',
    edge: '#8a948f',
    text: '#1b211f',
    muted: '#56605b',
    focus: '#0f6478',
    placeholder: '#5f6964',
    disabled: '#e4e7e5',
    filled: '#0f6478',
    filledHover: '#0c5264',
    danger: '#a92318',
    onFilled: '#ffffff',
    shadow: '0 1px 2px rgb(20 30 28 / 6%), 0 2px 8px rgb(20 30 28 / 5%)',
  },
  dark: {
    ground: '#15191b',
    surface: '#1e2427',
    sunken: '#111517',
    line: '#333c41',
    edge: '#6d7a80',
    text: '#e4e9eb',
    muted: '#a3aeb4',
    focus: '#7cc3d4',
    placeholder: '#8f9ba1',
    disabled: '#2a3136',
    filled: '#1f7c94',
    filledHover: '#1a6a7f',
    danger: '#bd3427',
    onFilled: '#ffffff',
    shadow: '0 1px 2px rgb(0 0 0 / 40%)',
  },
  light_more: {
    ground: '#ffffff',
    surface: '#ffffff',
    sunken: '#f3f5f4',
    line: '#4d5652',
    edge: '#000000',
    text: '#000000',
    muted: '#2b322f',
    focus: '#00404f',
    placeholder: '#3c4541',
    disabled: '#e4e7e5',
    filled: '#00404f',
    filledHover: '#002f3a',
    danger: '#7d0f06',
    onFilled: '#ffffff',
    shadow: 'none',
  },
  dark_more: {
    ground: '#000000',
    surface: '#0a0d0e',
    sunken: '#000000',
    line: '#a3aeb4',
    edge: '#ffffff',
    text: '#ffffff',
    muted: '#dce3e6',
    focus: '#a8e4f3',
    placeholder: '#c3ccd0',
    disabled: '#2a3136',
    filled: '#a8e4f3',
    filledHover: '#cdf0f9',
    danger: '#ffc0b8',
    onFilled: '#000000',
    shadow: 'none',
  },
};

/** Paper is white in every look; what is drawn on it does not change with the scheme. */
const paper = {
  '--pr-paper': '#ffffff',
  '--pr-paper-ink': '#1b211f',
  '--pr-paper-line': '#b9c4c0',
  '--pr-paper-label': '#dfecef',
  '--pr-paper-edge': '#3a8fa5',
  '--pr-paper-chosen': '#0f6478',
  '--pr-paper-used': '#c9cecb',
};

/** What stays as it is in every look. */
const measures = {
  /** Everything that is pressed in work gloves is at least this high and wide. */
  '--pr-touch': '48px',
  /** The one button of a screen. */
  '--pr-touch-large': '72px',
  '--pr-header': '64px',
  '--pr-nav': '200px',
  '--pr-radius': '8px',
  /** The type scale: beside things, running text, what is read from a step away, headings, figures. */
  '--pr-type-note': '14px',
  '--pr-type-body': '16px',
  '--pr-type-strong': '18px',
  '--pr-type-title': '22px',
  '--pr-type-figure': '32px',
  '--pr-type-count': '56px',
  ...paper,
};

function variablesOf(look: Look): Record<string, string> {
  const palette = palettes[look];
  const dark = look.startsWith('dark');
  return {
    ...Object.fromEntries(
      tones.flatMap((tone) => [
        [`--pr-${tone}`, toneColours[look][tone].solid],
        [`--pr-${tone}-soft`, toneColours[look][tone].soft],
      ]),
    ),
    '--pr-ground': palette.ground,
    '--pr-surface': palette.surface,
    '--pr-sunken': palette.sunken,
    '--pr-line': palette.line,
    '--pr-edge': palette.edge,
    '--pr-text': palette.text,
    '--pr-muted': palette.muted,
    '--pr-focus': palette.focus,
    '--pr-filled': palette.filled,
    '--pr-on-filled': palette.onFilled,
    '--pr-shadow': palette.shadow,
    '--mantine-color-body': palette.ground,
    '--mantine-color-text': palette.text,
    '--mantine-color-bright': palette.text,
    '--mantine-color-dimmed': palette.muted,
    '--mantine-color-error': toneColours[look].trouble.solid,
    '--mantine-color-placeholder': palette.placeholder,
    '--mantine-color-disabled': palette.disabled,
    '--mantine-color-disabled-color': palette.placeholder,
    '--mantine-color-default-border': palette.edge,
    '--combobox-chevron-color': palette.muted,
    '--mantine-color-ink-filled': palette.filled,
    '--mantine-color-ink-filled-hover': palette.filledHover,
    '--mantine-color-red-filled': palette.danger,
    '--mantine-color-red-filled-hover': palette.danger,
    '--mantine-primary-color-filled': palette.filled,
    '--mantine-primary-color-filled-hover': palette.filledHover,
    '--mantine-primary-color-contrast': palette.onFilled,
    ...(dark && {
      '--mantine-color-ink-light': toneColours[look].working.soft,
      '--mantine-color-ink-light-hover': '#1d3c47',
      '--mantine-color-ink-light-color': toneColours[look].working.solid,
    }),
  };
}

export const cssVariables: CSSVariablesResolver = () => ({
  variables: measures,
  light: variablesOf('light'),
  dark: variablesOf('dark'),
});

/** The style sheet of more contrast, for `data-contrast="more"` on the page; stronger than the two schemes above. */
export const moreContrast = (['light', 'dark'] as const)
  .map((scheme) => {
    const rules = Object.entries(variablesOf(`${scheme}_more`)).map(([name, value]) => `${name}:${value};`);
    return `:root[data-contrast='more'][data-mantine-color-scheme='${scheme}']{${rules.join('')}}`;
  })
  .join('\n');

export interface Pair {
  readonly what: string;
  readonly colour: string;
  readonly on: string;
  /** Contrast that it needs at least: WCAG 2.2, 1.4.3 and 1.4.11; 7 is 1.4.6. */
  readonly least: 3 | 4.5 | 7;
}

/** Every colour of a look with what it stands on. A test computes their contrast. */
export function usedPairs(look: Look): Pair[] {
  const palette = palettes[look];
  const text = look.endsWith('more') ? 7 : 4.5;
  const { ground, surface, sunken } = palette;
  const grounds = Object.entries({ ground, surface, sunken });
  const on = (what: string, colour: string, least: Pair['least']): Pair[] =>
    grounds.map(([name, under]) => ({ what: `${what} on ${name}`, colour, on: under, least }));
  return [
    ...on('text', palette.text, text),
    ...on('muted text', palette.muted, text),
    ...on('placeholder', palette.placeholder, 4.5),
    ...on('focus', palette.focus, 3),
    { what: 'edge on surface', colour: palette.edge, on: surface, least: 3 },
    { what: 'large button', colour: palette.onFilled, on: palette.filled, least: text },
    {
      what: 'large button under the pointer',
      colour: palette.onFilled,
      on: palette.filledHover,
      least: text,
    },
    { what: 'dangerous button', colour: palette.onFilled, on: palette.danger, least: text },
    { what: 'large button on surface', colour: palette.filled, on: surface, least: 3 },
    ...tones.flatMap((tone): Pair[] => {
      const { solid, soft } = toneColours[look][tone];
      return [
        { what: `${tone} on its soft ground`, colour: solid, on: soft, least: text },
        { what: `text on the soft ground of ${tone}`, colour: palette.text, on: soft, least: text },
        { what: `muted text on the soft ground of ${tone}`, colour: palette.muted, on: soft, least: 4.5 },
        { what: `soft ground on ${tone}`, colour: soft, on: solid, least: text },
        ...on(tone, solid, 4.5),
      ];
    }),
    { what: 'ink on paper', colour: paper['--pr-paper-ink'], on: paper['--pr-paper'], least: 7 },
    {
      what: 'chosen place on paper',
      colour: paper['--pr-paper-chosen'],
      on: paper['--pr-paper'],
      least: 4.5,
    },
    { what: 'edge of a label on paper', colour: paper['--pr-paper-edge'], on: paper['--pr-paper'], least: 3 },
  ];
}

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
    Button: {
      defaultProps: { size: 'md' },
      // Text on a filled button follows the look: black on light ink where somebody needs more contrast.
      vars: (_theme: unknown, { variant }: { readonly variant?: string }) => ({
        root:
          variant === undefined || variant === 'filled' ? { '--button-color': 'var(--pr-on-filled)' } : {},
      }),
      // Words that need two lines are read as two lines.
      styles: { root: { minHeight: 'var(--pr-touch)' }, label: { lineHeight: 1.25 } },
    },
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
    // A comma or a point, whichever the hand finds; shown as the language writes it.
    NumberInput: { defaultProps: { decimalSeparator: decimalMark, allowedDecimalSeparators: ['.', ','] } },
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
    // Of the dialog, not of the page.
    ModalHeader: { defaultProps: { role: 'presentation' } },
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
