/**
 * Why a deed was not done. `code` is a message key (`refusal.<code>`), `field` the form field at fault, if one is.
 * Thrown inside a command's transaction, so that nothing of the deed remains.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'

  constructor(
    readonly code: string,
    readonly field?: string,
  ) {
    super(field ? `${code} (${field})` : code)
  }
}
