import { z } from 'zod';

/**
 * What is read of the documented answers: extra fields are ignored, `null` and absent are the same (null), ids are
 * opaque, numbers of progress are forgiven. What a program cannot do without is required.
 */
export const opaqueId = z.string().min(1).max(200);
export const optionalText = z.string().nullish().transform(orNull);
const amount = z.number().nonnegative().catch(0).transform(Math.floor);

/** An instant as epoch milliseconds; one without a zone, or unreadable, is absent. */
export const instant = z
  .string()
  .nullish()
  .catch(null)
  .transform((text) => {
    if (text == null || !/(Z|[+-]\d\d:?\d\d)$/i.test(text)) return null;
    const at = Date.parse(text);
    return Number.isNaN(at) ? null : at;
  });

/** `GET /account/api/v1/whoami`. */
export const whoAmIAnswer = z.object({
  email: optionalText,
  organizations: z.array(z.object({ id: opaqueId, name: z.string() })),
  api_key: z
    .object({ id: optionalText, role: optionalText, description: optionalText })
    .nullish()
    .transform(orNull),
});
export type WhoAmIAnswer = z.output<typeof whoAmIAnswer>;

/** The envelope of every list. Rows are read one by one: a broken one must not take its page with it. */
export const pageAnswer = z.object({
  data: z.array(z.unknown()),
  pagination: z
    .object({
      page: z.number().int().nullish(),
      page_size: z.number().int().positive().nullish(),
      total_count: z.number().int().nonnegative().nullish(),
      total_pages: z.number().int().nonnegative().nullish(),
      has_next: z.boolean().nullish(),
    })
    .nullish(),
});
export type PageAnswer = z.output<typeof pageAnswer>;

/** A row of `GET /products/api/v1/products`; of its many fields those that Print Room keeps. */
export const productRow = z.object({
  id: opaqueId,
  gtin: z.string().max(64),
  product_name: optionalText,
  brand: optionalText,
});
export type ProductRow = z.output<typeof productRow>;

/** The states of the pages; the sister page of bulk QR codes calls the third `running`. */
const jobState = z.preprocess(
  (state) => (state === 'running' ? 'processing' : state),
  z.enum(['pending', 'processing', 'completed', 'failed']),
);

/** `POST /products/api/v1/labels/export/`. The `poll_url` is not read: where to ask is not the server's to say. */
export const exportAccepted = z.object({ job_id: opaqueId, status: jobState });
export type ExportAccepted = z.output<typeof exportAccepted>;

const jobFields = {
  job_id: opaqueId,
  status: jobState,
  download_url: optionalText,
  expires_at: instant,
  output_filename: optionalText,
  file_size_bytes: amount,
  error: optionalText,
};

/** `GET /products/api/v1/labels/export/{job_id}/`. */
export const exportStatus = z.object({
  ...jobFields,
  total_items: amount,
  processed_items: amount,
  progress_percent: amount.transform((percent) => Math.min(100, percent)),
});
export type ExportStatus = z.output<typeof exportStatus>;

/** `GET /dashboard/api/v1/data-export/{organization_id}/{job_id}`. */
export const dataExportAnswer = z.object({
  ...jobFields,
  archive_format: z.string(),
  format_version: optionalText,
  sections: z
    .array(
      z.object({
        key: z.string(),
        status: z.string(),
        record_count: amount,
        binary_count: amount,
        error: optionalText,
      }),
    )
    .nullish()
    .transform((sections) => sections ?? []),
});
export type DataExportAnswer = z.output<typeof dataExportAnswer>;

/** `POST /epcis/api/2.0/capture`. */
export const captureAnswer = z.object({ captureID: optionalText, createdEvents: amount });

/** `GET /{app}/api/v1/openapi.json`, as far as it says what can be called. */
export const openApiAnswer = z.object({ paths: z.record(z.string(), z.unknown()) });

function orNull<T>(value: T | null | undefined): T | null {
  return value ?? null;
}
