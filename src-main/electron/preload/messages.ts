/** The page listens; sent by the page to its own window. */
export const pageReady = 'print-room:page-ready';

/** The page's MessagePort travels with this message, from the preload to the page. */
export const pagePort = 'print-room:port';

/**
 * Between preload and main process: the preload asks on it and says which language the window was set to; the answer
 * carries the port.
 */
export const contractPortChannel = 'print-room:contract-port';

/** Under this name the page remembers the language it was set to. */
export const rememberedLanguage = 'print-room:language';
