import { expect, type Page } from '@playwright/test'
import type { Ground } from '../../domain/ground'
import type { Locale } from '../../domain/locale'
import type { Capacity } from '../../domain/party'
import { letters } from './blindness'
import { words } from './words'

type Said = {
  capacity: Capacity
  name: string
  email: string
  ground: Exclude<Ground, 'contested' | 'held'>
  statement: string
}

/** What somebody does whom a claim is about, without an account: the public form, the mailed link, the page that is theirs. */
export class Complaint {
  readonly words: (typeof words)[Locale]

  constructor(
    readonly page: Page,
    readonly locale: Locale = 'en',
  ) {
    this.words = words[locale]
  }

  async open(claimId: string): Promise<void> {
    await this.page.goto(`/${this.locale}/complaints/new?about=claim:${claimId}`)
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(this.words.complaint.title)
  }

  field(name: 'name' | 'email' | 'statement') {
    return this.page.getByLabel(this.words.complaint[name], { exact: true })
  }

  radio(name: string) {
    return this.page.getByRole('radio', { name, exact: true })
  }

  button(name: string) {
    return this.page.getByRole('button', { name, exact: true })
  }

  async fill({ capacity, name, email, ground, statement }: Said): Promise<void> {
    await this.radio(this.words.complaint.as[capacity]).check()
    await this.field('name').fill(name)
    await this.field('email').fill(email)
    await this.radio(this.words.ground[ground]).check()
    await this.field('statement').fill(statement)
  }

  async send(): Promise<void> {
    await this.button(this.words.complaint.send).click()
  }

  async confirm(): Promise<void> {
    await this.button(this.words.complaint.confirm.open).click()
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(this.words.complaint.mine.title)
  }
}

/** The newest link to an address whose path begins so, once its letter has come. */
export async function linkTo(email: string, path: string, data?: string): Promise<string> {
  const find = () => {
    const theirs = letters(data).filter((letter) => letter.includes(`<${email}>`) || letter.includes(`To: ${email}`))
    return theirs
      .flatMap((letter) => /^https?:\/\/\S+$/gm.exec(letter)?.[0] ?? [])
      .findLast((link) => link.includes(path))
  }
  await expect.poll(find, { timeout: 30_000 }).toBeTruthy()
  return new URL(find() as string).pathname
}
