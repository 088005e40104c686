import type { AgentKind } from '../../agent'
import { findAgent } from '../../agents/agents'
import type { Act, Frame, Voice } from './frame'

/** Who a frame turns out to give its words to. `agent` null only where the people are unnamed. */
export type Attribution = {
  agent: string | null
  unnamed: boolean
  via: string[]
  act: Act
  frame: Frame
  goesOn: boolean
}

type Known = { agents: readonly string[]; class: string | null; sentence: number }

/** "The newspaper" may mean one that was not called so only if it was named at most so many sentences before. */
const RECENT = 2

/** Which agents a word that points back may mean. */
const KINDS: Readonly<Record<string, AgentKind>> = {
  newspaper: 'outlet',
  channel: 'outlet',
  agency: 'agency',
  site: 'outlet',
  group: 'institution',
}

/** Remembers who was cited, so that "the newspaper" and "the sources" lead back to the right one. */
export class Memory {
  readonly #publisher: string | null
  readonly #byClass = new Map<string, Known>()
  #unclassed: Known[] = []
  #latest: Known | null = null
  #people: Attribution | null = null
  #last: Attribution[] = []
  #sentence = 0

  constructor(publisher: string | null) {
    this.#publisher = publisher
  }

  /** Takes note of an agent that the text names, cited or not. */
  see(agents: readonly string[], kind: string | null, sentence: number): void {
    this.#note({ agents, class: kind, sentence })
  }

  /** The attributions of the text's next frame: one, or one for each of several who speak together. */
  take(frame: Frame, sentence: number): Attribution[] {
    this.#sentence = sentence
    if (frame.subject === null && frame.carriers.length === 0) {
      if (frame.from.length > 0) return this.#settle(frame, [])
      return this.#last.map((last) => ({ ...last, act: frame.act, frame, goesOn: true }))
    }
    return this.#settle(frame, frame.subject ? [frame.subject] : [])
  }

  #settle(frame: Frame, subject: Voice[]): Attribution[] {
    const isOutlet = subject[0]?.who === 'agent' || subject[0]?.who === 'again' || subject[0]?.who === 'self'
    const chain = [...frame.carriers, ...subject, ...frame.from]
    const inner = chain.at(-1) as Voice
    if (inner.who === 'other' && subject[0] === inner && frame.carriers.length === 0) return this.#forget()

    let via: string[] = []
    let agents: readonly string[] = []
    let goesOn = false
    for (const voice of chain) {
      const named = voice.who === 'unnamed' ? (voice.host ? this.#agentsOf(voice.host) : []) : this.#agentsOf(voice)
      if (voice.who === 'again' && named.length === 0 && (voice === subject[0] || !isOutlet)) return this.#forget()
      if (voice.who === 'again') goesOn = true
      if (named.length === 0) continue
      if (agents.length === 1) via = [...via, ...agents]
      agents = named
    }
    const unnamed = inner.who === 'unnamed'
    if (inner.who === 'unnamed' && inner.definite && agents.length === 0) {
      if (!this.#people) return this.#forget()
      const again = { ...this.#people, act: frame.act, frame, goesOn: true }
      this.#last = [again]
      return [again]
    }
    if (agents.length === 0 && !unnamed) return this.#forget()
    if (inner.who === 'other' && !isOutlet && frame.carriers.length === 0) return this.#forget()

    const chained = [...new Set(via)].filter((id) => !agents.includes(id) && id !== this.#publisher)
    const found: Attribution[] = (agents.length > 0 ? agents : [null]).map((agent) => ({
      agent,
      unnamed,
      via: chained,
      act: frame.act,
      frame,
      goesOn,
    }))
    if (unnamed) this.#people = found[0] ?? null
    this.#last = found
    return found
  }

  #forget(): Attribution[] {
    this.#last = []
    return []
  }

  #agentsOf(voice: Voice): readonly string[] {
    if (voice.who === 'self') return this.#publisher ? [this.#publisher] : []
    if (voice.who === 'again') return this.#lastOf(voice.class)
    if (voice.who !== 'agent') return []
    this.#note({ agents: voice.agents, class: voice.class, sentence: this.#sentence })
    return voice.agents
  }

  #note(known: Known): void {
    if (known.class !== null) this.#byClass.set(known.class, known)
    else this.#unclassed = [...this.#unclassed.slice(-9), known]
    this.#latest = known
  }

  /** The last agent named up to here that is called so; else one just named of which nothing says that it is not. */
  #lastOf(wanted: string): readonly string[] {
    if (wanted === 'report') return this.#latest?.agents ?? []
    const called = this.#byClass.get(wanted === 'statement' ? 'ministry' : wanted)
    const recent = this.#unclassed.findLast(({ agents, sentence }) => {
      const kind = findAgent(agents[0] ?? '')?.kind
      return (
        this.#sentence - sentence <= RECENT && KINDS[wanted] !== undefined && (kind ?? KINDS[wanted]) === KINDS[wanted]
      )
    })
    const isFresh = called && this.#sentence - called.sentence <= RECENT
    return (isFresh ? called : (recent ?? called))?.agents ?? []
  }
}
