import { expect, type Page } from '@playwright/test'
import type { Locale } from '../../domain/locale'
import type { Outcome } from '../../domain/ruling'
import type { Plea } from '../../domain/statement'
import type { Verdict } from '../../domain/verdict'
import { words } from './words'

/** The page of one case, at the desk and in public, worked by roles and names in one of the languages. */
export class CaseFile {
  readonly words: (typeof words)[Locale]

  constructor(
    readonly page: Page,
    readonly id: string,
    readonly locale: Locale = 'en',
  ) {
    this.words = words[locale]
  }

  async open(): Promise<void> {
    await this.page.goto(`/${this.locale}/desk/disputes/${this.id}`)
  }

  async read(): Promise<void> {
    await this.page.goto(`/${this.locale}/disputes/${this.id}`)
  }

  form(name: string) {
    return this.page.getByRole('form', { name, exact: true })
  }

  button(name: string) {
    return this.page.getByRole('button', { name, exact: true })
  }

  /** Where one's own deeds are, or why there are none. */
  get deeds() {
    return this.page.getByRole('region', { name: this.words.disputes.deeds, exact: true })
  }

  get ruling() {
    return this.form(this.words.disputes.rule)
  }

  async says(code: keyof typeof this.words.desk.done): Promise<void> {
    await expect(this.page.getByRole('status')).toContainText(this.words.desk.done[code])
  }

  async take(): Promise<void> {
    await this.button(this.words.disputes.take).click()
    await this.says('case_taken')
  }

  /** Fills in the ruling's form, with every passage that is offered as what it rests on. */
  async fillRuling(outcome: Outcome, reason: string, verdict?: Verdict): Promise<void> {
    const radio = (name: string) => this.ruling.getByRole('radio', { name, exact: true })
    await radio(this.words.outcome[outcome]).check()
    if (verdict) await radio(this.words.verdict[verdict]).check()
    await this.ruling.getByLabel(this.words.disputes.reason, { exact: true }).fill(reason)
    for (const tick of await this.ruling.getByRole('checkbox').all()) await tick.check()
  }

  async publish(): Promise<void> {
    await this.button(this.words.disputes.submit).click()
  }

  statement(again = false) {
    return this.form(this.words.disputes[again ? 'stateAgain' : 'state'])
  }

  async fillStatement(plea: Plea, text: string, again = false): Promise<void> {
    const form = this.statement(again)
    await form.getByRole('radio', { name: this.words.plea[plea], exact: true }).check()
    await form.getByLabel(this.words.disputes.statement, { exact: true }).fill(text)
  }

  async state(): Promise<void> {
    await this.button(this.words.disputes.stateIt).click()
    await this.says('case_stated')
  }

  async appeal(why: string): Promise<void> {
    await this.page.getByLabel(this.words.disputes.appealText, { exact: true }).fill(why)
    await this.button(this.words.disputes.appealIt).click()
    await this.says('case_appealed')
  }
}
