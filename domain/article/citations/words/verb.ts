import type { Act } from '../frame'
import type { Phrases } from './phrases'

/** What a form of a reporting verb does; `needs`: only where one of these follows in the same sentence. */
export type Verb = { act: Act; relays: boolean; needs: Phrases | null }
