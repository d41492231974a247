import {
  definitionOf,
  policyCategories,
  policyNames,
  type PolicyDefinition,
  type PolicyName,
} from '../../src-main/core/policy/policies.ts';
import { defaultsKey, policyKey } from '../../src-main/core/policy/sources/windows.ts';
import { xmlLines, type XmlPart } from './xml.ts';

const schema = 'http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions';
const head = { xmlns: schema, revision: '1.0', schemaVersion: '1.0' };
const parent = 'PrintRoom';
const supported = 'SUPPORTED_PrintRoom';

/** Both levels of a policy: an entry in the tree of the editor, an id, the key its value is written to. */
const levels = [
  { suffix: '', key: policyKey, folder: '', words: '' },
  { suffix: '_Default', key: defaultsKey, folder: 'Defaults', words: ' (default, people may change it)' },
] as const;
type Level = (typeof levels)[number];

const entries: readonly { readonly name: PolicyName; readonly level: Level; readonly id: string }[] =
  levels.flatMap((level) => policyNames.map((name) => ({ name, level, id: name + level.suffix })));

/** The ADMX file: every policy, for the computer and for the user, at both levels. */
export function admx(): string {
  return document([
    'policyDefinitions',
    head,
    [
      'policyNamespaces',
      {},
      ['target', { prefix: 'printroom', namespace: 'PrintRoom.Policies' }],
      ['using', { prefix: 'windows', namespace: 'Microsoft.Policies.Windows' }],
    ],
    ['resources', { minRequiredRevision: '1.0' }],
    [
      'supportedOn',
      {},
      ['definitions', {}, ['definition', { name: supported, displayName: `$(string.${supported})` }]],
    ],
    ['categories', {}, ...categories().map(({ id, above }) => categoryPart(id, above))],
    [
      'policies',
      {},
      ...entries.map(({ name, level, id }) => policyPart(definitionOf(name), name, level, id)),
    ],
  ]);
}

/** The ADML file in English: what the editor shows. */
export function adml(): string {
  const strings: [string, string][] = [
    [supported, 'Print Room 0.1 and later'],
    ...categories().map(({ id, words }): [string, string] => [id, words]),
    ...entries.flatMap(({ name, level, id }): [string, string][] => {
      const { title, explanation, form } = definitionOf(name);
      return [
        [id, title + level.words],
        [
          `${id}_Explain`,
          level.suffix === '' ? explanation : `What holds until somebody sets something else. ${explanation}`,
        ],
        ...(form.kind === 'choice'
          ? form.choices.map(({ value, words }): [string, string] => [`${id}_${value}`, words])
          : []),
      ];
    }),
  ];
  return document([
    'policyDefinitionResources',
    head,
    ['displayName', {}, 'Print Room'],
    ['description', {}, 'Policies of Print Room'],
    [
      'resources',
      {},
      ['stringTable', {}, ...strings.map(([id, words]): XmlPart => ['string', { id }, words])],
      [
        'presentationTable',
        {},
        ...entries.flatMap(({ name, id }) => {
          const box = presentationOf(definitionOf(name));
          return box === null ? [] : [['presentation', { id }, box] as XmlPart];
        }),
      ],
    ],
  ]);
}

function categories(): { id: string; above: string | null; words: string }[] {
  return [
    { id: parent, above: null, words: 'Print Room' },
    ...levels.flatMap(({ folder }) => [
      ...(folder === ''
        ? []
        : [{ id: parent + folder, above: parent, words: 'Defaults that people may change' }]),
      ...Object.entries(policyCategories).map(([id, words]) => ({
        id: parent + folder + id,
        above: parent + folder,
        words,
      })),
    ]),
  ];
}

function categoryPart(id: string, above: string | null): XmlPart {
  const attributes = { name: id, displayName: `$(string.${id})` };
  return above === null
    ? ['category', attributes]
    : ['category', attributes, ['parentCategory', { ref: above }]];
}

function policyPart(definition: PolicyDefinition, name: PolicyName, level: Level, id: string): XmlPart {
  const { form, category } = definition;
  const isSwitch = form.kind === 'switch';
  return [
    'policy',
    {
      name: id,
      class: 'Both',
      displayName: `$(string.${id})`,
      explainText: `$(string.${id}_Explain)`,
      ...(isSwitch ? {} : { presentation: `$(presentation.${id})` }),
      key: level.key,
      ...(isSwitch ? { valueName: name } : {}),
    },
    ['parentCategory', { ref: parent + level.folder + category }],
    ['supportedOn', { ref: supported }],
    ...(isSwitch
      ? ([
          ['enabledValue', {}, ['decimal', { value: 1 }]],
          ['disabledValue', {}, ['decimal', { value: 0 }]],
        ] as const)
      : [['elements', {}, elementOf(definition, name, id)] as const]),
  ];
}

function elementOf({ form }: PolicyDefinition, name: PolicyName, id: string): XmlPart {
  const attributes = { id: 'value', valueName: name };
  switch (form.kind) {
    case 'number':
      return ['decimal', { ...attributes, required: 'true', minValue: form.minimum, maxValue: form.maximum }];
    case 'choice':
      return [
        'enum',
        { ...attributes, required: 'true' },
        ...form.choices.map(({ value }): XmlPart => {
          const stored: XmlPart = typeof value === 'number' ? ['decimal', { value }] : ['string', {}, value];
          return ['item', { displayName: `$(string.${id}_${value})` }, ['value', {}, stored]];
        }),
      ];
    case 'text':
      return [
        'text',
        {
          ...attributes,
          maxLength: form.longest,
          // Where nothing is a value too, the editor must let it through.
          ...(form.rule === 'folder or none' ? {} : { required: 'true' }),
          ...(form.rule === 'folder' || form.rule === 'folder or none' ? { expandable: 'true' } : {}),
        },
      ];
    case 'switch':
      throw new Error('A switch has its values at the policy itself.');
  }
}

function presentationOf({ title, form }: PolicyDefinition): XmlPart | null {
  switch (form.kind) {
    case 'switch':
      return null;
    case 'number':
      return ['decimalTextBox', { refId: 'value', defaultValue: form.minimum }, `${title} (${form.unit}):`];
    case 'choice':
      return ['dropdownList', { refId: 'value', noSort: 'true', defaultItem: 0 }, `${title}:`];
    case 'text':
      return ['textBox', { refId: 'value' }, ['label', {}, `${title}:`]];
  }
}

function document(root: XmlPart): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${xmlLines(root).join('\n')}\n`;
}
