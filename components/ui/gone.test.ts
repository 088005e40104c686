import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import { LOCALES } from '../../domain/locale'
import { ERASED_MARK, WITHHOLDING_CODES } from '../../domain/removal'
import ar from '../../messages/ar.json'
import en from '../../messages/en.json'
import tr from '../../messages/tr.json'
import { plainWords } from './gone'

const messages = { ar, en, tr }

test.each(LOCALES)(
  'in a title nobody reads a mark: what is gone is said in words, all else as it stands (%s)',
  (locale) => {
    const said = createTranslator({ locale, messages: messages[locale] as typeof en, namespace: 'gone' })
    const t = said as unknown as Parameters<typeof plainWords>[1]
    expect(plainWords('They met. ▇▇▇ 7c', t)).toBe('They met. ▇▇▇ 7c')
    expect(plainWords(ERASED_MARK, t)).toBe(messages[locale].gone.erased)
    for (const code of WITHHOLDING_CODES) {
      const words = plainWords(`▇▇▇ 7${code[0]}.0a`, t)
      expect(words).toContain(messages[locale].gone.because[code])
      expect(words).not.toMatch(/▇/)
    }
  },
)
