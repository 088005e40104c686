import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Db } from '../../db/client'
import { readFactors } from '../../db/queries/factors'
import { freshDb, person, refusal, rolledBack } from '../../db/testing'
import { CHALLENGE_MINUTES, RECOVERY_CODES } from '../../domain/factor'
import { settings } from '../../server/settings'
import { keyOf, openSession } from '../session'
import type { Holder } from './factor'
import { addPasskey, beginPasskey, challengePasskey, removePasskey } from './passkeys'
import { prove } from './prove'

vi.mock('../mail', () => ({ post: async () => {} }))

let db: Db
let close: () => Promise<void>
beforeAll(async () => {
  vi.stubEnv('AUTH_SECRET', 'a secret of more than thirty-two characters')
  ;({ db, close } = await freshDb())
})
afterAll(() => close())

/** Somebody who has just signed in. */
async function arrived(tx: Db): Promise<Holder> {
  const { id, handle } = await person(tx, 'moderator')
  const session = keyOf(await openSession(tx, id))
  return { id, handle, session, openedAt: new Date(), provenAt: null }
}

type Said = { origin: string; verified: boolean; counter: number }

/** A device that makes one key (ES256) and signs with it, as Web Authentication Level 3 has it; `said` is what it says otherwise. */
function device() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(16)
  // A COSE key in CBOR (RFC 9053, section 7.1): a map of five, kty EC2, alg ES256, crv P-256, x, y.
  const head = (hex: string, bytes: string) => Buffer.concat([Buffer.from(hex, 'hex'), Buffer.from(bytes, 'base64url')])
  const cose = Buffer.concat([head('a5010203262001215820', x), head('225820', y)])

  const clientData = (type: string, challenge: string, origin: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const authData = ({ verified, counter }: Said, attested = Buffer.alloc(0)) => {
    const rp = createHash('sha256').update(new URL(settings().authUrl).hostname).digest()
    const tail = Buffer.alloc(5)
    tail[0] = 1 | (verified ? 4 : 0) | (attested.length > 0 ? 0x40 : 0)
    tail.writeUInt32BE(counter, 1)
    return Buffer.concat([rp, tail, attested])
  }
  const whole = (said: Partial<Said>): Said => ({ origin: settings().authUrl, verified: true, counter: 0, ...said })
  const answered = (response: Record<string, Buffer>) => {
    const texts = Object.entries(response).map(([name, bytes]) => [name, bytes.toString('base64url')])
    const name = id.toString('base64url')
    const more = { clientExtensionResults: {}, type: 'public-key' }
    return JSON.stringify({ id: name, rawId: name, response: Object.fromEntries(texts), ...more })
  }

  return {
    id: id.toString('base64url'),
    register(challenge: string, other: Partial<Said> = {}): string {
      const said = whole(other)
      const data = authData(said, Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cose]))
      // { fmt: 'none', attStmt: {}, authData }
      const before = Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex')
      return answered({
        clientDataJSON: clientData('webauthn.create', challenge, said.origin),
        attestationObject: Buffer.concat([before, Buffer.from([data.length]), data]),
      })
    },
    sign(challenge: string, other: Partial<Said> = {}): string {
      const said = whole(other)
      const clientDataJSON = clientData('webauthn.get', challenge, said.origin)
      const authenticatorData = authData(said)
      const signed = Buffer.concat([authenticatorData, createHash('sha256').update(clientDataJSON).digest()])
      return answered({ clientDataJSON, authenticatorData, signature: sign('sha256', signed, privateKey) })
    },
  }
}

/** Adds a device, and gives its recovery codes. */
async function added(tx: Db, who: Holder, key = device(), said: Partial<Said> = {}) {
  const { challenge } = await beginPasskey(tx, who)
  return { key, codes: await addPasskey(tx, who, { name: 'laptop', answer: key.register(challenge, said) }) }
}

const asks = async (tx: Db, who: Holder) => (await challengePasskey(tx, who)).challenge

test('a passkey is a factor: the first brings recovery codes, and its signature proves the session', () =>
  rolledBack(db, async (tx) => {
    const who = await arrived(tx)
    const { key, codes } = await added(tx, who)
    expect(codes).toHaveLength(RECOVERY_CODES)
    expect((await readFactors(tx, who.id)).passkeys).toMatchObject([{ name: 'laptop' }])
    expect(await prove(tx, who, key.sign(await asks(tx, who), { counter: 1 }))).toBeInstanceOf(Date)
  }))

test('an answer is good for one challenge, of this session, within its minutes', () =>
  rolledBack(db, async (tx) => {
    const who = await arrived(tx)
    const { key } = await added(tx, who)
    const answer = key.sign(await asks(tx, who), { counter: 1 })
    await prove(tx, who, answer)
    expect(await refusal(prove(tx, who, answer))).toBe('passkey_failed (proof)')
    const elsewhere = { ...who, session: keyOf(await openSession(tx, who.id)) }
    expect(await refusal(prove(tx, elsewhere, key.sign(await asks(tx, who), { counter: 2 })))).toBe(
      'passkey_failed (proof)',
    )
    const late = key.sign(await asks(tx, who), { counter: 3 })
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + CHALLENGE_MINUTES * 60_000 })
    const end = await refusal(prove(tx, who, late)).finally(() => vi.useRealTimers())
    expect(end).toBe('passkey_failed (proof)')
  }))

test('what was signed for another site, by nobody whom the device knew, or by a copy of the device proves nothing', () =>
  rolledBack(db, async (tx) => {
    const who = await arrived(tx)
    const { key } = await added(tx, who, device(), { counter: 5 })
    for (const said of [{ origin: 'https://isnad.example.net' }, { verified: false }, { counter: 5 }, { counter: 4 }]) {
      const answer = key.sign(await asks(tx, who), { counter: 9, ...said })
      expect(await refusal(prove(tx, who, answer)), JSON.stringify(said)).toBe('passkey_failed (proof)')
    }
    expect(await prove(tx, who, key.sign(await asks(tx, who), { counter: 9 }))).toBeInstanceOf(Date)
  }))

test('somebody else’s passkey, another device under the same id, and what is no answer prove nothing', () =>
  rolledBack(db, async (tx) => {
    const [who, other] = [await arrived(tx), await arrived(tx)]
    const { key } = await added(tx, who)
    const { key: theirs } = await added(tx, other)
    expect(await refusal(prove(tx, who, theirs.sign(await asks(tx, who), { counter: 1 })))).toBe(
      'passkey_failed (proof)',
    )
    const forged = JSON.stringify({ ...JSON.parse(theirs.sign(await asks(tx, who), { counter: 1 })), id: key.id })
    expect(await refusal(prove(tx, who, forged))).toBe('passkey_failed (proof)')
    for (const answer of ['{', '{}', '{"id":null}', `{"id":"${'x'.repeat(20_000)}"}`]) {
      await asks(tx, who)
      expect(await refusal(prove(tx, who, answer))).toBe('passkey_failed (proof)')
    }
  }))

test('none is added for another site, without the person, twice, or without proof once there is one', () =>
  rolledBack(db, async (tx) => {
    const who = await arrived(tx)
    for (const said of [{ origin: 'https://isnad.example.net' }, { verified: false }])
      expect(await refusal(added(tx, who, device(), said)), JSON.stringify(said)).toBe('passkey_failed')
    expect((await readFactors(tx, who.id)).passkeys).toEqual([])
    const { key } = await added(tx, who)
    expect(await refusal(added(tx, who))).toBe('step_up_needed (proof)')
    const proven = { ...who, provenAt: new Date() }
    expect(await refusal(added(tx, proven, key))).toBe('passkey_failed')
    const { codes } = await added(tx, proven)
    expect(codes).toEqual([])
  }))

test('to take one away takes proof, and that it is one’s own; with the last the recovery codes go', () =>
  rolledBack(db, async (tx) => {
    const [who, other] = [await arrived(tx), await arrived(tx)]
    const { key } = await added(tx, who)
    const { key: theirs } = await added(tx, other)
    const proven = { ...who, provenAt: new Date() }
    expect(await refusal(removePasskey(tx, who, key.id))).toBe('step_up_needed (proof)')
    expect(await refusal(removePasskey(tx, proven, theirs.id))).toBe('not_found')
    await removePasskey(tx, proven, key.id)
    expect(await readFactors(tx, who.id)).toMatchObject({ passkeys: [], codesLeft: 0 })
    expect((await readFactors(tx, other.id)).passkeys).toHaveLength(1)
  }))
