/** Header that carries a session through the doors. */
export const sessionHeader = 'x-print-room-session';
