import { assumed } from '../client/assumed.ts';
import { checkLot, checkProduct, checkSerial } from '../pass/remote-row.ts';
import { listKinds, listPass } from '../pass/list-pass.ts';
import { patient, type Source, type SourceAsk } from './source.ts';

/** The documented list of an organisation's products. */
export const productsSource: Source = {
  name: 'products',
  title: 'Products',
  assumed: false,
  byHand: false,
  warning: null,
  available: () => Promise.resolve(null),
  run: ({ client, remoteOrganization: organizationId }, tools) =>
    listPass(
      {
        name: 'products',
        kind: listKinds.products,
        lotsAreListed: false,
        fetch: (order, signal) => client.products({ organizationId, ...order }, { ...patient, signal }),
        check: checkProduct,
      },
      tools,
    ),
};

/** ASSUMED: no public page has a list of lots. Used only where the API's own description names it. */
export const lotsSource: Source = {
  name: 'lots',
  title: 'Lots',
  assumed: true,
  byHand: false,
  warning: null,
  available: (ask) => whyNotOffered(ask, 'lots'),
  run: ({ client, remoteOrganization: organizationId }, tools) =>
    listPass(
      {
        name: 'lots',
        kind: listKinds.lots,
        lotsAreListed: true,
        fetch: (order, signal) => client.lots({ organizationId, ...order }, { ...patient, signal }),
        check: checkLot,
      },
      tools,
    ),
};

/** ASSUMED, likewise. */
export const serialsSource: Source = {
  name: 'serials',
  title: 'Serials',
  assumed: true,
  byHand: false,
  warning: null,
  available: (ask) => whyNotOffered(ask, 'serials'),
  run: async (ask, tools) => {
    const { client, remoteOrganization: organizationId } = ask;
    await listPass(
      {
        name: 'serials',
        kind: listKinds.serials,
        lotsAreListed: (await whyNotOffered(ask, 'lots')) === null,
        fetch: (order, signal) => client.serials({ organizationId, ...order }, { ...patient, signal }),
        check: checkSerial,
      },
      tools,
    );
  },
};

async function whyNotOffered(
  { client, outline }: SourceAsk,
  list: 'lots' | 'serials',
): Promise<string | null> {
  const offered = await outline();
  if (offered?.offers(assumed[list]) === true) return null;
  return `${client.host} does not say that it has a list of ${list}. They come from files, or by reading exported labels back.`;
}
