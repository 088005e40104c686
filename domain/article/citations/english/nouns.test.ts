import { expect, test } from 'vitest'
import { said } from '../said'

test.each([
  ['a denial issued', 'The Kremlin put out a terse denial within minutes.', ['kremlin: denies']],
  [
    'a denial possessed',
    "Despite the Russian Defence Ministry's denial, the flights went on.",
    ['russian-mod: denies'],
  ],
  ['called untrue', 'The Turkish Foreign Ministry branded the tape a crude forgery.', ['turkish-mfa: denies']],
  ['denied in a quotation', '"It never happened," a spokesman for the Kremlin said.', ['kremlin: denies']],
  ['refused in a quotation', '"We don\'t comment on rumours," said the Kremlin.', ['kremlin: no_comment']],
  ['nothing to add', 'The Turkish Foreign Ministry had nothing to add.', ['turkish-mfa: no_comment']],
  ['no word from', 'There was no immediate comment from the Syrian Foreign Ministry.', ['syrian-mfa: no_comment']],
  ['unanswered', 'Messages left with the Syrian Foreign Ministry went unanswered.', ['syrian-mfa: no_comment']],
  ['in the telling of', "In Axios's telling, the meeting was over in minutes.", ['axios: claims']],
  ['as a subject', 'The Tasnim version puts the launch a day earlier.', ['tasnim: claims']],
  ['where it comes from', 'The figure comes from Bloomberg.', ['bloomberg: claims']],
  ['who counted', 'Anadolu counted thirty wounded.', ['anadolu: claims']],
  [
    'an outlet as passive agent',
    'Reached by Reuters by phone, an official said the port was shut.',
    ['reuters unnamed: claims'],
  ],
  ['people of no name', 'A shepherd told AFP by phone that the road was mined.', ['afp unnamed: claims']],
  [
    'a side clause',
    'Al-Monitor, whose account was picked up by Sputnik, described the raid as failed.',
    ['al-monitor via sputnik: claims'],
  ],
  [
    'first and then',
    'A claim first made by Al-Akhbar and repeated by RT concerns the price.',
    ['al-akhbar via rt: claims'],
  ],
  [
    'quoted people',
    'Both had burns, according to doctors quoted by Asharq Al-Awsat.',
    ['asharq-al-awsat unnamed: claims'],
  ],
  ['the magazine', 'Der Spiegel has the minutes. Four objected, the magazine says.', ['der-spiegel: claims']],
  ['an apology of the press', 'The Guardian apologised to its readers.', ['guardian: corrects']],
  ['a note', "CNN later added an editor's note acknowledging the error.", ['cnn: corrects']],
  ['the headline behind', 'Army shelled market: SOHR', ['sohr: claims']],
])('%s', (_, text, wanted) => expect(said(text, 'en')).toEqual(wanted))

test.each([
  ['called, but nothing untrue', 'Reuters called its office in Cairo twice.'],
  ['put, but no figure', 'The BBC put its archive into boxes.'],
  ['an apology of a ministry is no correction', 'The Turkish Foreign Ministry apologised to the families.'],
  ['an object', 'She read the Reuters account on the train.'],
  ['doubted', 'The deal could not be confirmed by Reuters.'],
  ['nobody known', 'She had nothing to add, and the questions went unanswered.'],
  ['states', 'Turkey called the letter baseless, and Damascus issued a denial.'],
  ['us is no state', 'They showed us the door, and the magazine lay on the table.'],
])('none: %s', (_, text) => expect(said(text, 'en')).toEqual([]))
