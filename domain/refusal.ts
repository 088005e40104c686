/** One thing that is wrong: a message key (`refusal.<code>`), and the form field at fault, if one is. */
export type Fault = { code: string; field?: string }

/** Why a deed was not done. Thrown inside a command's transaction, so that nothing of the deed remains. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly faults: readonly [Fault, ...Fault[]]

  constructor(code: string, field?: string, ...more: Fault[]) {
    super(field ? `${code} (${field})` : code)
    this.faults = [field ? { code, field } : { code }, ...more]
  }

  get code(): string {
    return this.faults[0].code
  }
}
