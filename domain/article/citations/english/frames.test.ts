import { expect, test } from 'vitest'
import { said } from '../said'

test.each([
  [
    'a plain statement',
    'The Turkish newspaper Aydınlık said on Monday that the talks were over.',
    ['aydinlik: claims'],
  ],
  ['behind what was said', 'The talks were over, the Turkish newspaper Aydınlık said.', ['aydinlik: claims']],
  ['the verb first', '"The talks are over," said the Kremlin.', ['kremlin: claims']],
  ['as it reported', 'The road, as Reuters reported on Monday, has been closed.', ['reuters: claims']],
  ['according to', 'According to Reuters, the road has been closed.', ['reuters: claims']],
  [
    'unnamed people of theirs',
    'As Reuters reported, citing two officials, the road has been closed.',
    ['reuters unnamed: claims'],
  ],
  [
    'between name and verb',
    'Bloomberg, citing people familiar with the matter, said the yard was for sale.',
    ['bloomberg unnamed: claims'],
  ],
  [
    'according to people of theirs',
    'Axios reported that the yard was for sale, according to two people briefed on the plan.',
    ['axios unnamed: claims'],
  ],
  [
    'learned from',
    'The New York Times has learned from three officials that the base will close.',
    ['new-york-times unnamed: claims'],
  ],
  [
    'told',
    'A senior official, who asked not to be named, told Reuters that the road had been closed.',
    ['reuters unnamed: claims'],
  ],
  ['a deed to an outlet', 'A diplomat confirmed the visit to Axios.', ['axios unnamed: confirms']],
  ['nowhere', 'Two Western diplomats said the road had been closed.', ['someone unnamed: claims']],
  [
    'a passive with somebody',
    'An unnamed official was quoted as saying the road was closed.',
    ['someone unnamed: claims'],
  ],
  ['a chain', 'TASS, quoting the Turkish newspaper Aydınlık, said the talks were over.', ['aydinlik via tass: claims']],
  [
    'a chain from its end',
    'Citing the Israeli daily Haaretz, the TASS news agency said the talks were over.',
    ['haaretz via tass: claims'],
  ],
  [
    'three links',
    'According to Axios, the Israeli daily Haaretz quoted unnamed officials as saying the talks were over.',
    ['haaretz unnamed via axios: claims'],
  ],
  ['quoted as saying', 'TASS quoted Sergei Ivanov as saying the talks were over.', ['tass: claims']],
  [
    'carried by',
    '"It is over," the Syrian Foreign Ministry said in a statement carried by SANA.',
    ['syrian-mfa via sana: claims'],
  ],
  [
    'an interview',
    'Farmer Nadia Ferhat told Al-Monitor in an interview that the wells were dry.',
    ['al-monitor: claims'],
  ],
  ['speaking to', 'Speaking to Al Jazeera, farmer Nadia Ferhat said the wells were dry.', ['al-jazeera: claims']],
  ['a minister', 'Turkish Foreign Minister Hakan Fidan said the visit was off.', ['turkish-mfa: claims']],
  [
    'a name, then the office',
    'Sergei Lavrov, the Russian foreign minister, said the visit was off.',
    ['russian-mfa: claims'],
  ],
  ['a spokesman', 'A spokesman for the Turkish defence ministry said the visit was off.', ['turkish-mod: claims']],
  [
    'two ministries',
    'The Turkish and Russian defence ministries said patrols had begun.',
    ['turkish-mod: claims', 'russian-mod: claims'],
  ],
  [
    'two agencies',
    "Iran's semi-official Tasnim and Mehr news agencies both said the fire was out.",
    ['tasnim: claims', 'mehr: claims'],
  ],
  [
    'a report spoken of',
    'The mayor dismissed a report in the Turkish newspaper Aydınlık that the bridge had cracked.',
    ['aydinlik: claims'],
  ],
  ['a headline', 'Reuters: road to the airport closed', ['reuters: claims']],
])('%s', (_, text, citations) => {
  expect(said(text, 'en')).toEqual(citations)
})

test.each([
  ['The Russian Defence Ministry denied that troops had left.', 'russian-mod: denies'],
  ['The Russian Defence Ministry said there was no truth in the report.', 'russian-mod: denies'],
  ['The Russian Defence Ministry confirmed the report.', 'russian-mod: confirms'],
  ['The Russian Defence Ministry declined to comment.', 'russian-mod: no_comment'],
  ['The Russian Defence Ministry did not respond to questions.', 'russian-mod: no_comment'],
  ['The Associated Press retracted a story about the crash.', 'ap: corrects'],
  ['Al Jazeera broadcast footage of the crater.', 'al-jazeera: reports'],
])('the act: %s', (text, citation) => {
  expect(said(text, 'en')).toEqual([citation])
})

test('words that point back lead to the last agent that they fit, a last name to whom its bearer speaks for', () => {
  const text =
    'The TASS agency said a delegation had arrived. The Turkish newspaper Aydınlık wrote that it had left.\n\nThe agency denied this. Kremlin spokesman Dmitry Peskov said he knew nothing. Peskov declined to comment further.'
  expect(said(text, 'en')).toEqual([
    'tass: claims',
    'aydinlik: claims',
    'tass: denies',
    'kremlin: claims',
    'kremlin: no_comment',
  ])
})

test.each([
  [
    'states and capitals',
    'Ankara denied the claim. Damascus said the road was open, and the regime insisted nothing had changed.',
  ],
  ['what was not said', 'Reuters did not say who was there. The Russian Defence Ministry has not confirmed the visit.'],
  ['what may be said', 'The BBC will say more on Monday; Haaretz may publish the letter.'],
  ['passive without anybody', 'It was reported that the road was closed. The claim could not be verified.'],
  [
    'outlets spoken about',
    'Police detained a Sputnik journalist. Shares in the owner of Der Spiegel fell. CNN plans a studio in Doha.',
  ],
  ['inside what somebody else says', '"Reuters said it was true," he shouted.'],
  ['ordinary words', 'The sun said goodbye and the guardian of the shrine claimed a coin.'],
  ['nobody introduced them', 'The newspaper said the talks were over. The sources added that they were short.'],
  ['readers', 'The pool is open.\n\nComments\nbasil: Al Jazeera says it leaks'],
  ['a list of names', 'Reuters, AFP, AP, dpa.'],
  ['part of a name', 'Omar Hadi, an analyst, told Harbour Insider that the yard was closed.'],
])('no citation: %s', (_, text) => {
  expect(said(text, 'en')).toEqual([])
})
