/** How a name sounds: its consonants, and for each of them the vowels written before it, as a digit of `VOWELS`. */
export type Sound = { consonants: string; vowels: string }

/**
 * What letters of the Arabic, Latin and Cyrillic scripts stand for when a name is written as it is heard; several sounds
 * where writers differ (ج is j and, in Cairo, g; v is ف and, between Turks and Arabs, و). Sounds that are exchanged all
 * the time are one: b and p, s and sh and z, k and q. Given folded: ş is s, ı is i, ة is ه.
 */
const CONSONANTS = `
tsch j, dj j, sch s, sh s, zh s j, ch j s k, ck k, kh h, gh g, ph f, qu k, dh d s, th t s, x ks,
b b, p b, t t, d d, j j, k k, q k, c k j s, g g j, s s, z s, h h, f f, v f u, l l, m m, n n, r r,
ب b, پ b, ت t, ط t, د d, ض d s, ج j g, چ j, ژ s j, ك k, ق k g, گ g, غ g, س s, ص s, ز s, ش s, ظ s d, ث s t, ذ s d, خ h, ح h, ه h,
ف f, ڤ f, ڨ g, ل l, ڵ l, م m, ن n, ر r, ڕ r,
б b, п b, т t, д d, ж s j, ч j, к k, г g, с s, з s, ш s, щ s, ц s, х h, ф f, в f u, л l, м m, н n, р r`

const OPEN = 1
const FRONT = 2
const BACK = 4
const VOWELS: readonly (readonly [string, number])[] = [
  ['aاаáя', OPEN],
  ['eەэеё', OPEN | FRONT],
  ['iyيۍێиыйю', FRONT],
  ['ouwوۆۇоу', BACK],
  ['عءئؤьъ', 0],
]

const SOUND_OF: ReadonlyMap<string, readonly string[]> = new Map(
  CONSONANTS.split(',').map((entry) => {
    const [letters = '', ...sounds] = entry.trim().split(' ')
    return [letters, sounds] as const
  }),
)
const VOWEL_OF: ReadonlyMap<string, number> = new Map(
  VOWELS.flatMap(([letters, vowel]) => [...letters].map((letter) => [letter, vowel] as const)),
)
const LONGEST_SPELLING = Math.max(...[...SOUND_OF.keys()].map((letters) => letters.length))
/** The letters that a spelling of several may begin with. */
const LEADS = new Set([...SOUND_OF.keys()].filter((letters) => letters.length > 1).map((letters) => letters[0]))

/** A name of which every reading is kept would have thousands; beyond these only the commonest of each letter is. */
const MOST_READINGS = 8

/** Longer names are told apart by their spelling; sounding them would only cost time. */
const LONGEST_SOUNDED = 60

/** Every way a folded name may sound, articles aside; none where it has letters of another script. */
export function soundsOf(name: string): Sound[] {
  if (name.length > LONGEST_SOUNDED) return []
  return withoutArticles(name).flatMap(readingsOf)
}

/** A reading in the making; `open`: the vowels behind its last consonant. */
type Reading = Sound & { open: number }

function readingsOf(letters: string): Sound[] {
  // A vowel at the very beginning is always written, so it counts as a sound of its own.
  const begins = VOWEL_OF.has(letters[0] ?? '') ? { consonants: 'a', vowels: '0' } : { consonants: '', vowels: '' }
  let readings: Reading[] = [{ ...begins, open: 0 }]
  for (let at = 0; at < letters.length; ) {
    const vowel = VOWEL_OF.get(letters[at] as string)
    if (vowel !== undefined) {
      for (const reading of readings) reading.open |= vowel
      at++
      continue
    }
    const spelled = spellingAt(letters, at)
    const sounds = soundsAt(spelled, at + spelled.length === letters.length)
    if (!sounds) return []
    const few = readings.length * sounds.length > MOST_READINGS ? sounds.slice(0, 1) : sounds
    readings =
      few.length === 1
        ? readings.map((reading) => say(reading, few[0] as string))
        : readings.flatMap((reading) => few.map((sound) => say(reading, sound)))
    at += spelled.length
    // A doubled letter is one sound, as scripts double differently.
    while (at < letters.length && letters[at] === letters[at - 1]) at++
  }
  return readings
}

function spellingAt(letters: string, at: number): string {
  if (!LEADS.has(letters[at])) return letters[at] as string
  for (let length = LONGEST_SPELLING; length > 1; length--) {
    const spelled = letters.slice(at, at + length)
    if (SOUND_OF.has(spelled)) return spelled
  }
  return letters[at] as string
}

/** What a spelling may sound like; an h at the end is often silent, a ه there always. */
function soundsAt(spelled: string, last: boolean): readonly string[] | undefined {
  if (spelled >= '0' && spelled <= '9') return [spelled]
  if (last && spelled === 'h') return ['h', '']
  if (last && spelled === 'ه') return ['']
  return SOUND_OF.get(spelled)
}

function say({ consonants, vowels, open }: Reading, sound: string): Reading {
  if (sound === 'u' && consonants === '') return { consonants: 'a', vowels: '0', open: BACK }
  if (sound === 'u') return { consonants, vowels, open: open | BACK }
  if (sound === '') return { consonants, vowels, open }
  return { consonants: consonants + sound, vowels: vowels + open + '0'.repeat(sound.length - 1), open: 0 }
}

/** Consonants that a sound has, the vowel it may begin with aside: how telling it is. */
export function weightOf({ consonants }: Sound): number {
  return consonants.startsWith('a') ? consonants.length - 1 : consonants.length
}

/** Whether two names with the same consonants may be one: no vowel that both write contradicts the other. */
export function agree(one: Sound, other: Sound): boolean {
  let against = 0
  for (let at = 0; at < one.vowels.length; at++) {
    const mine = Number(one.vowels[at])
    const theirs = Number(other.vowels[at])
    if (mine && theirs && !(mine & theirs)) against++
  }
  return against <= (weightOf(one) > 5 ? 1 : 0)
}

/** A name as one run of letters, with no article before its words, and once with the article left that may be none. */
function withoutArticles(name: string): string[] {
  const words = name.split(' ')
  const bare = words.filter((word, at) => !isArticle(word, words[at + 1]))
  const cut = bare.map((word) => (/^(?:ال)\p{L}{3}/u.test(word) ? word.slice(2) : word)).join('')
  const joined = /^(?:al|el)\p{L}{4}/u.exec(cut) ? [cut.slice(2)] : []
  return [...new Set([cut, ...joined])]
}

function isArticle(word: string, next: string | undefined): boolean {
  if (!next) return false
  return /^(?:al|el|ul|il|the)$/.test(word) || (/^[aeiu](?:sh|[dnrstz])$/.test(word) && next.startsWith(word.slice(1)))
}
