import { describe, expect, test } from 'vitest'
import { HANDLE_LENGTH, handleFault, handleKey } from './handle'

describe('a handle is letters of one script, digits after them, single underscores between', () => {
  test.each([
    'ali',
    'zeynep',
    'çağrı',
    'şükrü_öz',
    'reader42',
    'a_b',
    'a_1',
    'ليلى',
    'مراسل_دمشق',
    'علي٢٠٢٤',
    'أحمد',
    'ab'.padEnd(HANDLE_LENGTH.max, 'c'),
  ])('%s can be chosen', (handle) => {
    expect(handleFault(handle)).toBeNull()
  })

  test.each([
    ['an upper-case letter', 'Zeynep'],
    ['İ', 'İsmail'],
    ['a digit first', '1ali'],
    ['an underscore first', '_ali'],
    ['an underscore last', 'ali_'],
    ['two underscores', 'ali__veli'],
    ['a space', 'ali veli'],
    ['a space before it', ' ali'],
    ['a line feed after it', 'ali\n'],
    ['a hyphen', 'ali-veli'],
    ['a dot', 'ali.veli'],
    ['an at sign', 'ali@example'],
    ['a letter of neither alphabet', 'josé'],
    ['a letter not composed', 'c\u0327ag'],
    ['Cyrillic letters that look Latin', 'аdam'],
    ['Greek letters', 'νικος'],
    ['full-width letters', 'ａｌｉ'],
    ['Latin and Arabic together', 'aliعلي'],
    ['Latin and Arabic by an underscore', 'ali_علي'],
    ['Arabic with ASCII digits', 'علي2024'],
    ['Latin with Arabic digits', 'ali٢٠٢٤'],
    ['Arabic with Persian digits', 'علي۲۰'],
    ['an Arabic digit first', '٢علي'],
    ['tatweel', 'عـلي'],
    ['tashkeel', 'عَلي'],
    ['Persian letters', 'گلیم'],
    ['a joiner', 'می\u200cخوا'],
    ['an emoji', 'ali😀'],
  ])('%s: refused for its form', (_, handle) => {
    expect(handleFault(handle)).toBe('handle_form')
  })

  test.each([
    ['empty', '', 'too_short'],
    ['two letters', 'al', 'too_short'],
    ['one letter too many', 'a'.repeat(HANDLE_LENGTH.max + 1), 'too_long'],
    ['a direction override', 'ali\u202eveli', 'bidi_controls'],
    ['an invisible space', 'ali\u200bveli', 'bidi_controls'],
    ['NUL', 'ali\0', 'control_characters'],
    ['half a pair', 'ali\ud800', 'not_well_formed'],
  ])('%s: %j → %s', (_, handle, fault) => {
    expect(handleFault(handle)).toBe(fault)
  })
})

describe('nobody speaks for the platform', () => {
  test.each([
    'admin',
    'isnad',
    'moderator',
    'operator',
    'reviewer',
    'rule',
    'former',
    'system',
    'support',
    'admın',
    'ısnad',
    'adm1n',
    'ru1e',
    'rev1ewer',
    'moderat0r',
    'moderatör',
    'sy5tem',
    'şystem',
    'ad_min',
    'i_s_n_a_d',
    'yönetici',
    'yonetici',
    'إسناد',
    'اسناد',
    'أسناد',
    'إسن١د',
    'مدير',
    'مشرف',
    'مراجع',
  ])('%s is reserved', (handle) => {
    expect(handleFault(handle)).toBe('handle_reserved')
  })

  test.each(['admins', 'isnadi', 'ruler', 'the_admin', 'مديرة'])('%s is not', (handle) => {
    expect(handleFault(handle)).toBeNull()
  })
})

describe('two handles that look alike have one key', () => {
  test.each([
    ['çağrı', 'cagri'],
    ['şükrü', 'sukru'],
    ['öz_gür', 'ozgur'],
    ['s0z', 'soz'],
    ['ma1', 'mal'],
    ['me5ut', 'mesut'],
    ['ali_veli', 'aliveli'],
    ['a_l_i', 'ali'],
    ['أحمد', 'احمد'],
    ['إبراهيم', 'ابراهيم'],
    ['آدم', 'ادم'],
    ['ليلى', 'ليلي'],
    ['رئيس', 'رييس'],
    ['فاطمة', 'فاطمه'],
    ['مؤمن', 'مومن'],
    ['علي١', 'عليا'],
    ['طا٥ر', 'طاهر'],
    ['c\u0327ag', 'çag'],
  ])('%s and %s', (one, other) => {
    expect(handleKey(one)).toBe(handleKey(other))
  })

  test.each([
    ['ali', 'veli'],
    ['ali', 'alim'],
    ['ali2', 'ali3'],
    ['علي', 'علا'],
    ['سمير', 'سميرة'],
  ])('%s and %s stay two', (one, other) => {
    expect(handleKey(one)).not.toBe(handleKey(other))
  })

  test('the key of a key is itself', () => {
    for (const handle of ['çağrı_1', 'مؤ_منة١', 'me5_0']) expect(handleKey(handleKey(handle))).toBe(handleKey(handle))
  })
})
