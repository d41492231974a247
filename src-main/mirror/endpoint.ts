import { z } from 'zod';
import type { KeyRole } from '../../src-shared/models/key-roles.ts';
import type { OrganisationRow } from '../core/catalog/organisations.ts';
import type { PrintRoom } from '../core/print-room.ts';
import type { Caller } from './authenticate.ts';

/** One request that has passed the gate and its own schemas. */
export interface Call<Params, Query, Body> {
  readonly room: PrintRoom;
  readonly caller: Caller;
  /** Of the key. */
  readonly organisation: OrganisationRow;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** Scheme and host as the client knows them. */
  readonly origin: string;
}

type ErrorStatus = 403 | 404 | 409 | 413 | 422;

/** An endpoint of the mirror, said once: its route, its validation and its OpenAPI text all come from here. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** As the API pages write it, with `{name}` for parameters. Routed with and without a trailing slash. */
  readonly path: string;
  readonly operationId: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  /** No public page shows this endpoint; its shape is our guess. */
  readonly assumed: boolean;
  readonly roles: readonly KeyRole[];
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly body: z.ZodType | null;
  /** A missing body is an empty object. */
  readonly bodyOptional: boolean;
  /** The component's examples are the request's. */
  readonly answer: {
    readonly status: 200 | 201 | 202;
    readonly description: string;
    readonly schema: z.ZodType;
  };
  /** Beside 401 and 429, which every endpoint has, and those that a body brings. */
  readonly errors: readonly ErrorStatus[];
  readonly handle: (call: Call<never, never, never>) => unknown;
}

interface Declaration<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  A extends z.ZodType,
> extends Omit<Partial<Endpoint>, 'params' | 'query' | 'body' | 'answer' | 'handle'> {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly operationId: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  readonly roles: readonly KeyRole[];
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly answer: { readonly status?: 200 | 201 | 202; readonly description: string; readonly schema: A };
  readonly handle: (call: Call<z.output<P>, z.output<Q>, z.output<B>>) => z.output<A> | Promise<z.output<A>>;
}

/** Nothing is asked of a part that is not declared. */
const nothing = z.object({});

export const anyRole = ['manager', 'editor', 'readonly'] as const satisfies readonly KeyRole[];
export const writingRoles = ['manager', 'editor'] as const satisfies readonly KeyRole[];

/** Declares an endpoint; the handler gets what the schemas make of the request. */
export function endpoint<
  P extends z.ZodObject = typeof nothing,
  Q extends z.ZodObject = typeof nothing,
  B extends z.ZodType = z.ZodNull,
  A extends z.ZodType = z.ZodType,
>(declared: Declaration<P, Q, B, A>): Endpoint {
  return {
    ...declared,
    assumed: declared.assumed ?? false,
    params: declared.params ?? nothing,
    query: declared.query ?? nothing,
    body: declared.body ?? null,
    bodyOptional: declared.bodyOptional ?? false,
    answer: { status: 200, ...declared.answer },
    errors: declared.errors ?? [],
  };
}
