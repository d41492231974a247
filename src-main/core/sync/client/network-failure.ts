import { ClosientFailure, type FailureKind, type Situation } from './failure.ts';

/** Codes of Node, of its HTTP library and of Chromium's network stack, by what they mean to a person. */
const kinds: readonly (readonly [FailureKind, RegExp])[] = [
  ['dns', /^(ENOTFOUND|EAI_\w+|ERR_NAME_\w+|ERR_DNS_\w+)$/],
  ['refused', /^(ECONNREFUSED|ERR_CONNECTION_REFUSED)$/],
  [
    'offline',
    /^(ENETUNREACH|EHOSTUNREACH|ENETDOWN|EADDRNOTAVAIL|ERR_INTERNET_DISCONNECTED|ERR_ADDRESS_UNREACHABLE|ERR_NETWORK_\w+)$/,
  ],
  [
    'proxy',
    /^(407|ERR_PROXY_\w+|ERR_TUNNEL_\w+|ERR_NO_SUPPORTED_PROXIES|ERR_UNEXPECTED_PROXY_AUTH|ERR_MANDATORY_PROXY_\w+|UND_ERR_PRX_TLS)$/,
  ],
  ['clock', /^(CERT_HAS_EXPIRED|CERT_NOT_YET_VALID|ERR_CERT_DATE_INVALID)$/],
  [
    'tls',
    /^(\w*SELF_SIGNED\w*|UNABLE_TO_\w+|CERT_\w+|ERR_CERT_\w+|ERR_TLS_\w+|ERR_SSL_\w+|EPROTO|HOSTNAME_MISMATCH|INVALID_CA)$/,
  ],
  ['no_answer', /^(ETIMEDOUT|UND_ERR_(CONNECT|HEADERS)_TIMEOUT|ERR_(CONNECTION_)?TIMED_OUT)$/],
  ['stalled', /^UND_ERR_BODY_TIMEOUT$/],
  [
    'cut',
    /^(ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_(SOCKET|CLOSED|DESTROYED|ABORTED)|ERR_(CONNECTION_(RESET|CLOSED|ABORTED)|EMPTY_RESPONSE|CONTENT_LENGTH_MISMATCH|INCOMPLETE_CHUNKED_ENCODING|HTTP2_\w+|STREAM_PREMATURE_CLOSE))$/,
  ],
  [
    'not_closient',
    /^(HPE_\w+|HTTPParserError|UND_ERR_(HEADERS_OVERFLOW|RES_\w+|RESPONSE)|ERR_(INVALID_HTTP_RESPONSE|RESPONSE_HEADERS_\w+|CONTENT_DECODING_FAILED)|Z_DATA_ERROR|Z_BUF_ERROR)$/,
  ],
];

/** What `fetch` or the reading of a body threw, as one sentence. Nothing of the thrown text is taken over but codes. */
export function networkFailure(caught: unknown, situation: Situation): ClosientFailure {
  const codes = codesOf(caught);
  for (const [kind, pattern] of kinds) {
    const code = codes.find((candidate) => pattern.test(candidate));
    if (code !== undefined) return new ClosientFailure(kind, sentenceOf(kind, situation, code));
  }
  return new ClosientFailure(
    'no_connection',
    sentenceOf('no_connection', situation, codes[0] ?? 'no reason given'),
  );
}

/** Every code along the chain of causes; Chromium writes its own into the message, as `net::ERR_...`. */
function codesOf(caught: unknown, depth = 0): string[] {
  if (!(caught instanceof Error) || depth > 4) return [];
  const own = 'code' in caught && typeof caught.code === 'string' ? [caught.code] : [];
  const ofChromium = /\bnet::([A-Z0-9_]+)/.exec(caught.message)?.[1] ?? [];
  const inner =
    caught instanceof AggregateError ? caught.errors.flatMap((error) => codesOf(error, depth + 1)) : [];
  const name = caught.name === 'HTTPParserError' ? [caught.name] : [];
  // Node's fetch turns a 407 into an error without words, and a proxy's refusal of a tunnel into these.
  const isProxy =
    (own.length === 0 && caught.message === '') || caught.message.startsWith('Proxy response (');
  const ofProxy = isProxy ? ['407'] : [];
  return [...own, ...name, ...ofProxy, ofChromium, ...inner, ...codesOf(caught.cause, depth + 1)].flat();
}

function sentenceOf(kind: FailureKind, { host, now }: Situation, code: string): string {
  switch (kind) {
    case 'dns':
      return `The name ${host} was not found (${code}). Check the address, and whether this computer has a network.`;
    case 'refused':
      return `${host} refuses connections (${code}). Check the address and the port.`;
    case 'offline':
      return `There is no way from this computer to ${host} (${code}). Check the network cable or the Wi-Fi.`;
    case 'proxy':
      return `The proxy of this network did not let the request to ${host} through (${code}).`;
    case 'clock':
      return `The certificate of ${host} is not valid on the date of this computer, ${dateText(now)} (${code}). Check the computer's clock; if it is right, the certificate has run out.`;
    case 'tls':
      return `The certificate of ${host} is not trusted on this computer (${code}). If your company inspects encrypted traffic, its own certificate has to be installed here.`;
    case 'no_answer':
      return `${host} did not answer in time (${code}).`;
    case 'stalled':
      return `${host} stopped in the middle of its answer (${code}).`;
    case 'cut':
      return `The connection to ${host} was cut before the answer was complete (${code}).`;
    case 'not_closient':
      return `What answers at ${host} does not speak the way Closient does (${code}). Check the address.`;
    default:
      return `${host} could not be reached (${code}).`;
  }
}

function dateText(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}
