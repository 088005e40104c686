import { beforeEach, describe, expect, test, vi } from 'vitest'
import { UNANSWERED } from '../components/desk/answer'
import { Refusal } from '../domain/refusal'

const person = vi.fn()
vi.mock('../auth/person', () => ({ currentPerson: () => person(), sessionKey: async () => 'session' }))
const counted = vi.fn()
vi.mock('../auth/counted', () => ({ counted: (...asked: unknown[]) => counted(...asked) }))
vi.mock('../db/connection', () => ({ db: () => 'the database' }))
vi.mock('next/navigation', () => ({
  redirect: (to: string) => {
    throw new Error(`to ${to}`)
  },
}))

const [prove, ways] = [vi.fn(), vi.fn(async () => ['app'])]
vi.mock('../auth/factors/prove', () => ({ prove: (...asked: unknown[]) => prove(...asked) }))
vi.mock('../auth/factors/factor', () => ({ waysOf: () => ways() }))

const { form } = await import('./door')

const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
beforeEach(() => {
  said.mockClear()
  person.mockResolvedValue({ id: 'me', handle: 'mine', role: 'reviewer', suspended: false })
})

function posted(fields: [string, string | File][]): FormData {
  const data = new FormData()
  for (const [name, value] of fields) data.append(name, value)
  return data
}

const BACK: [string, string] = ['back', '/en/desk/events/some-event?claim=1']
const typed = posted([BACK, ['reason', 'as typed  \u202E'], ['evidence', 'a'], ['evidence', 'b'], ['$ACTION_ID_x', '']])

describe('success', () => {
  test('leads back to the page the form was posted from, with the status', async () => {
    const action = form(async () => undefined, { then: () => 'vote_cast' })
    await expect(action(UNANSWERED, typed)).rejects.toThrow('to /en/desk/events/some-event?claim=1&done=vote_cast')
  })

  test('leads to what the answer changes in the address', async () => {
    const action = form(async () => ({ id: 'new' }), {
      then: ({ id }, page) => {
        page.searchParams.set('source', id)
        return 'source_kept'
      },
    })
    await expect(action(UNANSWERED, typed)).rejects.toThrow('claim=1&source=new&done=source_kept')
  })

  test.each(['https://evil.test/en', '//evil.test', 'javascript:alert(1)', ''])('never leads to %j', async (back) => {
    const action = form(async () => undefined, { then: () => 'done' })
    await expect(action(UNANSWERED, posted([['back', back]]))).rejects.toThrow('to /ar/desk?done=done')
  })
})

describe('what is not theirs to do', () => {
  const refuses = (code: string) =>
    form(async () => Promise.reject(new Refusal(code)), { then: () => 'done' })(UNANSWERED, typed)

  test.each(['barred_voted', 'own_proposal', 'not_your_role', 'suspended'])(
    'is said to whoever runs the site: %s',
    async (code) => {
      expect(await refuses(code)).toMatchObject({ faults: [{ code }] })
      expect(said.mock.calls.map(([line]) => JSON.parse(String(line)))).toMatchObject([
        { place: 'form', refused: code, by: 'me' },
      ])
    },
  )

  test.each(['required', 'evidence_missing', 'vote_moved'])('is nothing that anybody gets wrong: %s', async (code) => {
    expect(await refuses(code)).toMatchObject({ faults: [{ code }] })
    expect(said).not.toHaveBeenCalled()
  })
})

describe('what a command is asked', () => {
  test('is the fields, several values where several may be ticked, by whoever is signed in', async () => {
    const command = vi.fn(async () => undefined)
    const action = form(command, { lists: ['evidence'], then: () => 'done' })
    const data = posted([...typed.entries(), ['actor', 'somebody else']] as [string, string][])
    await action(UNANSWERED, data).catch(() => {})
    expect(command).toHaveBeenCalledWith('the database', expect.objectContaining({ id: 'me' }), {
      reason: 'as typed  \u202E',
      evidence: ['a', 'b'],
      actor: 'somebody else',
    })
  })

  test('is an empty list where nothing was ticked', async () => {
    const command = vi.fn(async () => undefined)
    await form(command, { lists: ['evidence'], then: () => 'done' })(UNANSWERED, posted([BACK])).catch(() => {})
    expect(command).toHaveBeenCalledWith('the database', expect.objectContaining({ id: 'me' }), { evidence: [] })
  })

  test('leaves files to whoever parses them', async () => {
    const parse = vi.fn((_values: unknown, data: FormData) => ({ file: data.get('file') }))
    const data = posted([BACK, ['file', new File(['x'], 'x.txt')], ['title', 'T']])
    await form(async () => undefined, { parse, then: () => 'done' })(UNANSWERED, data).catch(() => {})
    expect(parse.mock.calls[0]?.[0]).toEqual({ title: 'T' })
  })
})

describe('what is refused', () => {
  test('comes back with its faults and everything that was typed', async () => {
    const command = async () => {
      throw new Refusal('required', 'verdict', { code: 'too_short', field: 'reason' })
    }
    expect(await form(command, { lists: ['evidence'], then: () => 'done' })(UNANSWERED, typed)).toEqual({
      faults: [
        { code: 'required', field: 'verdict' },
        { code: 'too_short', field: 'reason' },
      ],
      values: { reason: 'as typed  \u202E', evidence: ['a', 'b'] },
    })
    expect(said).not.toHaveBeenCalled()
  })

  test('includes whoever is not signed in; nothing is asked of the command', async () => {
    person.mockResolvedValue(null)
    const command = vi.fn(async () => undefined)
    const answer = await form(command, { then: () => 'done' })(UNANSWERED, typed)
    expect(answer).toMatchObject({ faults: [{ code: 'signed_out' }], values: { reason: 'as typed  \u202E' } })
    expect(command).not.toHaveBeenCalled()
  })
})

describe('what fails', () => {
  const failing = (error: unknown) =>
    form(
      async () => {
        throw error
      },
      { then: () => 'done' },
    )(UNANSWERED, typed)

  test('is told as a failure, keeps what was typed, and says nothing of it to the log', async () => {
    const cause = Object.assign(new Error('Key (email)=(one@example.org) exists'), { code: '23505' })
    const answer = await failing(new Error('insert … params: as typed, one@example.org', { cause }))
    expect(answer).toMatchObject({ faults: [{ code: 'failed' }], values: { reason: 'as typed  \u202E' } })
    expect(String(said.mock.calls)).toContain('Error < Error 23505')
    expect(String(said.mock.calls)).not.toMatch(/example|typed/)
  })

  test.each([
    'ECONNREFUSED',
    'CONNECTION_CLOSED',
    'CONNECT_TIMEOUT',
    '57P03',
    '53300',
    '53100',
    '08006',
    '55P03',
    '57014',
    '25P04',
    'no_turn',
    'no_answer',
  ])('a database that is away (%s) is told as such', async (code) => {
    const answer = await failing(new Error('x', { cause: Object.assign(new Error('y'), { code }) }))
    expect(answer.faults).toEqual([{ code: 'unavailable' }])
  })

  test('includes finding out who is signed in', async () => {
    person.mockRejectedValue(Object.assign(new Error('z'), { code: 'ECONNREFUSED' }))
    const answer = await form(async () => undefined, { then: () => 'done' })(UNANSWERED, typed)
    expect(answer).toMatchObject({ faults: [{ code: 'unavailable' }], values: { reason: 'as typed  \u202E' } })
  })
})

describe('a second factor', () => {
  const PROVEN = new Date()
  const ruling = vi.fn(async (_db: unknown, { provenAt }: { provenAt?: unknown }) => {
    if (provenAt !== PROVEN) throw new Refusal('step_up_needed', 'proof')
  })
  const post = (proof: string) =>
    form(ruling, { then: () => 'ruled' })(
      UNANSWERED,
      posted([...typed.entries(), ['proof', proof]] as [string, string][]),
    )
  beforeEach(() => {
    prove.mockReset().mockResolvedValue(PROVEN)
    ruling.mockClear()
  })

  test('that comes with a deed is proven before it, and is no field of it', async () => {
    await expect(post(' 123456 ')).rejects.toThrow('done=ruled')
    expect(prove).toHaveBeenCalledWith(
      'the database',
      expect.objectContaining({ id: 'me', session: 'session' }),
      '123456',
    )
    expect(ruling.mock.calls[0]?.[2 as never]).not.toHaveProperty('proof')
  })

  test('that is missing is asked for at its field, with everything typed and by what it can be proven', async () => {
    expect(await post('')).toEqual({
      faults: [{ code: 'step_up_needed', field: 'proof', among: ['app'] }],
      values: expect.objectContaining({ reason: 'as typed  \u202E' }),
    })
    expect(prove).not.toHaveBeenCalled()
  })

  test('that is wrong refuses the deed unasked, and does not come back', async () => {
    prove.mockRejectedValue(new Refusal('code_wrong', 'proof'))
    const answer = await post('123456')
    expect(answer.faults).toEqual([{ code: 'code_wrong', field: 'proof', among: ['app'] }])
    expect(JSON.stringify(answer)).not.toContain('123456')
    expect(ruling).not.toHaveBeenCalled()
  })

  test('that nobody has set up is said as such', async () => {
    ways.mockResolvedValueOnce([])
    expect((await post('')).faults).toEqual([{ code: 'no_factor', field: 'proof' }])
  })

  test('that was proven a moment ago is not asked again: a code that comes all the same is not used up', async () => {
    person.mockResolvedValue({ id: 'me', handle: 'mine', role: 'moderator', suspended: false, provenAt: PROVEN })
    await expect(post('123456')).rejects.toThrow('done=ruled')
    expect(prove).not.toHaveBeenCalled()
  })
})

describe('what may be done only so often', () => {
  const giveBack = vi.fn(async () => {})
  beforeEach(() => {
    giveBack.mockClear()
    counted.mockReset().mockResolvedValue({ giveBack })
  })

  test('is counted for whoever is signed in, and refused with what was typed and when to come again', async () => {
    const command = vi.fn(async () => undefined)
    const action = form(command, { limit: 'vote', then: () => 'done' })
    await expect(action(UNANSWERED, typed)).rejects.toThrow('done=done')
    expect(counted).toHaveBeenCalledWith('vote', { person: 'me' })
    counted.mockRejectedValue(Refusal.of([{ code: 'too_many', minutes: 3 }]))
    expect(await action(UNANSWERED, typed)).toMatchObject({
      faults: [{ code: 'too_many', minutes: 3 }],
      values: { reason: 'as typed  \u202E' },
    })
    expect(command).toHaveBeenCalledTimes(1)
    expect(giveBack).not.toHaveBeenCalled()
  })

  test('does not count where it was refused, and counts where nobody knows whether it was done', async () => {
    const command = vi.fn<() => Promise<undefined>>()
    const action = form(command, { limit: 'vote', then: () => 'done' })
    command.mockRejectedValueOnce(new Refusal('recused'))
    await action(UNANSWERED, typed)
    expect(giveBack).toHaveBeenCalledTimes(1)
    command.mockRejectedValueOnce(new Error('lost'))
    await action(UNANSWERED, typed)
    expect(giveBack).toHaveBeenCalledTimes(1)
  })

  test('is nothing without a limit', async () => {
    await expect(form(async () => undefined, { then: () => 'done' })(UNANSWERED, typed)).rejects.toThrow('done=done')
    expect(counted).not.toHaveBeenCalled()
  })
})
