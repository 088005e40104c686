/** One way to read a word: as it stands, or without what is tied to it. */
export type Form = {
  text: string
  /** What was cut off its end: a case ending, or all that an apostrophe ties to its stem. */
  inflected: null | 'stem' | 'word'
  /** The Arabic particles cut off before it. */
  particles: string
  /** Its Arabic article was cut off. */
  article: boolean
}

/** The ways to read a word whose apostrophe has a stem before it: first as it stands, then with less and less. */
export function formsOf(text: string, stem: string): readonly Form[] {
  const forms = [form(text, null, '', false)]
  if (stem !== text) forms.push(form(stem, 'stem', '', false))
  const bare = withoutCase(text)
  if (bare !== null) forms.push(form(bare, 'word', '', false))
  const initial = text.charCodeAt(0)
  if (initial > 0x600 && PARTICLES.includes(text[0] as string)) addWithoutParticles(forms, text)
  return forms
}

function form(text: string, inflected: Form['inflected'], particles: string, article: boolean): Form {
  return { text, inflected, particles, article }
}

const PARTICLES = 'وفبلكا'

/** Turkish ties its cases to a possessive without an apostrophe: Ajansı-ndan, gazete-nin, Bakanlığı-yla. */
function withoutCase(text: string): string | null {
  if (text.length < 7) return null
  const ending = /(?:n(?:in|un|a|e|i|u|da|de|dan|den|daki|deki|ca|ce)|yla|yle|ydi|ysa)$/.exec(text)
  const bare = ending ? text.slice(0, ending.index) : ''
  return /[aeiou]$/.test(bare) ? bare : null
}

/** A word of Arabic without the particles written together with it, and without its article. */
function addWithoutParticles(forms: Form[], text: string): void {
  addLess(forms, '', text)
  const first = text[0] as string
  if (first === 'و' || first === 'ف') {
    addLess(forms, first, text.slice(1))
    addLess(forms, text.slice(0, 2), text.slice(2))
  } else addLess(forms, first, text.slice(1))
}

function addLess(forms: Form[], particles: string, rest: string): void {
  if (rest === '' || !/^[وف]?[بلك]?$/.test(particles)) return
  if (particles) forms.push(form(rest, null, particles, false))
  if (rest.length < 4) return
  if (rest.startsWith('ال')) forms.push(form(rest.slice(2), null, particles, true))
  // ل + ال is written لل
  if (rest.startsWith('لل')) {
    forms.push(form(`ا${rest.slice(1)}`, null, particles, false))
    forms.push(form(rest.slice(2), null, particles, true))
  }
}
