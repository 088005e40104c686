/** What does not hold, where it was found first. Anything else that is thrown is a fault of this program or of the machine. */
export class Finding extends Error {
  /**
   * @param {string} why a sentence without an end
   * @param {{ index?: number | null, about?: string, place?: string }} [where] the entry's index in the log, what it says it is
   *   (`vote.cast vote:…`), or the file or table where no entry can be named
   */
  constructor(why, { index = null, about = '', place = '' } = {}) {
    super(why)
    this.name = 'Finding'
    this.index = index
    this.about = about
    this.place = place
  }

  /** The finding as one line. */
  line() {
    const at = [this.index === null ? '' : `index ${this.index}`, this.about && `(${this.about})`]
      .filter(Boolean)
      .join(' ')
    return `bad: ${[at, this.place, this.message].filter(Boolean).join(': ')}`
  }
}

/**
 * Looks at one thing. Whatever is thrown at it is found there: what cannot be read must not keep anybody from looking.
 * @template T
 * @param {{ index?: number | null, about?: string, place?: string }} where
 * @param {() => T} look
 * @returns {T}
 */
export function lookAt(where, look) {
  try {
    return look()
  } catch (error) {
    if (error instanceof Finding || !(error instanceof Error)) throw error
    throw new Finding(error.constructor === Error ? error.message : `it cannot be read: ${error.message}`, where)
  }
}

/**
 * What is wrong with a file of the log as a whole.
 * @param {string} place
 * @param {string} why
 */
export function at(place, why) {
  return new Finding(why, { place })
}
