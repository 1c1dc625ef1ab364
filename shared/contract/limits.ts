// How much one message or file may hold, known to both ends so that the page can say it before sending.

const megabyte = 1024 * 1024;

/** One call's input as JSON text, in bytes. */
export const callLimit = 16 * megabyte;

/** One file handed over by the browser shell, in bytes. */
export const uploadLimit = 64 * megabyte;
