/** Keys of Closient and of Print Room: `csb_...`, `csu_...`, `cpk_...`. */
const keyForm = /\b(csb|csu|cpk)_[0-9A-Za-z_-]{4,}/g;
/** The query of an address: in a signed URL that is the permission itself. A backslash ends it: the text may be JSON. */
const query = /(\bhttps?:\/\/[^\s"'<>?#\\]*)[?#][^\s"'<>\\]*/gi;
/** A name and password in an address. */
const userInfo = /(\b[a-z][a-z0-9+.-]{1,20}:\/\/)[^\s"'<>/?#@\\]+@/gi;
/** `Authorization: Bearer ...`, also as a JSON member. */
const bearer = /\b(bearer|basic)\s+[0-9A-Za-z._~+/=-]{8,}/gi;
/** What is named as a secret: a member of JSON, a part of an address without its host, a header. */
const member =
  /((?:token|signature|api_?key|password|secret|pin|badge|cookie)\\?["']\s*:\s*\\?["'])([^"'\\]+)/gi;
const assigned = /(\b(?:token|signature|api_?key|password|secret|pin|badge)=)([^\s"'&,;<>\\]+)/gi;
const header = /(\b(?:x-api-key|set-cookie|cookie):\s*)([^\s"'<>\\]+)/gi;

/**
 * A text as it may lie in a log or leave this computer: nothing in it that is or looks like a key, a token, a password
 * or a signed address. JSON stays JSON.
 */
export function redactText(text: string): string {
  return text
    .replaceAll(keyForm, '$1_[...]')
    .replaceAll(userInfo, '$1[...]@')
    .replaceAll(query, '$1?[...]')
    .replaceAll(bearer, '$1 [...]')
    .replaceAll(member, '$1[...]')
    .replaceAll(assigned, '$1[...]')
    .replaceAll(header, '$1[...]');
}
