import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { keyOf, openSession } from '../../auth/session'
import { type Db, openDb } from '../../db/client'
import { DATABASE, startPostgres } from '../../db/embedded'
import { sessions } from '../../db/schema'
import type { Role } from '../../domain/permissions'
import { type Someone, someone } from './people'

type Who = Role | Someone

interface Fixtures {
  /** Signs the test's own browser in: as someone new with a role, or as someone who is there. */
  signIn: (who: Who) => Promise<Someone>
  /** Someone else, with a browser of their own. */
  another: (who: Who) => Promise<Someone & { page: Page }>
  /** Answers with these statuses are what this test is about; every other failed answer fails it. */
  expectStatus: (...statuses: number[]) => void
  /** A stranger's browser, watched like the test's own. */
  stranger: (options?: BrowserContextOptions) => Promise<Page>
}

export const test = base.extend<Fixtures & { troubles: Troubles }, { db: Db }>({
  /** The database of the site under test, as the program itself may use it. */
  db: [
    async ({}, use) => {
      const server = await startPostgres({ dir: process.env.ISNAD_DATA as string, join: true })
      const { db, close } = openDb(server.url(DATABASE), { max: 4 })
      await use(db)
      await close()
    },
    { scope: 'worker' },
  ],

  troubles: [
    async ({ context }, use) => {
      const troubles = new Troubles()
      troubles.watch(context)
      await use(troubles)
      expect(troubles.said, 'nothing goes wrong in the browser').toEqual([])
    },
    { auto: true },
  ],

  expectStatus: async ({ troubles }, use) => {
    await use((...statuses) => {
      for (const each of statuses) troubles.expected.add(each)
    })
  },

  signIn: async ({ db, context, baseURL }, use) => {
    await use((who) => enter(db, context, baseURL as string, who))
  },

  another: async ({ db, stranger, baseURL }, use) => {
    await use(async (who) => {
      const page = await stranger()
      return { ...(await enter(db, page.context(), baseURL as string, who)), page }
    })
  },

  stranger: async ({ browser, troubles }, use) => {
    const opened: BrowserContext[] = []
    await use(async (options) => {
      const context = await browser.newContext(options)
      opened.push(context)
      troubles.watch(context)
      return context.newPage()
    })
    await Promise.all(opened.map((each) => each.close()))
  },
})

/**
 * Writes a session row and hands its token over: signing in by letter is a journey of its own, and so is proving a second
 * factor, which this session has just done.
 */
async function enter(db: Db, context: BrowserContext, url: string, who: Who): Promise<Someone> {
  const person = typeof who === 'string' ? await someone(db, who) : who
  const value = await openSession(db, person.id)
  await db
    .update(sessions)
    .set({ provenAt: new Date() })
    .where(eq(sessions.sessionToken, keyOf(value)))
  await context.addCookies([{ name: 'authjs.session-token', value, url, httpOnly: true, sameSite: 'Lax' }])
  return person
}

/** Whatever a browser complains of. */
class Troubles {
  readonly said: string[] = []
  readonly expected = new Set<number>()

  watch(context: BrowserContext): void {
    context.on('weberror', (error) => this.said.push(String(error.error())))
    context.on('console', (message) => {
      const isStatus = [...this.expected].some((each) => message.text().includes(`status of ${each}`))
      if (message.type() === 'error' && !isStatus) this.said.push(`${message.text()} ${message.location().url}`)
    })
    context.on('response', (response) => {
      const status = response.status()
      if (status >= 400 && !this.expected.has(status)) this.said.push(`${status} ${response.url()}`)
    })
  }
}

export { expect }
