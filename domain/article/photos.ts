import { endsSentence, type Line } from './lines'
import { agentNamed, agentsAmong, isPublisherName } from './names'
import { labelOf } from './signs'
import { PHOTO, PHOTO_PLACES, wordsOf } from './words/lexicon'

const MOST_WORDS = 40
const CAMERA =
  /getty ?images|shutterstock|afp photo|ap photo|reuters\/|\/reuters|\/afp|\/ap\b|anadolu via|via getty|via reuters|via ap\b/i
const LAST_BRACKETS = /[([]([^()[\]]{2,60})[)\]]\s*[.]?$/

/** Whether a line is a photo's caption or credit: it says so, or it ends by naming whose photo it is. */
export function isPhotoCredit(line: Line): boolean {
  const { text, words } = line
  if (words > MOST_WORDS) return false
  if (words <= 30 && CAMERA.test(text)) return true
  const label = labelOf(text)
  if (label && PHOTO.has(wordsOf(label).join(' '))) return true
  if (!endsSentence(text) && PHOTO.has(wordsOf(text.split(/[,،]/, 1)[0] ?? '').join(' '))) return true
  if (words <= 8 && isPhotographer(text)) return true
  const bracketed = LAST_BRACKETS.exec(text)?.[1]
  if (bracketed && !endsSentence(text.replace(LAST_BRACKETS, '')) && isPhotoSource(bracketed)) return true
  return words <= 8 && !endsSentence(text) && beginsAsPhoto(text)
}

/** `صورة أرشيفية - إنترنت`: a photo word, then nothing or whence it comes behind a sign. */
function beginsAsPhoto(text: string): boolean {
  const [first = '', ...rest] = text.split(/\s*[-–—ـ:|/()،,.]\s*/).filter(Boolean)
  const begins = PHOTO.has(wordsOf(first).join(' '))
  return begins && rest.every((part) => isPhotoSource(part) || wordsOf(part).length <= 4)
}

/** `Sputnik / Name Surname`: an agency, a slash, a person. */
function isPhotographer(text: string): boolean {
  const [agency = '', person = '', ...more] = text.split('/').map((part) => part.trim())
  if (more.length > 0 || !isPublisherName(agency)) return false
  return /^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+$/u.test(person)
}

function isPhotoSource(text: string): boolean {
  return text.split(/[/\-–—,،+|]/).some((part) => {
    const words = wordsOf(part).join(' ')
    return PHOTO_PLACES.has(words) || PHOTO.has(words) || agentNamed(part) !== null || agentsAmong(part).length > 0
  })
}
