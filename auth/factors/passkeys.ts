import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  type VerifiedRegistrationResponse,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { and, eq } from 'drizzle-orm'
import type { Db, Tx } from '../../db/client'
import { PROOF } from '../../db/deed'
import { passkeys, sessions } from '../../db/schema'
import { CHALLENGE_MINUTES, isOver, PASSKEY_NAME } from '../../domain/factor'
import { Refusal } from '../../domain/refusal'
import { settings } from '../../server/settings'
import { drawRecoveryCodes, type Holder, lockFactor, noteProof, permitEnrolment, permitProven } from './factor'
import { endIfLast } from './remove'
import { tell } from './tell'

/** Longer than any answer of a device. */
const ANSWER_LENGTH = 20_000

/** What a browser asks a device for a new passkey with. Throws `sign_in_anew` or `step_up_needed` (proof). */
export async function beginPasskey(db: Db, who: Holder): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return db.transaction(async (tx) => {
    await permitEnrolment(tx, who, new Date())
    const options = await generateRegistrationOptions({
      rpName: 'Isnad',
      rpID: rpId(),
      userID: new Uint8Array(Buffer.from(who.id)),
      userName: who.handle ?? who.id,
      excludeCredentials: await known(tx, who.id),
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    })
    await keepChallenge(tx, who, options.challenge)
    return options
  })
}

/**
 * Keeps the passkey that a device made for this session's challenge, under a name. Out: recovery codes, where it is the first
 * factor. Throws `name_length` (name), `passkey_failed` for any other answer, and as `beginPasskey`.
 */
export async function addPasskey(db: Db, who: Holder, asked: { name: string; answer: string }): Promise<string[]> {
  const name = asked.name.trim().normalize('NFC')
  if ([...name].length < PASSKEY_NAME.min || [...name].length > PASSKEY_NAME.max)
    throw new Refusal('name_length', 'name')
  const { credential } = await registered(asked.answer, await takeChallenge(db, who))
  const at = new Date()
  const codes = await db.transaction(async (tx) => {
    await lockFactor(tx, who.id)
    const isFirst = await permitEnrolment(tx, who, at)
    const { id, publicKey, counter, transports = [] } = credential
    const added = await tx
      .insert(passkeys)
      .values({ id, userId: who.id, name, publicKey, counter, transports })
      .onConflictDoNothing()
      .returning({ id: passkeys.id })
    if (added.length === 0) throw new Refusal('passkey_failed')
    await noteProof(tx, who, at)
    return isFirst ? drawRecoveryCodes(tx, who.id) : []
  })
  await tell(db, who.id, 'passkey_added')
  return codes
}

/** What a browser asks a device for a proof with; for this session, once. Throws `no_factor` (proof). */
export async function challengePasskey(db: Db, who: Holder): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const allowCredentials = await known(db, who.id)
  if (allowCredentials.length === 0) throw new Refusal('no_factor', PROOF)
  const options = await generateAuthenticationOptions({ rpID: rpId(), allowCredentials, userVerification: 'required' })
  await keepChallenge(db, who, options.challenge)
  return options
}

/**
 * Proves this session by a device's answer to its challenge (Web Authentication Level 3, section 7.2): the person verified by
 * the device, and its counter ahead of the last one. Out: since when. Throws `passkey_failed` (proof).
 */
export async function provePasskey(db: Db, who: Holder, typed: string): Promise<Date> {
  const failed = new Refusal('passkey_failed', PROOF)
  const challenge = await takeChallenge(db, who)
  const answer = parsed<AuthenticationResponseJSON>(typed)
  if (!challenge || !answer) throw failed
  const at = new Date()
  return db.transaction(async (tx) => {
    const own = and(eq(passkeys.id, String(answer.id)), eq(passkeys.userId, who.id))
    const [key] = await tx.select().from(passkeys).where(own).for('update')
    if (!key) throw failed
    const { id, counter, transports } = key
    const publicKey = new Uint8Array(key.publicKey)
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      ...expected(challenge),
      response: answer,
      credential: { id, publicKey, counter, transports },
    }).catch(() => {
      throw failed
    })
    if (!verified) throw failed
    await tx.update(passkeys).set({ counter: authenticationInfo.newCounter, usedAt: at }).where(own)
    await noteProof(tx, who, at)
    return at
  })
}

/** Takes one passkey away. Throws `step_up_needed` (proof), `not_found`. */
export async function removePasskey(db: Db, who: Holder, id: string): Promise<void> {
  permitProven(who, new Date())
  await db.transaction(async (tx) => {
    await lockFactor(tx, who.id)
    const own = and(eq(passkeys.id, id), eq(passkeys.userId, who.id))
    const removed = await tx.delete(passkeys).where(own).returning({ id: passkeys.id })
    if (removed.length === 0) throw new Refusal('not_found')
    await endIfLast(tx, who.id)
  })
  await tell(db, who.id, 'passkey_removed')
}

const rpId = () => new URL(settings().authUrl).hostname

function expected(expectedChallenge: string) {
  const { authUrl } = settings()
  return { expectedChallenge, expectedOrigin: authUrl, expectedRPID: rpId(), requireUserVerification: true }
}

async function registered(
  typed: string,
  challenge: string | null,
): Promise<NonNullable<VerifiedRegistrationResponse['registrationInfo']>> {
  const response = parsed<RegistrationResponseJSON>(typed)
  const found =
    challenge && response && (await verifyRegistrationResponse({ ...expected(challenge), response }).catch(() => null))
  if (!found || !found.verified) throw new Refusal('passkey_failed')
  return found.registrationInfo
}

/** What a device answered, as JSON; whether it is any answer at all is for the verification. */
function parsed<Response>(typed: string): Response | null {
  if (typed.length > ANSWER_LENGTH) return null
  try {
    const read = JSON.parse(typed)
    return typeof read === 'object' && read !== null ? read : null
  } catch {
    return null
  }
}

function known(db: Db | Tx, userId: string) {
  const { id, transports } = passkeys
  return db.select({ id, transports }).from(passkeys).where(eq(passkeys.userId, userId))
}

async function keepChallenge(db: Db | Tx, who: Holder, challenge: string): Promise<void> {
  const asked = { challenge, challengedAt: new Date() }
  await db.update(sessions).set(asked).where(eq(sessions.sessionToken, who.session))
}

/** The challenge of this session, which is then spent, whatever the answer is worth. */
async function takeChallenge(db: Db, who: Holder): Promise<string | null> {
  return db.transaction(async (tx) => {
    const own = eq(sessions.sessionToken, who.session)
    const [row] = await tx.select().from(sessions).where(own).for('update')
    await tx.update(sessions).set({ challenge: null, challengedAt: null }).where(own)
    return row?.challenge && !isOver(row.challengedAt, CHALLENGE_MINUTES, new Date()) ? row.challenge : null
  })
}
