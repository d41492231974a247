import { z } from 'zod';
import * as keys from '../../../src-shared/models/api-key.ts';
import * as catalog from '../../../src-shared/models/catalog-api.ts';
import * as dataExport from '../../../src-shared/models/data-export.ts';
import * as labels from '../../../src-shared/models/label-export.ts';
import * as events from '../../../src-shared/models/lifecycle-event.ts';
import { pagination } from '../../../src-shared/models/page.ts';
import { errorOut } from '../../../src-shared/models/problem.ts';
import { whoAmI } from '../../../src-shared/models/whoami.ts';

export type JsonSchema = Record<string, unknown>;

const assumed = 'ASSUMED: no public Closient page shows this shape.';

interface Component {
  readonly schema: z.ZodType;
  readonly description: string;
  readonly examples?: readonly unknown[];
}

/** Named as on the API pages where they have them; the others are ours. */
const components: Readonly<Record<string, Component>> = {
  LabelExportSubmitIn: {
    schema: labels.labelExportSubmit,
    description:
      'What to label, as what, in which format. Stricter than the Closient pages: unknown fields are refused by name.',
    examples: [
      { scope: 'serials', export_type: 'sheet_pdf', file_format: 'pdf', filters: { never_printed: true } },
      {
        scope: 'lots',
        export_type: 'datamatrix',
        file_format: 'svg',
        filters: { gtins: ['09521234543213'] },
        asset_config: { dpi: 300 },
      },
    ],
  },
  LabelExportFiltersIn: {
    schema: labels.labelExportFilters,
    description:
      'All keys must hold, lists are alternatives. Ids are opaque: an unknown one selects nothing. Inactive entities ' +
      'are never selected. What cannot be honoured is refused, because ignoring it would print too much.',
    examples: [{ gtins: ['09521234543213'], never_printed: true }],
  },
  LabelExportAssetConfigIn: {
    schema: labels.labelExportAssetConfig,
    description: 'sheet_template is the key of the Closient pages; the others are extensions.',
    examples: [{ sheet_template: '63up_1in_letter' }],
  },
  LabelExportAcceptedOut: { schema: labels.labelExportAccepted, description: 'The receipt of a job.' },
  LabelExportStatusOut: {
    schema: labels.labelExportStatus,
    description: 'How far a job is. All fields are always sent.',
  },
  LabelExportScopeEnum: { schema: labels.labelExportScope, description: 'What gets a label.' },
  LabelExportTypeEnum: {
    schema: labels.labelExportType,
    description:
      'A sheet, or an archive of symbols; codes_combined has a QR code and a linear symbol of each entity.',
  },
  LabelExportFileFormatEnum: {
    schema: labels.labelExportFileFormat,
    description: 'pdf for sheets, the others for the symbols of an archive.',
  },
  LabelExportStatusEnum: {
    schema: labels.labelExportState,
    description: 'completed and failed are final, but for a job that is cancelled later.',
  },
  ErrorOut: {
    schema: errorOut,
    description: 'An RFC 9457 problem, sent as application/problem+json. All fields are always sent.',
  },
  OrgExportStatusOut: { schema: dataExport.dataExportStatus, description: 'How far a data export is.' },
  OrgExportSectionOut: { schema: dataExport.sectionReport, description: 'What became of one section.' },
  OrgExportStatusEnum: { schema: dataExport.dataExportState, description: 'completed and failed are final.' },
  OrgExportArchiveFormatEnum: { schema: dataExport.dataExportArchiveFormat, description: 'The container.' },
  OrgExportRequestIn: {
    schema: dataExport.dataExportRequest,
    description: `${assumed} Everything has a default; the body may be left out.`,
  },
  PaginationOut: { schema: pagination, description: 'Where a page is in its list.' },
  ProductOut: {
    schema: catalog.productOut,
    description: 'Field names as far as the public pages show them.',
  },
  ProductListOut: { schema: catalog.productList, description: 'A page of products.' },
  LotOut: { schema: catalog.lotOut, description: assumed },
  LotListOut: { schema: catalog.lotList, description: assumed },
  SerialOut: { schema: catalog.serialOut, description: assumed },
  SerialListOut: { schema: catalog.serialList, description: assumed },
  PrintStateEnum: { schema: catalog.printStateName, description: 'What the ledger of this station says.' },
  LifecycleEventIn: { schema: events.lifecycleEventIn, description: assumed },
  LifecycleEventsIn: {
    schema: events.lifecycleEventsIn,
    description: assumed,
    examples: [
      {
        events: [
          {
            client_event_id: 'line-2.000117',
            event_type: 'PRINTED',
            gtin: '09521234543213',
            serial: 'SN-42',
            occurred_at: '2026-06-01T12:00:00Z',
          },
        ],
      },
    ],
  },
  LifecycleEventOut: { schema: events.lifecycleEventOut, description: assumed },
  LifecycleEventListOut: { schema: events.lifecycleEventList, description: assumed },
  LifecycleEventsAcceptedOut: { schema: events.lifecycleEventsAccepted, description: assumed },
  LifecycleEventTypeEnum: { schema: events.lifecycleEventType, description: 'The facts of a label.' },
  EvidenceEnum: {
    schema: events.evidence,
    description: 'How a PRINTED is known, from the strongest to the weakest.',
  },
  ApiKeyIn: {
    schema: keys.apiKeyIn,
    description: `${assumed} Unknown fields are refused by name.`,
    examples: [{ role: 'editor', name: 'ERP', description: 'Nightly labels of line 3' }],
  },
  ApiKeyOut: { schema: keys.apiKeyOut, description: assumed },
  ApiKeyCreatedOut: { schema: keys.apiKeyCreatedOut, description: 'A new key, with the key itself.' },
  ApiKeyListOut: { schema: keys.apiKeyList, description: assumed },
  WhoAmIOut: { schema: whoAmI, description: 'The caller.' },
};

/** Schema of a component, and the reference to it. */
export interface NamedSchemas {
  readonly byName: ReadonlyMap<string, JsonSchema>;
  readonly nameOf: (schema: z.ZodType) => string;
}

const prefix = '#/components/schemas/';

export const referenceTo = (name: string): JsonSchema => ({ $ref: `${prefix}${name}` });

/** All components as JSON Schema 2020-12, referring to each other. Requests and answers alike as a sender sees them. */
export function jsonComponents(): NamedSchemas {
  const registry = z.registry<{ id: string }>();
  const names = new Map<z.ZodType, string>();
  for (const [id, { schema }] of Object.entries(components)) {
    registry.add(schema, { id });
    names.set(schema, id);
  }
  const { schemas } = z.toJSONSchema(registry, { ...options, uri: (id) => `${prefix}${id}` });
  const byName = new Map<string, JsonSchema>();
  for (const [name, { description, examples }] of Object.entries(components)) {
    const { $schema: _dialect, $id: _address, ...schema } = schemas[name] as JsonSchema;
    byName.set(name, { title: name, description, ...(examples ? { examples } : {}), ...schema });
  }
  return {
    byName,
    nameOf(schema) {
      const name = names.get(schema);
      if (name === undefined) throw new Error('A body or an answer has no component name.');
      return name;
    },
  };
}

/** Fields of an object that is no component, such as a query. */
export function jsonFields(object: z.ZodObject): readonly [name: string, schema: JsonSchema][] {
  const { properties = {} } = z.toJSONSchema(object, options);
  return Object.entries(properties as Record<string, JsonSchema>);
}

const options = {
  io: 'input',
  target: 'draft-2020-12',
  override({ jsonSchema }) {
    // The limits of JavaScript's integers are none of the contract.
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    // The format says it; the pattern is half a page.
    if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
  },
} as const satisfies Parameters<typeof z.toJSONSchema>[1];
