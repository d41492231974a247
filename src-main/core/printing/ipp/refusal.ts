import { groupOf, groupTags, textOf, type IppMessage } from './values.ts';

/** Status codes that are acted upon (RFC 8011 appendix B). */
export const status = {
  notPossible: 0x0404,
  notFound: 0x0406,
  gone: 0x0407,
  operationNotSupported: 0x0501,
  serviceUnavailable: 0x0502,
  versionNotSupported: 0x0503,
  notAcceptingJobs: 0x0506,
  busy: 0x0507,
} as const;

const words: Record<number, string> = {
  0x0400: 'it does not understand the request',
  0x0401: 'it does not allow this',
  0x0402: 'it asks for a user name and a password, which Print Room does not have',
  0x0403: 'it does not allow this to the user of Print Room',
  0x0404: 'this is not possible now',
  0x0406: 'there is no such printer or job',
  0x0407: 'it is gone',
  0x0408: 'the file is too large for it',
  0x040a: 'it takes no PDF',
  0x0411: 'it cannot read the file',
  0x0500: 'it has an internal error',
  0x0501: 'it does not know this operation',
  0x0502: 'it is not available now',
  0x0504: 'it has a fault',
  0x0505: 'it has a passing fault',
  0x0506: 'it is not accepting jobs',
  0x0507: 'it is busy',
};

/** The other side answered, and said no. */
export class IppRefusal extends Error {
  override readonly name = 'IppRefusal';
  readonly status: number;

  constructor(answer: IppMessage) {
    super(sentenceOf(answer));
    this.status = answer.code;
  }
}

/** The printer's own words where it has some; then which attributes it objects to. */
function sentenceOf(answer: IppMessage): string {
  const said = textOf(groupOf(answer, groupTags.operation), 'status-message')?.trim() ?? '';
  const unsupported = [...groupOf(answer, groupTags.unsupported).keys()];
  const objections = unsupported.length > 0 ? ` (it does not support: ${unsupported.join(', ')})` : '';
  const own = words[answer.code] ?? `it answers 0x${answer.code.toString(16).padStart(4, '0')}`;
  return `${said === '' || /^[a-z-]+$/.test(said) ? own : said.replace(/\.$/, '')}${objections}.`;
}
