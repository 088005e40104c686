/** How long a mailed link can be used: long enough for slow mail, short for a mailbox left open. */
export const LINK_MINUTES = 20

/** A session ends after so many days whatever is done with it: it is never prolonged. */
export const SESSION_DAYS = 30
